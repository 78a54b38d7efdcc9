using System.Globalization;

namespace Seedbed.Export.InstructLab;

/// <summary>One dataset of a mix and how much of it is wanted.</summary>
/// <param name="Path">The file, as the recipe names it.</param>
/// <param name="Share">The rows wanted, as a share of those that there are; null when a number is wanted.</param>
/// <param name="Count">The number of rows wanted; null when a share is wanted.</param>
public sealed record MixedSet(string Path, double? Share, long? Count)
{
    /// <summary>All rows, each once.</summary>
    public static MixedSet Whole(string path) => new(path, 1, null);

    /// <summary>Whether every row is wanted once. As with InstructLab, the number 1 means all, not one.</summary>
    public bool IsWhole => Share == 1 || Count == 1;

    /// <summary>The rows wanted of so many.</summary>
    public long Of(long rows) => IsWhole ? rows : Count ?? (long)(Share!.Value * rows);

    /// <summary>The size as a recipe writes it: a share with its point, a number without.</summary>
    internal string Size
    {
        get
        {
            string size = Count is { } count ? count.ToString(CultureInfo.InvariantCulture) : Share!.Value.ToString("R", CultureInfo.InvariantCulture);
            return Count is null && !size.Contains('.') ? $"{size}.0" : size;
        }
    }
}
