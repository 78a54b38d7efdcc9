namespace Seedbed.Runs;

/// <summary>A seed example as prompts show it.</summary>
internal readonly record struct ShownSeed(string? Context, string Question, string Answer)
{
    /// <summary>Its length in UTF-16 units.</summary>
    public int Letters => (Context?.Length ?? 0) + Question.Length + Answer.Length;
}
