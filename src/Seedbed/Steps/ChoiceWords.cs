namespace Seedbed.Steps;

/// <summary>
/// The words of a choice, by which it is told from others: what stands between spaces, without the punctuation around it.
/// Case counts only where it may tell things apart, as in <c>-p</c> and <c>-P</c>: in whole words it doesn't.
/// </summary>
internal sealed class ChoiceWords
{
    private const string Around = ".,;:!?\"'()[]«»„“”‘’…。，、";

    private readonly string[] _words;

    public ChoiceWords(string text)
    {
        string[] parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] words = [.. parts.Select(part => part.Trim(Around.ToCharArray())).Where(part => part.Length > 0).Select(Plain)];
        _words = words.Length > 0 ? words : parts;
    }

    /// <summary>Whether another's words stand here, one after the other.</summary>
    public bool Hold(ChoiceWords other)
    {
        for (int start = 0; start + other._words.Length <= _words.Length; start++)
        {
            if (_words.AsSpan(start, other._words.Length).SequenceEqual(other._words))
                return true;
        }

        return false;
    }

    private static string Plain(string word) => word.Length > 1 && word.All(char.IsLetter) ? word.ToLowerInvariant() : word;
}
