using System.Buffers;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Moving over the text.</summary>
internal sealed partial class Scanner
{
    private static readonly SearchValues<char> BreaksAndEnd = SearchValues.Create("\n\u0085\u2028\u2029\0");

    private static bool IsBreak(char character) => character is '\n' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsBreakOrEnd(char character) => character == '\0' || IsBreak(character);

    private static bool IsGap(char character) => character is ' ' or '\t' || IsBreakOrEnd(character);

    // What may follow a tag or a directive: a tab may not.
    private static bool IsSpaceBreakOrEnd(char character) => character == ' ' || IsBreakOrEnd(character);

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private bool IsSeparator(char mark) =>
        _text[_at] == mark && _text[_at + 1] == mark && _text[_at + 2] == mark && IsGap(_text[_at + 3]);

    private bool IsAnySeparator() => IsSeparator('-') || IsSeparator('.');

    /// <summary>Moves on within a line.</summary>
    private void Move(int count)
    {
        ReadOnlySpan<char> passed = _text.AsSpan(_at, count);
        _at += count;
        if (!passed.ContainsAnyInRange('\uDC00', '\uFEFF'))
            return;
        foreach (char character in passed)
            _uncounted += char.IsLowSurrogate(character) || character == '\uFEFF' ? 1 : 0;
    }

    private void MoveToBreak() => Move(LengthToBreak());

    private int LengthToBreak() => _text.AsSpan(_at).IndexOfAny(BreaksAndEnd);

    /// <summary>Takes a line end and gives what it counts as in a text; <c>\0</c> when there is none.</summary>
    private char TakeBreak()
    {
        char character = Here;
        if (!IsBreak(character))
            return '\0';
        _at++;
        _line++;
        _lineStart = _at;
        _uncounted = 0;
        return character is '\u2028' or '\u2029' ? character : '\n';
    }

    private void SkipSpaces()
    {
        while (Here == ' ')
            _at++;
    }

    /// <summary>Takes the rest of a line, which may only be a comment.</summary>
    private void TakeRestOfLine()
    {
        SkipSpaces();
        if (Here == '#')
            MoveToBreak();
        if (!IsBreakOrEnd(Here))
            throw new MalformedException(_at, $"'{Here}' stands where only a comment may", "Go on in the next line.");
        TakeBreak();
    }
}
