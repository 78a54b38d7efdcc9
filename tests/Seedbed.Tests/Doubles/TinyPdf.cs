using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>Writes small PDFs by hand: pages of lines in Helvetica or Courier at given places.</summary>
internal sealed class TinyPdf
{
    private readonly List<StringBuilder> _pages = [];

    public string? Title { get; init; }

    public TinyPdf Page()
    {
        _pages.Add(new());
        return this;
    }

    public TinyPdf Line(double x, double fromTop, string text, double size = 10, bool code = false)
    {
        string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal).Replace("•", "\\225", StringComparison.Ordinal);
        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /{(code ? "F2" : "F1")} {size} Tf {x} {800 - fromTop} Td ({escaped}) Tj ET\n");
        return this;
    }

    /// <summary>A gray picture over the whole page.</summary>
    public TinyPdf Picture((int Width, int Height, byte[] Pixels) picture)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(picture.Pixels);
        _pages[^1].Append(CultureInfo.InvariantCulture, $"q 595 0 0 842 0 0 cm BI /W {picture.Width} /H {picture.Height} /BPC 8 /CS /G /F [/AHx /Fl] ID ")
            .Append(Convert.ToHexString(packed.ToArray())).Append("> EI Q\n");
        return this;
    }

    public byte[] Bytes()
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{string.Join(' ', _pages.Select((_, i) => $"{5 + 2 * i} 0 R"))}] /Count {_pages.Count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        };
        for (int i = 0; i < _pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * i} 0 R >>");
            objects.Add($"<< /Length {_pages[i].Length} >>\nstream\n{_pages[i]}endstream");
        }

        objects.Add($"<< /Title ({Title ?? ""}) >>");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info {objects.Count} 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
