namespace Seedbed.Export;

/// <summary>Why a format can't take a row.</summary>
/// <param name="Reason">A short fixed word for counting: <c>no-turns</c>, <c>empty-turn</c>.</param>
/// <param name="Detail">One sentence on this row.</param>
public sealed record Refusal(string Reason, string Detail);
