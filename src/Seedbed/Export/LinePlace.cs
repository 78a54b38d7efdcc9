namespace Seedbed.Export;

/// <summary>Where a line lies in a file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Offset">The byte that it begins with.</param>
/// <param name="Length">Its bytes, without the line's end.</param>
internal readonly record struct LinePlace(long Number, long Offset, int Length);
