namespace Seedbed.Taxonomies.Linting;

/// <summary>A rule that looks at each comment.</summary>
internal interface ICommentRule : ILayoutRule
{
    void Check(Comment comment);
}
