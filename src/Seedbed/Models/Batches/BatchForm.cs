namespace Seedbed.Models.Batches;

/// <summary>How a model's requests are written, as its service's refusals taught.</summary>
/// <param name="Json">How JSON is asked for.</param>
/// <param name="Dialect">What is said otherwise.</param>
internal sealed record BatchForm(JsonMode Json, OpenAIDialect Dialect)
{
    /// <summary>What most services take.</summary>
    public static BatchForm Usual { get; } = new(JsonMode.Schema, OpenAIDialect.Usual);
}
