namespace Seedbed.Models.Batches;

/// <summary>That a request stands in a requests file.</summary>
/// <param name="File">The number of the last file that it stands in.</param>
/// <param name="Times">How many files it stands in.</param>
/// <param name="Wording">How the last one says it.</param>
/// <param name="IsHeld">Whether it was asked in this process and waits.</param>
internal readonly record struct BatchAsked(int File, int Times, BatchWording Wording, bool IsHeld = false);
