using System.Globalization;

namespace Seedbed.Ingestion.Ocr;

/// <summary>Reads the table that <c>tesseract … tsv</c> writes: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</summary>
internal sealed class OcrTsv
{
    // The rules of tables are taken for these.
    private const string Walls = "|¦";
    private const int Fields = 12;
    private const int MostWords = 500_000;
    private const int LongestWord = 1000;
    private const int LargestPlace = 1_000_000;

    private readonly OcrPage _page = new();
    private (int Block, int Paragraph) _at = (-1, -1);
    private int _paragraph;
    private int _words;
    private OcrLine? _line;
    private bool _isWalled;

    /// <summary>What was read so far; lines without a letter or digit are rules, frames and specks, and left out.</summary>
    public OcrPage Page
    {
        get
        {
            _page.Lines.ForEach(TellBars);
            _page.Lines.RemoveAll(static line => !line.Words.Exists(static word => word.Text.Any(char.IsLetterOrDigit)));
            return _page;
        }
    }

    /// <summary>Takes one line of the table; what is none is passed over.</summary>
    public void Add(string line)
    {
        Span<Range> fields = stackalloc Range[Fields + 1];
        ReadOnlySpan<char> text = line;
        if (text.Split(fields, '\t') < Fields || text[fields[0]].Length != 1)
            return;
        switch (text[fields[0]][0])
        {
            case '1':
                _page.Height = Number(text[fields[9]]);
                break;
            case '4':
                BeginLine(text, fields);
                break;
            case '5':
                AddWord(text, fields);
                break;
        }
    }

    private void BeginLine(ReadOnlySpan<char> text, ReadOnlySpan<Range> fields)
    {
        (int, int) at = (Number(text[fields[2]]), Number(text[fields[3]]));
        if (at != _at)
            _paragraph++;
        _at = at;
        _isWalled = false;
        _line = new(_paragraph, Number(text[fields[7]]), Number(text[fields[9]]));
    }

    private void AddWord(ReadOnlySpan<char> text, ReadOnlySpan<Range> fields)
    {
        ReadOnlySpan<char> whole = text[fields[11]].Trim(), word = IsBar(whole) ? "|" : whole.Trim(Walls);
        bool isWalled = _isWalled || (!whole.IsEmpty && !IsBar(whole) && Walls.Contains(whole[0], StringComparison.Ordinal));
        _isWalled = !whole.IsEmpty && !IsBar(whole) && Walls.Contains(whole[^1], StringComparison.Ordinal);
        if (_line is null || word.IsEmpty || word.Length > LongestWord || ++_words > MostWords)
            return;
        if (!float.TryParse(text[fields[10]], NumberStyles.Float, CultureInfo.InvariantCulture, out float confidence) || !float.IsFinite(confidence) || confidence < 0)
            return;
        if (_line.Words.Count == 0)
            _page.Lines.Add(_line);
        _line.Words.Add(new(word.ToString(), Number(text[fields[6]]), Number(text[fields[8]]), Number(text[fields[9]]), Math.Min(100, confidence), isWalled));
    }

    private static bool IsBar(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExcept(Walls);

    // A bar that stands out above all words around it is a table's rule, one no taller than most of them the word "I".
    private static void TellBars(OcrLine line)
    {
        if (!line.Words.Exists(static word => word.Text == "|"))
            return;
        int[] heights = [.. line.Words.Where(static word => word.Text != "|").Select(static word => word.Height).Order()];
        (int usual, int tallest) = heights.Length == 0 ? (0, 0) : (heights[heights.Length / 2], heights[^1]);
        for (int at = line.Words.Count - 1; at >= 0; at--)
        {
            OcrWord word = line.Words[at];
            if (word.Text != "|")
                continue;
            if (word.Height <= usual * 1.15)
            {
                line.Words[at] = word with { Text = "I" };
            }
            else if (word.Height > tallest * 1.3)
            {
                line.Words.RemoveAt(at);
                if (at < line.Words.Count)
                    line.Words[at] = line.Words[at] with { IsWalled = true };
            }
        }
    }

    private static int Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? Math.Clamp(value, 0, LargestPlace) : 0;
}
