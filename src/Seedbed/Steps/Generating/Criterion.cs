namespace Seedbed.Steps.Generating;

/// <summary>One thing that a row is judged by.</summary>
/// <param name="Field">The reply's field with the score.</param>
/// <param name="ReasonField">The reply's field with the reason.</param>
/// <param name="Column">The column of the score.</param>
internal readonly record struct Criterion(string Field, string ReasonField, string Column)
{
    /// <summary>The column of the reason.</summary>
    public string ReasonColumn => $"{Column}_reason";

    /// <summary>The column of all scores, where several verdicts are asked for.</summary>
    public string VotesColumn => $"{Column}_votes";
}
