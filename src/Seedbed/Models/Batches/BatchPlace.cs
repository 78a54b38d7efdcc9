namespace Seedbed.Models.Batches;

/// <summary>Where a line stands.</summary>
/// <param name="File">The number of its file.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Line">Its number, from 1.</param>
internal readonly record struct BatchPlace(int File, long Offset, int Length, int Line);
