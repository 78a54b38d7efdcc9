using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Fixes;

/// <summary>How far lines move to the left with the first line of the block that they belong to.</summary>
internal sealed class BlockShifts
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Dictionary<int, int> _ends = [];

    // By line: what is added to the shift from there on.
    private readonly SortedDictionary<int, int> _changes = [];

    public BlockShifts(IReadOnlyList<Token> tokens)
    {
        _tokens = tokens;
        var open = new Stack<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.BlockMapStart or TokenKind.BlockListStart)
                open.Push(i);
            else if (tokens[i].Kind == TokenKind.BlockEnd && open.TryPop(out int start))
                _ends[start] = i;
        }
    }

    /// <summary>Moves the further lines of the block that begins with a token, if one does.</summary>
    public void Shift(int token, int columns)
    {
        if (!_ends.TryGetValue(token, out int end))
            return;
        Token last = _tokens[end - 1];
        for (int i = end - 1; last.Kind == TokenKind.BlockEnd; i--)
            last = _tokens[i];
        int first = _tokens[token].Start.Line + 1, behind = last.End.Line + (last.IsBlockScalar && last.End.Column == 0 ? 0 : 1);
        if (behind <= first)
            return;
        Change(first, columns);
        Change(behind, -columns);
    }

    public void AddTo(Edits edits, string text)
    {
        if (_changes.Count == 0)
            return;
        int shift = 0;
        var at = new TextCursor(text);
        foreach ((int line, int change) in _changes)
        {
            MoveTo(line, at, shift, edits);
            shift += change;
        }
    }

    private void Change(int line, int by) => _changes[line] = _changes.GetValueOrDefault(line) + by;

    private static void MoveTo(int line, TextCursor at, int shift, Edits edits)
    {
        while (at.Line < line && !at.IsAtEnd)
        {
            if (shift != 0 && at.Column == 0)
                AddLine(at, shift, edits);
            at.SkipToLineEnd();
            at.TakeBreak();
        }
    }

    private static void AddLine(TextCursor at, int shift, Edits edits)
    {
        int start = at.Index;
        at.SkipSpaces();
        if (shift > 0)
            edits.Remove(start, Math.Min(start + shift, at.Index));
        else if (!TextCursor.IsBreakOrEnd(at.Current))
            edits.Insert(start, new string(' ', -shift));
    }
}
