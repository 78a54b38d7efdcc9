using System.Text;

namespace Seedbed.Ingestion.Html;

/// <summary>XHTML's empty elements (<c>&lt;a id="x"/&gt;</c>), which an HTML parser takes for open ones, written out with their end tags.</summary>
internal static class XhtmlTags
{
    /// <summary>The page with empty elements closed, when it begins with an XML declaration; else as it is.</summary>
    public static string Expand(string html)
    {
        if (!html.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal))
            return html;
        var into = new StringBuilder(html.Length + 1024);
        int done = 0;
        for (int at = html.IndexOf("/>", StringComparison.Ordinal); at >= 0; at = html.IndexOf("/>", at + 2, StringComparison.Ordinal))
        {
            int start = html.LastIndexOf('<', at, at - done);
            if (start < 0)
                continue;
            int to = start + 1;
            while (to < at && (char.IsAsciiLetterOrDigit(html[to]) || html[to] is '-' or ':' or '_'))
                to++;
            string name = html[(start + 1)..to].ToLowerInvariant();
            if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || HtmlTag.IsVoid(name))
                continue;
            into.Append(html, done, at - done).Append("></").Append(name).Append('>');
            done = at + 2;
        }

        return done == 0 ? html : into.Append(html, done, html.Length - done).ToString();
    }
}
