using Seedbed.Grounding;

namespace Seedbed.Steps.Grounding;

/// <summary>The options of <c>ground</c>.</summary>
public sealed record GroundOptions
{
    /// <summary>The column that is held to its source; <c>answer</c>.</summary>
    public string Answer { get; init; } = "answer";

    /// <summary>The column with the quotes; <c>evidence</c>.</summary>
    public string Evidence { get; init; } = "evidence";

    /// <summary>The column with the text that the quotes must occur in; <c>chunk</c>.</summary>
    public string In { get; init; } = "chunk";

    /// <summary>Columns that may bear out an answer besides: the question of a task; none.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The column with seed examples, whose own failings are not asked of the row; null: all is asked.</summary>
    public string? Like { get; init; }

    /// <summary>The least share of the answer's content words that must stand in the source, 0 to 1; <see cref="SupportCheck.DefaultScore"/>.</summary>
    public double Support { get; init; } = SupportCheck.DefaultScore;
}
