using Seedbed.Taxonomies.Scanning;
using static Seedbed.Taxonomies.Linting.Rules.IndentScope;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>The further lines of a text of several lines are indented alike, where the rule looks at them.</summary>
internal static class TextIndentation
{
    public static void Check(TokenWindow window, int line, IndentScopes scopes, Report report)
    {
        string text = window.Text;
        Token token = window.Current;
        int? expected = null;
        int number = token.Line, last = Math.Min(token.End.Index - 1, text.Length);
        for (int start = token.Start.Index; start < last;)
        {
            int found = text.IndexOf('\n', start, last - start);
            if (found < 0)
                return;
            (start, number) = (found + 1, number + 1);
            int indent = text.AsSpan(start).IndexOfAnyExcept(' ');
            if (indent < 0)
                indent = text.Length - start;
            else if (text[start + indent] == '\n')
                continue;
            expected ??= Expected(token, indent, line, scopes);
            if (indent != expected)
                report(number, indent + 1, $"the line is indented by {indent} spaces instead of {expected}", $"indent it by {expected} spaces");
        }
    }

    private static int Expected(Token token, int found, int line, IndentScopes scopes)
    {
        if (!token.IsBlockScalar)
            return token.Start.Column + (token.IsPlain ? 0 : 1);
        IndentScope top = scopes.Top;
        int from = top.Kind switch
        {
            Part.Item or Part.Key => token.Start.Column,
            Part.Value when token.Line > line => top.Indent,
            Part.Value when scopes.BelowTop.IsExplicit => token.Start.Column,
            Part.Value => scopes.BelowTop.Indent,
            _ => top.Indent,
        };
        return scopes.Deeper(from, found);
    }
}
