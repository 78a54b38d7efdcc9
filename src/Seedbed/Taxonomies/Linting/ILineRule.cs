namespace Seedbed.Taxonomies.Linting;

/// <summary>A rule that looks at each line.</summary>
internal interface ILineRule : ILayoutRule
{
    void Check(TextLine line);
}
