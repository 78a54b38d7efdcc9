using System.Text;
using Seedbed.Ingestion.Pdf;

namespace Seedbed.Ingestion.Ocr;

/// <summary>
/// Recognised pages → blocks: the program's own paragraphs, flowed anew; large lines as headings, markers as list items, rows
/// of aligned cells as tables; page numbers and running heads dropped.
/// </summary>
internal sealed class OcrBlocks
{
    private const int MostHeadingWords = 16;

    private readonly DocumentBuilder _builder;
    private readonly HashSet<OcrLine> _furniture;
    private readonly int _body;
    private readonly StringBuilder _text = new();
    private BlockKind _kind;
    private int? _ordinal;
    private bool _isOpen;
    private string _half = "";

    /// <param name="pages">All pages that will be written, which say what is usual.</param>
    /// <param name="builder">Where the blocks go; its pages are turned by the caller.</param>
    public OcrBlocks(IReadOnlyList<OcrPage> pages, DocumentBuilder builder)
    {
        _builder = builder;
        _body = Body(pages);
        _furniture = Furniture(pages);
    }

    /// <summary>Writes a page. A paragraph that goes on over its end stays open for the next one.</summary>
    public void Write(OcrPage page)
    {
        List<OcrLine> lines = page.Lines.FindAll(line => !_furniture.Contains(line));
        if (lines.Count > 0 && !GoesOn(lines[0]))
            Finish();
        for (int at = 0; at < lines.Count;)
            at = Next(lines, at);
        Pour();
        if (!_isOpen || EndsSentence())
            Finish();
    }

    /// <summary>Ends what is open.</summary>
    public void Finish()
    {
        if (_isOpen && _half.Length > 0)
            _builder.Write($" {_half}-");
        _half = "";
        _isOpen = false;
        _builder.End();
    }

    private int Next(List<OcrLine> lines, int at)
    {
        if (TableEnd(lines, at) is var table && table > at)
            return Table(lines, at, table);
        int end = at + 1;
        while (end < lines.Count && lines[end].Paragraph == lines[at].Paragraph && TableEnd(lines, end) == end)
            end++;
        if (Level(lines, at, end) is var level and > 0)
        {
            Close();
            _builder.Heading(level, string.Join(' ', lines[at..end].Select(line => line.Text)));
            return end;
        }

        for (int i = at; i < end; i++)
            Take(lines[i], isFirst: (i == at && at > 0) || lines[i].HasWalls);
        return end;
    }

    private void Take(OcrLine line, bool isFirst)
    {
        if (IsBullet(line))
            Begin(BlockKind.ListItem, null, line.Words.Skip(1));
        else if (Number(line) is { } number)
            Begin(BlockKind.ListItem, number, line.Words.Skip(1));
        else if (isFirst || !_isOpen)
            Begin(BlockKind.Paragraph, null, line.Words);
        else
            Append(string.Join(' ', line.Words.Select(word => word.Text)));
    }

    private void Begin(BlockKind kind, int? ordinal, IEnumerable<OcrWord> words)
    {
        Close();
        (_kind, _ordinal, _isOpen) = (kind, ordinal, true);
        _builder.Begin(_kind, _kind == BlockKind.ListItem ? 1 : 0, _ordinal);
        _text.Append(string.Join(' ', words.Select(word => word.Text)));
    }

    // A word broken at the line's end is made whole.
    private void Append(string text)
    {
        bool isBroken = _text.Length > 1 && _text[^1] == '-' && char.IsLetter(_text[^2]) && char.IsLower(text[0]);
        if (isBroken)
            _text.Length--;
        else if (_text.Length > 0 && _half.Length == 0)
            _text.Append(' ');
        if (_half.Length > 0)
            _text.Append(char.IsLower(text[0]) ? _half : $"{_half}- ");
        _half = "";
        _text.Append(text);
    }

    private void Close()
    {
        Pour();
        Finish();
    }

