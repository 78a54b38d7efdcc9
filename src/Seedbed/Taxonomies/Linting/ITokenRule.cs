namespace Seedbed.Taxonomies.Linting;

/// <summary>A rule that looks at each token.</summary>
internal interface ITokenRule : ILayoutRule
{
    void Check(TokenWindow window);
}
