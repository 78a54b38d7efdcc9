namespace Seedbed.Ingestion;

/// <summary>UTF-16 offsets of one text → code points, each in logarithmic time.</summary>
internal sealed class CodePointMap
{
    private readonly List<int> _pairs = [];

    public CodePointMap(string text)
    {
        for (int at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF'); at >= 0 && at < text.Length - 1;)
        {
            if (char.IsSurrogatePair(text[at], text[at + 1]))
                _pairs.Add(at);
            int next = text.AsSpan(at + 1).IndexOfAnyInRange('\uD800', '\uDBFF');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>The number of code points before an offset.</summary>
    public int Of(int offset)
    {
        int found = _pairs.BinarySearch(offset);
        return offset - (found < 0 ? ~found : found);
    }
}
