namespace Seedbed.Grounding;

/// <summary>The pass that makes a <see cref="FoldedText"/>.</summary>
internal ref struct Folding(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private char[] _folded = new char[text.Length + 16];
    private int[] _origin = new int[text.Length + 16];
    private int _count;
    private bool _space;

    public (string Folded, int[] Origin) Run()
    {
        for (int at = 0; at < _text.Length;)
        {
            char c = Characters.Narrow(_text[at]);
            if (c == '\u00AD' && EndsLine(at + 1, out _) || Characters.IsDash(c))
            {
                at = FoldDashes(at);
                continue;
            }

            if (char.IsWhiteSpace(c))
                _space = true;
            else if (Characters.IsQuoteMark(c))
                FoldQuoteMark(at);
            else if (Characters.Ligature(c) is { } letters)
                Emit(letters, at);
            else if (!Characters.IsInvisible(c))
                Emit(char.ToLowerInvariant(c), at);
            at++;
        }

        return (new(_folded, 0, _count), _origin);
    }

    /// <summary>An apostrophe inside a word is kept, in one form; any other quote mark is layout.</summary>
    private void FoldQuoteMark(int at)
    {
        if (at > 0 && at + 1 < _text.Length && char.IsLetterOrDigit(_text[at - 1]) && char.IsLetterOrDigit(_text[at + 1]))
            Emit('\'', at);
    }

    /// <summary>Folds a run of dashes by what stands around it; returns where to go on.</summary>
    private int FoldDashes(int at)
    {
        int end = at + 1;
        while (end < _text.Length && Characters.IsDash(Characters.Narrow(_text[end])))
            end++;
        bool line = EndsLine(end, out int next);
        bool spaceAfter = next > end || next == _text.Length;
        bool spaceBefore = _space || _count == 0;
        char before = spaceBefore ? ' ' : _folded[_count - 1];
        char after = next < _text.Length ? Characters.Narrow(_text[next]) : ' ';
        bool hyphen = end == at + 1 && !Characters.IsLongDash(_text[at]);

        if (hyphen && Characters.IsWord(before) && Characters.IsWord(after) && (line || !spaceAfter))
        {
            // "hyphen-ation", "hyphen-\nation" and "hyphenation" compare alike; "UTF-\n8" is "UTF-8".
            if (!char.IsLetter(before) || !char.IsLetter(after))
                Emit('-', at);
            return next;
        }

        if (IsRange(spaceBefore, spaceAfter, after))
        {
            _space = false;
            Emit('-', at);
            return next;
        }

        bool separates = spaceBefore == spaceAfter
            ? spaceBefore || (!hyphen && Characters.IsWord(before) && Characters.IsWord(after))
            : !spaceBefore && Characters.IsLongDash(_text[at]);
        if (separates)
        {
            _space = true;
            Emit('-', at);
            _space = true;
            return end;
        }

        for (; at < end; at++)
            Emit(Characters.IsLongDash(_text[at]) ? "--" : "-", at);
        return end;
    }

    /// <summary>"3–5", "3-5" and "3 - 5" compare alike.</summary>
    private readonly bool IsRange(bool spaceBefore, bool spaceAfter, char after) =>
        spaceBefore == spaceAfter && _count > 0 && char.IsAsciiDigit(_folded[_count - 1]) && char.IsAsciiDigit(after);

    /// <summary>Whether only white space with a line end in it follows; <paramref name="next"/> is what comes after the white space.</summary>
    private readonly bool EndsLine(int at, out int next)
    {
        bool line = false;
        for (next = at; next < _text.Length && char.IsWhiteSpace(_text[next]); next++)
            line |= _text[next] == '\n';
        return line;
    }

    private void Emit(ReadOnlySpan<char> characters, int at)
    {
        foreach (char c in characters)
            Emit(c, at);
    }

    private void Emit(char c, int at)
    {
        if (_count + 2 > _folded.Length)
        {
            Array.Resize(ref _folded, _folded.Length * 2);
            Array.Resize(ref _origin, _origin.Length * 2);
        }

        if (_space && _count > 0)
        {
            _folded[_count] = ' ';
            _origin[_count++] = at;
        }

        _space = false;
        _folded[_count] = c;
        _origin[_count++] = at;
    }
}
