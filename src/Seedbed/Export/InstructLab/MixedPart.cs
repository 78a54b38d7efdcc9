namespace Seedbed.Export.InstructLab;

/// <summary>What a mix took of one dataset.</summary>
/// <param name="Path">The dataset, as the recipe names it.</param>
/// <param name="Rows">Rows that it has.</param>
/// <param name="Written">Rows that went into the mix; more than it has when it was gone through several times.</param>
/// <param name="Empty">Rows that were taken and left out, since a message of theirs is empty.</param>
public sealed record MixedPart(string Path, long Rows, long Written, long Empty);
