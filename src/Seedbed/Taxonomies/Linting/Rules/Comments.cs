namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Comments begin with a space and stand apart from what is before them.</summary>
internal sealed class Comments(RuleSettings settings, Report report) : ICommentRule
{
    private readonly int _distance = settings.Whole("min-spaces-from-content");
    private readonly bool _needsSpace = settings.Flag("require-starting-space");
    private readonly bool _ignoresShebang = settings.Flag("ignore-shebangs");

    public void Check(Comment comment)
    {
        if (_distance != -1 && comment.IsInline && comment.Index - comment.Before.End.Index < _distance)
            report(comment.Line, comment.Column, "the comment stands too near", $"leave {_distance} spaces before it");
        if (_needsSpace)
            CheckStart(comment);
    }

    private void CheckStart(Comment comment)
    {
        ReadOnlySpan<char> rest = comment.Source.AsSpan(comment.Index);
        int signs = rest.Length - rest.TrimStart('#').Length;
        if (signs == rest.Length || rest[signs] is ' ' or '\n' or '\r')
            return;
        if (_ignoresShebang && comment is { Line: 1, Column: 1 } && rest[signs] == '!')
            return;
        report(comment.Line, comment.Column + signs, "the comment does not begin with a space", "put a space behind the '#'");
    }
}
