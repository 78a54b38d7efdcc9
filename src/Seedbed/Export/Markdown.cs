using System.Text;

namespace Seedbed.Export;

/// <summary>Puts texts from anywhere into Markdown so that they stay texts: no markup, no HTML, no table or heading of their own.</summary>
internal static class Markdown
{
    /// <summary>The text on one line with everything escaped that Markdown or HTML would read; at most <paramref name="limit"/> characters.</summary>
    public static string Inline(string text, int limit = 200)
    {
        var escaped = new StringBuilder();
        foreach (char letter in Clip(text, limit))
        {
            _ = letter switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => escaped.Append(' '),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '@' => escaped.Append('\\').Append(letter),
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
}
