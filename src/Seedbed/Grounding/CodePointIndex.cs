namespace Seedbed.Grounding;

/// <summary>Turns code points into UTF-16 offsets and back at many places of one long text, without counting from its beginning each time.</summary>
internal sealed class CodePointIndex
{
    private const int Stride = 4096;

    private readonly string _text;

    // Code points before each multiple of Stride; empty for a text without surrogates, where both ways of counting agree.
    private readonly int[] _before;

    public CodePointIndex(string text)
    {
        _text = text;
        _before = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0 ? [] : new int[(text.Length / Stride) + 1];
        for (int i = 1; i < _before.Length; i++)
            _before[i] = _before[i - 1] + Count((i - 1) * Stride, i * Stride);
    }

    /// <summary>The UTF-16 offset of a code point; null when the text has not so many.</summary>
    public int? ToUtf16(int codePoint)
    {
        if (_before.Length == 0)
            return codePoint >= 0 && codePoint <= _text.Length ? codePoint : null;
        if (codePoint < 0)
            return null;
        int found = Array.BinarySearch(_before, codePoint);
        int block = found >= 0 ? found : ~found - 1;
        int at = block * Stride;
        if (at > 0 && StartsPair(at - 1))
            at++;
        for (int left = codePoint - _before[block]; left > 0; left--)
        {
            if (at >= _text.Length)
                return null;
            at += StartsPair(at) ? 2 : 1;
        }

        return at;
    }

    /// <summary>The number of code points before a UTF-16 offset.</summary>
    public int OfUtf16(int at) => _before.Length == 0 ? at : _before[at / Stride] + Count(at / Stride * Stride, at);

    // A pair is counted where it begins, so that blocks may end inside one.
    private int Count(int start, int end)
    {
        int count = 0;
        for (int at = start; at < end; at++)
        {
            if (at == 0 || !StartsPair(at - 1))
                count++;
        }

        return count;
    }

    private bool StartsPair(int at) => at + 1 < _text.Length && char.IsSurrogatePair(_text[at], _text[at + 1]);
}
