using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting;

/// <summary>A comment between two tokens.</summary>
internal sealed class Comment(string text, TextMark at, Token before, Token? after, Comment? previous)
{
    public string Source => text;

    public int Index => at.Index;

    /// <summary>The line, from 1.</summary>
    public int Line => at.Line + 1;

    /// <summary>The column, from 1.</summary>
    public int Column => at.Column + 1;

    public Token Before => before;

    public Token? After => after;

    /// <summary>The comment before it, when no token stands between them.</summary>
    public Comment? Previous => previous;

    /// <summary>The comment as written, <c>#</c> included.</summary>
    public string Content
    {
        get
        {
            int end = text.IndexOf('\n', at.Index);
            return end < 0 ? text[at.Index..] : text[at.Index..end];
        }
    }

    /// <summary>Whether it stands behind something on its line.</summary>
    public bool IsInline =>
        before.Kind != TokenKind.StreamStart && before.End.Line == at.Line && before.End.Index > 0 && text[before.End.Index - 1] != '\n';

    /// <summary>The comments between a token and the next, in order.</summary>
    public static IEnumerable<Comment> Between(string text, Token before, Token? after)
    {
        if (after is not null && before.End.Line == after.Start.Line && before.Kind != TokenKind.StreamStart && after.Kind != TokenKind.StreamEnd)
            yield break;
        int end = after?.Start.Index ?? text.Length, start = before.End.Index, column = before.End.Column;
        Comment? previous = null;
        for (int line = before.End.Line; start <= end; line++, column = 0)
        {
            int lineEnd = text.IndexOf('\n', start, end - start);
            if (lineEnd < 0)
                lineEnd = end;
            int found = text.IndexOf('#', start, lineEnd - start);
            if (found >= 0)
                yield return previous = new(text, new(found, line, column + CodePoints.Count(text.AsSpan(start, found - start))), before, after, previous);
            start = lineEnd + 1;
        }
    }
}
