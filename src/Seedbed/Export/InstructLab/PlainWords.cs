using System.Text;

namespace Seedbed.Export.InstructLab;

/// <summary>A text as its words in small letters, so that two texts can be compared without case, punctuation and spacing.</summary>
internal sealed class PlainWords
{
    private readonly string _joined;
    private readonly HashSet<string> _words;

    public PlainWords(string text)
    {
        var joined = new StringBuilder(" ", text.Length + 2);
        foreach (char letter in text)
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
                joined.Append(char.ToLowerInvariant(letter));
            else if (joined[^1] != ' ')
                joined.Append(' ');
        }

        if (joined[^1] != ' ')
            joined.Append(' ');
        _joined = joined.ToString();
        _words = [.. _joined.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    public IReadOnlySet<string> Words => _words;

    /// <summary>Whether the other text's words stand in this one, in order and together.</summary>
    public bool Contains(PlainWords other)
    {
        if (other._words.Count == 0)
            return false;
        return _joined.Contains(other._joined, StringComparison.Ordinal)

            // Scripts without spaces: a sentence is one word, and another may hold it.
            || (!Ascii.IsValid(other._joined) && _joined.Contains(other._joined.Trim(), StringComparison.Ordinal));
    }
}
