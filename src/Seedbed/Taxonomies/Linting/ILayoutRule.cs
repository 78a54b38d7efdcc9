namespace Seedbed.Taxonomies.Linting;

/// <summary>A rule of the layout as it runs over one text.</summary>
internal interface ILayoutRule;
