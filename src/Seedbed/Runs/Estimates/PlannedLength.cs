namespace Seedbed.Runs.Estimates;

/// <summary>How long the replies of a plan are.</summary>
internal enum PlannedLength
{
    /// <summary>As short as the form allows.</summary>
    Shortest,

    /// <summary>Texts of a sentence, lists of two.</summary>
    Usual,

    /// <summary>Lists as long as allowed, texts as long as the reply's tokens may suffice for.</summary>
    Longest,
}