    // What was gathered goes into the open block; half a word at its end waits for the other half.
    private void Pour()
    {
        if (_text.Length == 0)
            return;
        string text = _text.ToString();
        _text.Clear();
        if (text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]))
        {
            int space = text.LastIndexOf(' ');
            _half = text[(space + 1)..^1];
            text = text[..(space + 1)];
        }

        _builder.Write(text);
    }

    private bool GoesOn(OcrLine line)
    {
        if (!_isOpen || !char.IsLower(line.Text[0]) || IsBullet(line))
            return false;
        if (_half.Length == 0)
            _builder.Write(" ");
        return true;
    }

    private bool EndsSentence() => _half.Length == 0 && _builder.LastCharacter is '.' or '!' or '?' or ':' or ';' or '”' or '"' or ')';

    private int Level(List<OcrLine> lines, int at, int end)
    {
        int words = 0, size = int.MaxValue;
        for (int i = at; i < end; i++)
        {
            words += lines[i].Words.Count;
            size = Math.Min(size, lines[i].Size);
        }

        string text = lines[at].Text;
        if (lines[at].HasWalls || words > MostHeadingWords || end - at > 3 || !text.Any(char.IsLetter) || IsBullet(lines[at]))
            return 0;
        int numbered = PdfShape.NumberedLevel(text);
        if (size >= _body * 1.22)
            return numbered > 0 ? numbered : size >= _body * 1.7 ? 1 : size >= _body * 1.35 ? 2 : 3;
        return numbered >= 2 && end - at == 1 && words is > 1 and <= 10 && !text.EndsWith('.') && char.IsUpper(lines[at].Words[1].Text[0]) ? numbered : 0;
    }

    private static bool IsBullet(OcrLine line)
    {
        if (line.Words.Count < 2)
            return false;
        if (line.Words[0].Text is "¢«" or "«¢" or "e«" or "«e" or "°«")
            return true;
        if (line.Words[0].Text.Length != 1)
            return false;
        char mark = line.Words[0].Text[0];
        if (mark is '•' or '‣' or '◦' or '▪' or '■' or '●' or '○' or '*' or '·' or '¢' or '°' or '«' or '»' or '–' or '—')
            return true;
        // A small round thing is taken for a letter.
        return mark is 'e' or 'o' or '©' or '®' or '@' or '-' && line.Words[0].Height <= line.Size * 0.55 && line.Words[1].Left - line.Words[0].Right > line.Size / 4;
    }

    private static int? Number(OcrLine line)
    {
        ReadOnlySpan<char> first = line.Words[0].Text;
        if (line.Words.Count < 2 || first.Length is < 2 or > 5 || first[^1] is not ('.' or ')'))
            return null;
        ReadOnlySpan<char> digits = first[..^1].TrimStart('(');
        return digits.Length is > 0 and <= 3 && !digits.ContainsAnyExceptInRange('0', '9') ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    // At least three rows of as many cells, or two of three cells, that begin or end beneath one another.
    private int TableEnd(List<OcrLine> lines, int at)
    {
        List<List<OcrWord>> first = Cells(lines[at]);
        if (first.Count < 2)
            return at;
        int end = at + 1;
        while (end < lines.Count && IsRow(first, Cells(lines[end])))
            end++;
        return end - at >= 3 || (end - at == 2 && first.Count >= 3) ? end : at;
    }

    private bool IsRow(List<List<OcrWord>> first, List<List<OcrWord>> row)
    {
        if (row.Count != first.Count)
            return false;
        for (int i = 0; i < row.Count; i++)
        {
            if (Math.Abs(row[i][0].Left - first[i][0].Left) > _body * 1.5 && Math.Abs(row[i][^1].Right - first[i][^1].Right) > _body * 1.5)
                return false;
        }

        return true;
    }

    private List<List<OcrWord>> Cells(OcrLine line)
    {
        var cells = new List<List<OcrWord>>();
        foreach (OcrWord word in line.Words)
        {
            if (cells.Count == 0 || word.IsWalled || word.Left - cells[^1][^1].Right > _body * 1.6)
                cells.Add([]);
            cells[^1].Add(word);
        }

        return cells;
    }

    private int Table(List<OcrLine> lines, int at, int end)
    {
        Close();
        _builder.BeginTable();
        for (int i = at; i < end; i++)
        {
            _builder.BeginRow(header: i == at && NamesColumns(lines, at, end));
            foreach (List<OcrWord> cell in Cells(lines[i]))
            {
                _builder.BeginCell();
                _builder.Write(string.Join(' ', cell.Select(word => word.Text)));
            }
        }

        _builder.EndTable();
        return end;
    }

    // A first row of words above others with numbers.
    private static bool NamesColumns(List<OcrLine> lines, int at, int end) =>
        !lines[at].Text.Any(char.IsAsciiDigit) && lines[(at + 1)..end].TrueForAll(line => line.Text.Any(char.IsAsciiDigit));

    /// <summary>The height of the line in whose middle half of all characters are reached.</summary>
    private static int Body(IReadOnlyList<OcrPage> pages)
    {
        (int Size, int Characters)[] lines = [.. pages.SelectMany(page => page.Lines).Select(line => (line.Size, line.Text.Length)).OrderBy(line => line.Size)];
        long half = lines.Sum(line => (long)line.Characters) / 2;
        foreach ((int size, int characters) in lines)
        {
            half -= characters;
            if (half <= 0)
                return Math.Max(1, size);
        }

        return 1;
    }

    private static HashSet<OcrLine> Furniture(IReadOnlyList<OcrPage> pages)
    {
        var furniture = new HashSet<OcrLine>(ReferenceEqualityComparer.Instance);
        if (pages.Count < 2)
            return furniture;
        OcrLine[] edges = [.. pages.Where(page => page.Lines.Count > 2).SelectMany(page => (OcrLine[])[page.Lines[0], page.Lines[^1]])];
        Dictionary<string, int> said = edges.CountBy(Key).ToDictionary(StringComparer.Ordinal);
        foreach (OcrLine line in edges)
        {
            if (line.Text.Trim('-', '–', '—', ' ', '.').All(char.IsAsciiDigit) || said[Key(line)] >= 3)
                furniture.Add(line);
        }

        return furniture;
    }

    private static string Key(OcrLine line) =>
        string.Concat(line.Text.Where(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c))).ToUpperInvariant();
}
