namespace Seedbed.Ingestion.Office;

/// <summary>A rectangle of cells made one.</summary>
internal readonly record struct XlsxMerge(int Left, int Top, int Right, int Bottom)
{
    private const int MostColumns = 16_384;

    /// <summary>Reads <c>A1:C2</c>; null when it is no rectangle.</summary>
    public static XlsxMerge? Of(string? range)
    {
        int colon = range?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || !TryPlace(range.AsSpan(0, colon), out int left, out int top) || !TryPlace(range.AsSpan(colon + 1), out int right, out int bottom))
            return null;
        return right < left || bottom < top ? null : new(left, top, right, bottom);
    }

    /// <summary>Reads a place such as <c>AB12</c>: its column from 0, its row from 1.</summary>
    public static bool TryPlace(ReadOnlySpan<char> place, out int column, out int row)
    {
        column = row = 0;
        int at = 0;
        for (; at < place.Length && char.IsAsciiLetter(place[at]) && column < MostColumns; at++)
            column = (column * 26) + (char.ToUpperInvariant(place[at]) - 'A' + 1);
        column--;
        return column is >= 0 and < MostColumns && int.TryParse(place[at..], System.Globalization.NumberStyles.None, null, out row);
    }
}
