using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Comments on lines of their own are indented like what is around them.</summary>
internal sealed class CommentsIndentation(Report report) : ICommentRule
{
    // Many comments can follow one token; its line is measured once.
    private (Token? Token, int Indent) _measured;

    public void Check(Comment comment)
    {
        if (comment.Before.Kind != TokenKind.StreamStart && comment.Before.End.Line + 1 == comment.Line)
            return;
        int next = comment.After is { Kind: not TokenKind.StreamEnd } after ? after.Start.Column : 0;
        int last = comment.Previous is { IsInline: false } before ? before.Column - 1 : Math.Max(next, IndentBefore(comment));
        if (comment.Column - 1 != last && comment.Column - 1 != next)
            report(comment.Line, comment.Column, "the comment is not indented like its neighbours", $"indent it by {next} spaces");
    }

    private int IndentBefore(Comment comment)
    {
        if (comment.Before.Kind == TokenKind.StreamStart)
            return 0;
        if (_measured.Token != comment.Before)
            _measured = (comment.Before, IndentOf(comment.Source, comment.Before.Start.Index));
        return _measured.Indent;
    }

    private static int IndentOf(string text, int index)
    {
        int start = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        int content = start;
        while (content < text.Length && text[content] == ' ')
            content++;
        return content - start;
    }
}
