namespace Seedbed.Taxonomies.Linting;

/// <summary>An option of a rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Default">What it is when the rule alone is named.</param>
/// <param name="Words">The words that it takes, if it takes words.</param>
internal sealed record OptionSpec(string Name, OptionKind Kind, string Default, params string[] Words);
