using System.Text;

namespace Seedbed.Export;

/// <summary>Puts texts from anywhere into Markdown so that they stay texts: no markup, no HTML, no table or heading of their own.</summary>
internal static class Markdown
{
    /// <summary>The text on one line with everything escaped that Markdown or HTML would read; at most <paramref name="limit"/> characters.</summary>
    public static string Inline(string text, int limit = 200)
    {
        string clipped = Clip(text, limit);
        var escaped = new StringBuilder();
        for (int i = 0; i < clipped.Length; i++)
        {
            char letter = clipped[i];
            _ = letter switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => escaped.Append(' '),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '@' => escaped.Append('\\').Append(letter),
                _ when MakesLink(clipped, i) => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The text's first characters, with an ellipsis where it was cut; never through a surrogate pair.</summary>
    public static string Clip(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        int end = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return text[..end] + " …";
    }

    // GitHub's Markdown makes links of "http://…" and "www.…" by themselves.
    private static bool MakesLink(string text, int at) =>
        (text[at] == ':' && at + 1 < text.Length && text[at + 1] == '/')
        || (text[at] == '.' && at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));
}
