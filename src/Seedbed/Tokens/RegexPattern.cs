using System.Text;
using System.Text.RegularExpressions;

namespace Seedbed.Tokens;

/// <summary>
/// A split pattern that is a regular expression. What lies between two matches is a piece too. The engine sees a code point
/// beyond U+FFFF as one character of the same category.
/// </summary>
internal sealed class RegexPattern
{
    private const int FirstLook = 256;

    // A character of each category in the enumeration's order, none of a script that patterns name.
    private const string StandIns = "\u0531\u0561\u01C5\u02B0\uA4D0\u0591\u0903\u0488\u0660\u2160\u2460\u2000\u2028\u2029\u0080\u200B\uFFFD\uE000\u203F\u2010\u0F3A\u0F3B\u2039\u203A\u0589\u2201\u20B1\u02C2\u2600\u0378";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly string _file;
    private readonly Regex _regex;

    /// <param name="pattern">The expression.</param>
    /// <param name="file">The file that it is from, for faults.</param>
    /// <exception cref="SeedbedException">It can't be read.</exception>
    public RegexPattern(string pattern, string file)
    {
        _file = file;
        try
        {
            (_regex, IsLinear) = (new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Longest), true);
        }
        catch (NotSupportedException)
        {
            _regex = new(pattern, RegexOptions.CultureInvariant, Longest);
        }
        catch (ArgumentException fault)
        {
            throw new SeedbedException($"{file}: its split pattern can't be read ({fault.Message.Split('\n')[0].TrimEnd('.')}); patterns are those of .NET's Regex", fault);
        }
    }

    /// <summary>Whether its time is linear on any text.</summary>
    public bool IsLinear { get; }

    /// <summary>The <see cref="SplitPattern"/>.</summary>
    public int End(ReadOnlySpan<char> text, int start)
    {
        for (long look = FirstLook; ; look *= 2)
        {
            bool isAll = text.Length - start <= look;
            ReadOnlySpan<char> seen = isAll ? text[start..] : text.Slice(start, (int)look);
            ReadOnlySpan<char> shown = seen.ContainsAnyInRange('\uD800', '\uDFFF') ? Shown(seen) : seen;
            int end = First(shown);
            // What follows the end may decide it.
            if (isAll || end + 2 < shown.Length)
                return start + (shown.Length == seen.Length ? end : Units(seen, end));
        }
    }

    private int First(ReadOnlySpan<char> text)
    {
        try
        {
            foreach (ValueMatch match in _regex.EnumerateMatches(text))
            {
                if (match.Length > 0)
                    return match.Index == 0 ? match.Length : match.Index;
            }

            return text.Length;
        }
        catch (RegexMatchTimeoutException fault)
        {
            throw new SeedbedException($"{_file}: its split pattern takes over {Longest.TotalSeconds} s at one place of the text; use another tokenizer for such text", fault);
        }
    }

    private static string Shown(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            shown.Append(rune.IsBmp ? (char)rune.Value : StandIns[(int)Rune.GetUnicodeCategory(rune)]);
        return shown.ToString();
    }

    private static int Units(ReadOnlySpan<char> text, int codePoints)
    {
        int at = 0;
        for (; codePoints > 0; codePoints--)
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        return at;
    }
}
