namespace Seedbed.Steps.Extracting;

/// <summary>One question that a passage answers in its own words.</summary>
/// <param name="Block">The block that the question was found at; its headings are the row's.</param>
/// <param name="Question">A whole English sentence.</param>
/// <param name="Answer">The answer, and where it stands.</param>
internal sealed record Finding(int Block, string Question, Answer Answer);
