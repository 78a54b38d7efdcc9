using System.Globalization;

namespace Seedbed.Ingestion.Pdf;

/// <summary>Reads the lines of <c>pdftotext -tsv</c>: level, page, …, left, top, width, height, confidence, text.</summary>
internal sealed class PdfPages
{
    private const int MostWordLength = 10_000;
    private readonly List<PdfPage> _pages = [];
    private readonly List<PdfWord> _words = [];

    /// <summary>The pages, each with its lines.</summary>
    public IReadOnlyList<PdfPage> All
    {
        get
        {
            EndLine();
            return _pages;
        }
    }

    /// <summary>Whether any page has a word.</summary>
    public bool HasText => All.Any(page => page.Lines.Count > 0);

    /// <summary>Takes one line of output.</summary>
    public void Add(string line)
    {
        if (line.Length < 2 || line[1] != '\t' || line[0] is not ('1' or '4' or '5'))
            return;
        if (line[0] != '5')
            EndLine();
        if (line[0] == '4')
            return;
        Span<Range> fields = stackalloc Range[13];
        int count = line.AsSpan().Split(fields, '\t');
        if (count < 12)
            return;
        if (line[0] == '1')
            _pages.Add(new(Number(line, fields[8]), Number(line, fields[9])));
        else if (_pages.Count > 0)
            AddWord(line, fields);
    }

    private void AddWord(string line, ReadOnlySpan<Range> fields)
    {
        string text = Plain(line[fields[11].Start.Value..].Trim());
        if (text.Length is > 0 and < MostWordLength)
            _words.Add(new(text, Number(line, fields[6]), Number(line, fields[7]), Math.Max(0.01f, Number(line, fields[8])), Math.Max(0.01f, Number(line, fields[9]))));
    }

    private void EndLine()
    {
        if (_words.Count > 0)
            _pages[^1].Lines.Add(new([.. _words]));
        _words.Clear();
    }

    private static float Number(string line, Range field) =>
        float.TryParse(line.AsSpan(field), NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)
            ? Math.Clamp(value, -100_000, 100_000) : 0;

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
