using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Lines are not too long, but where a single word makes them so.</summary>
internal sealed class LineLength(RuleSettings settings, Report report) : ILineRule
{
    private readonly int _most = settings.Whole("max");
    private readonly bool _allowsMappings = settings.Flag("allow-non-breakable-inline-mappings");

    private readonly bool _allowsWords =
        settings.Flag("allow-non-breakable-words") || settings.Flag("allow-non-breakable-inline-mappings");

    public void Check(TextLine line)
    {
        if (line.End - line.Start <= _most)
            return;
        int length = CodePoints.Count(line.Content);
        if (length <= _most || (_allowsWords && CannotBreak(line)))
            return;
        report(line.Number, _most + 1, $"the line has {length} characters, {_most} at most", "break the line");
    }

    private bool CannotBreak(TextLine line)
    {
        ReadOnlySpan<char> content = line.Content.TrimStart(' ');
        if (content.IsEmpty)
            return false;
        if (content[0] == '#')
        {
            content = content.TrimStart('#');
            content = content.IsEmpty ? content : content[1..];
        }
        else if (content[0] == '-')
        {
            content = content[Math.Min(2, content.Length)..];
        }

        return !content.Contains(' ') || (_allowsMappings && IsOneMapping(line.Content.ToString()));
    }

    private static bool IsOneMapping(string line)
    {
        IReadOnlyList<Token> tokens = TokenScanner.Scan(line).Tokens;
        int at = 0;
        while (at < tokens.Count && tokens[at].Kind != TokenKind.BlockMapStart)
            at++;
        for (at++; at < tokens.Count - 1; at++)
        {
            if (tokens[at].Kind == TokenKind.Value && tokens[++at].Kind == TokenKind.Scalar)
                return !line.AsSpan(CodePoints.ToUtf16(line, tokens[at].Start.Column)).Contains(' ');
        }

        return false;
    }
}
