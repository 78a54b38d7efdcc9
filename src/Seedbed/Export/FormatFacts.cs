namespace Seedbed.Export;

/// <summary>What a dataset card says of the format.</summary>
/// <param name="Summary">What the format is, in one line.</param>
/// <param name="Usage">How trainers load it: Markdown; empty for nothing.</param>
internal readonly record struct FormatFacts(string Summary, string Usage);
