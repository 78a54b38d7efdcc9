namespace Seedbed.Taxonomies.Scanning;

/// <summary>A place that moves through a text and knows its line and column. Behind the text stands <c>\0</c>.</summary>
internal sealed class TextCursor(string text)
{
    private int _index, _line, _column;

    public TextMark Mark => new(_index, _line, _column);

    public int Index => _index;

    public int Line => _line;

    public int Column => _column;

    public char Current => _index < text.Length ? text[_index] : '\0';

    public bool IsAtEnd => _index >= text.Length;

    public char Peek(int ahead) => _index + ahead < text.Length ? text[_index + ahead] : '\0';

    public string TextTo(int length) => text.Substring(_index, length);

    public string TextFrom(int index) => text[index.._index];

    public ReadOnlySpan<char> SpanTo(int length) => text.AsSpan(_index, length);

    public void Advance(int count)
    {
        for (; count > 0; count--)
            Advance();
    }

    public void Advance()
    {
        char c = Current;
        _index++;
        if (c is '\n' or '\u0085' or '\u2028' or '\u2029' || (c == '\r' && Current != '\n'))
            (_line, _column) = (_line + 1, 0);
        else if (c != '\uFEFF' && !char.IsLowSurrogate(c))
            _column++;
    }

    public void SkipSpaces()
    {
        while (Current == ' ')
            Advance();
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t')
            Advance();
    }

    public void SkipToLineEnd()
    {
        while (!IsBreakOrEnd(Current))
            Advance();
    }

    /// <summary>Takes a line break and gives what it means in a scalar; <c>\0</c> when there is none.</summary>
    public char TakeBreak()
    {
        char c = Current;
        if (!IsBreak(c))
            return '\0';
        Advance(c == '\r' && Peek(1) == '\n' ? 2 : 1);
        return c is '\u2028' or '\u2029' ? c : '\n';
    }

    /// <summary>Whether <c>---</c> or <c>...</c> stands here, alone or before a blank.</summary>
    public bool IsAtDocumentMark() => IsAtDocumentMark('-') || IsAtDocumentMark('.');

    public bool IsAtDocumentMark(char sign) =>
        Current == sign && Peek(1) == sign && Peek(2) == sign && IsBlankOrEnd(Peek(3));

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsBreakOrEnd(char c) => c == '\0' || IsBreak(c);

    public static bool IsSpaceOrEnd(char c) => c == ' ' || IsBreakOrEnd(c);

    public static bool IsBlankOrEnd(char c) => c is ' ' or '\t' || IsBreakOrEnd(c);

    public static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
