namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>Marked-up text that is open.</summary>
/// <param name="sign">The sign that marks it.</param>
/// <param name="length">How many of them.</param>
/// <param name="end">Where it ends.</param>
/// <param name="mark">What it means.</param>
internal sealed class Stretch(char sign, int length, int end, MarkKind? mark)
{
    private string _missing = "";

    /// <summary>The sign that marks it.</summary>
    public char Sign => sign;

    /// <summary>How many of them.</summary>
    public int Length => length;

    /// <summary>Where it ends.</summary>
    public int End => end;

    /// <summary>What it means.</summary>
    public MarkKind? Mark => mark;

    /// <summary>The place within it where signs end what begins at <paramref name="from"/>; -1 when there is none, which is remembered.</summary>
    public int Find(string text, int from, char wanted, int count)
    {
        char key = (char)(wanted + (256 * count));
        if (_missing.Contains(key, StringComparison.Ordinal))
            return -1;
        var signs = new string(wanted, count);
        for (int at = from + 1; at + count <= end; at++)
        {
            int next = text.AsSpan(at, end - at).IndexOf(signs, StringComparison.Ordinal);
            if (next < 0)
                break;
            at += next;
            if (count > 1 || (!char.IsWhiteSpace(text[at - 1]) && text[at - 1] != '\\' && !IsWord(text, at + 1) && (at + 1 >= end || text[at + 1] != wanted || wanted == '+')))
                return at;
        }

        _missing += key;
        return -1;
    }

    private bool IsWord(string text, int at) => at < end && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
