namespace Seedbed.Ingestion.Html;

/// <summary>Short texts that come again and again, such as the values of <c>class</c>, as one string. Each thread has its own.</summary>
internal static class SharedText
{
    private const int Longest = 40;
    private const int Size = 1024;

    [ThreadStatic]
    private static string?[]? _known;

    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
            return text.ToString();
        string?[] known = _known ??= new string?[Size];
        ref string? place = ref known[(uint)string.GetHashCode(text) % Size];
        return place is not null && text.SequenceEqual(place) ? place : place = text.ToString();
    }
}
