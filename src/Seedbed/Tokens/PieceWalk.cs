namespace Seedbed.Tokens;

/// <summary>Goes over the pieces of a text. Of several patterns each cuts the pieces of the one before it, and sees no more than its piece.</summary>
internal ref struct PieceWalk(ReadOnlySpan<char> text, SplitPattern[] patterns)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly int[] _ends = patterns.Length > 1 ? new int[patterns.Length] : [];
    private readonly int[] _starts = patterns.Length > 1 ? new int[patterns.Length] : [];

    /// <summary>Where the piece begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, excluded.</summary>
    public int End { get; private set; }

    /// <summary>Goes to the next piece; false at the text's end.</summary>
    public bool Next()
    {
        Start = End;
        if (Start == _text.Length)
            return false;
        End = patterns.Length == 1 ? patterns[0](_text, Start) : Nested();
        return true;
    }

    private readonly int Nested()
    {
        int level = patterns.Length - 1;
        while (level > 0 && _ends[level - 1] == Start)
            level--;
        for (; level < patterns.Length; level++)
        {
            // A piece that is not yet used up goes on; its inner pieces begin where the last one ended.
            bool isOpen = _ends[level] > Start;
            if (!isOpen)
            {
                int from = level == 0 ? 0 : _starts[level - 1];
                int to = level == 0 ? _text.Length : _ends[level - 1];
                _ends[level] = from + patterns[level](_text[from..to], Start - from);
                _starts[level] = Start;
            }
        }

        return _ends[^1];
    }
}
