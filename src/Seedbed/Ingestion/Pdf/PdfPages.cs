using System.Text;

namespace Seedbed.Ingestion.Pdf;

/// <summary>Reads the lines of <c>pdftotext -tsv</c>: level, page, …, left, top, width, height, confidence, text.</summary>
internal sealed class PdfPages
{
    private const int MostWordLength = 10_000;
    private const int Fields = 12;
    private readonly List<PdfPage> _pages = [];
    private readonly List<PdfWord> _words = [];

    /// <summary>The pages, each with its lines. To be asked for once all lines were taken.</summary>
    public List<PdfPage> All
    {
        get
        {
            EndPage();
            return _pages;
        }
    }

    /// <summary>Takes one line of output, without its end.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (line.Length < 2 || line[1] != '\t' || line[0] is not ((byte)'1' or (byte)'4' or (byte)'5'))
            return;
        if (line[0] != '5')
            EndLine();
        if (line[0] == '4')
            return;
        Span<int> starts = stackalloc int[Fields];
        if (!Split(line, starts))
            return;
        if (line[0] == '1')
        {
            EndPage();
            _pages.Add(new(Number(line[starts[8]..]), Number(line[starts[9]..])));
        }
        else if (_pages.Count > 0)
        {
            AddWord(line, starts);
        }
    }

    private static bool Split(ReadOnlySpan<byte> line, Span<int> starts)
    {
        starts[0] = 0;
        for (int field = 1; field < Fields; field++)
        {
            int tab = line[starts[field - 1]..].IndexOf((byte)'\t');
            if (tab < 0)
                return false;
            starts[field] = starts[field - 1] + tab + 1;
        }

        return true;
    }

    private void AddWord(ReadOnlySpan<byte> line, ReadOnlySpan<int> starts)
    {
        string text = Plain(Encoding.UTF8.GetString(line[starts[11]..]).Trim());
        if (text.Length is > 0 and < MostWordLength)
        {
            _words.Add(new(text, Number(line[starts[6]..]), Number(line[starts[7]..]),
                Math.Max(0.01f, Number(line[starts[8]..])), Math.Max(0.01f, Number(line[starts[9]..]))));
        }
    }

    private void EndLine()
    {
        if (_words.Count > 0)
            _pages[^1].Lines.Add(new([.. _words]));
        _words.Clear();
    }

    private void EndPage()
    {
        EndLine();
        if (_pages.Count > 0 && !_pages[^1].IsArranged)
            PdfRows.Arrange(_pages[^1]);
    }

    /// <summary>Digits with a point, up to a tab; anything else is 0.</summary>
    private static float Number(ReadOnlySpan<byte> text)
    {
        bool minus = text.Length > 0 && text[0] == '-';
        double value = 0, scale = 0;
        for (int at = minus ? 1 : 0; at < text.Length && text[at] != '\t'; at++)
        {
            int digit = text[at] - '0';
            if (text[at] == '.' && scale == 0)
            {
                scale = 1;
                continue;
            }

            if (digit is < 0 or > 9)
                return 0;
            value = value * 10 + digit;
            scale *= 10;
        }

        value /= Math.Max(1, scale);
        return (float)Math.Clamp(minus ? -value : value, -100_000, 100_000);
    }

    /// <summary>Ligatures written out; soft hyphens stay for now, since they say where a word was broken.</summary>
    private static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uFB00', '\uFB06') < 0)
            return text;
        return text.Replace("\uFB00", "ff", StringComparison.Ordinal).Replace("\uFB01", "fi", StringComparison.Ordinal)
            .Replace("\uFB02", "fl", StringComparison.Ordinal).Replace("\uFB03", "ffi", StringComparison.Ordinal)
            .Replace("\uFB04", "ffl", StringComparison.Ordinal).Replace("\uFB05", "st", StringComparison.Ordinal)
            .Replace("\uFB06", "st", StringComparison.Ordinal);
    }
}
