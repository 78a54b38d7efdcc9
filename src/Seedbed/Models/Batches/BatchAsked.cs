namespace Seedbed.Models.Batches;

/// <summary>That a request stands in a requests file.</summary>
/// <param name="File">The number of the last file that it stands in.</param>
/// <param name="Times">How many files it stands in.</param>
/// <param name="Json">How the last one asks for JSON.</param>
/// <param name="IsHeld">Whether it was asked in this process and waits.</param>
internal readonly record struct BatchAsked(int File, int Times, JsonMode Json, bool IsHeld = false);
