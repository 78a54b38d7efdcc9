using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>Pictures of pages, as a scanner makes them: drawn by poppler from small PDFs.</summary>
internal static class Scan
{
    /// <summary>The first of the programs that is not there; null when all are.</summary>
    public static string? Missing { get; } = ((string[])["pdftoppm", "pdfimages", "tesseract"]).FirstOrDefault(program => !IsThere(program));

    /// <summary>The first page of a PDF as a picture: <c>png</c>, <c>jpeg</c>, <c>tiff</c>, or <c>gray</c> for PGM.</summary>
    public static byte[] Picture(TinyPdf pdf, string format = "png", int dpi = 200)
    {
        using var folder = new TempFolder();
        string file = folder.Write("page.pdf", pdf.Bytes());
        using var process = Process.Start("pdftoppm", ["-singlefile", "-gray", .. format == "gray" ? Array.Empty<string>() : [$"-{format}"], "-r", $"{dpi}", file, folder["page"]]);
        process.WaitForExit();
        return File.ReadAllBytes(Directory.GetFiles(folder.Path).Single(path => !path.EndsWith(".pdf", StringComparison.Ordinal)));
    }

    /// <summary>The first page of a PDF as rows of gray pixels.</summary>
    public static (int Width, int Height, byte[] Pixels) Gray(TinyPdf pdf, int dpi = 200)
    {
        byte[] pgm = Picture(pdf, "gray", dpi);
        string[] head = Encoding.ASCII.GetString(pgm, 0, 40).Split('\n');
        string[] size = head[1].Split(' ');
        return (int.Parse(size[0], null), int.Parse(size[1], null), pgm[(head[0].Length + head[1].Length + head[2].Length + 3)..]);
    }

    /// <summary>A TIFF file of several pages.</summary>
    public static byte[] Tiff(params ReadOnlySpan<(int Width, int Height, byte[] Pixels)> pages)
    {
        using var file = new MemoryStream();
        file.Write("II*\0"u8);
        file.Write(new byte[4]);
        long link = 4;
        foreach ((int width, int height, byte[] pixels) in pages)
        {
            long data = file.Position;
            file.Write(pixels);
            if (file.Position % 2 != 0)
                file.WriteByte(0);
            long directory = file.Position;
            (int Tag, int Value)[] entries = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, (int)data), (277, 1), (278, height), (279, pixels.Length)];
            Span<byte> bytes = new byte[2 + (12 * entries.Length) + 4];
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)entries.Length);
            for (int i = 0; i < entries.Length; i++)
            {
                Span<byte> entry = bytes[(2 + (12 * i))..];
                BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)entries[i].Tag);
                BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)entries[i].Value);
            }

            file.Write(bytes);
            Link(file, link, (uint)directory);
            link = directory + bytes.Length - 4;
        }

        return file.ToArray();
    }

    /// <summary>The beginning of a PNG file that says it has this size; no pixel follows.</summary>
    public static byte[] PngHeader(uint width, uint height)
    {
        byte[] png = new byte[64];
        ((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R']).CopyTo(png);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        png[24] = 8;
        return png;
    }

    private static void Link(MemoryStream file, long at, uint to)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, to);
        file.Position = at;
        file.Write(bytes);
        file.Position = file.Length;
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
