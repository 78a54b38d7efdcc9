namespace Seedbed.Chunking;

/// <summary>A heading and those above it, innermost first.</summary>
internal sealed class HeadingPath(Heading heading, HeadingPath? above)
{
    // A heading this long is no heading; repeated in every chunk under it, it would outgrow the text.
    private const int Longest = 300;

    private IReadOnlyList<Heading>? _list;

    /// <summary>The headings that stand above a heading of this level.</summary>
    public static HeadingPath? Above(HeadingPath? path, int level)
    {
        while (path is not null && path.Level >= level)
            path = path.Parent;
        return path;
    }

    /// <summary>The words of a heading on one line.</summary>
    public static string Words(ReadOnlySpan<char> text)
    {
        bool cut = text.Length > Longest;
        if (cut)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        string words = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return cut ? words + "…" : words;
    }

    /// <summary>Outermost first.</summary>
    public static IReadOnlyList<Heading> List(HeadingPath? path)
    {
        if (path is null)
            return [];
        return path._list ??= [.. List(path.Parent), path.Heading];
    }

    private Heading Heading { get; } = heading;

    private int Level => Heading.Level;

    private HeadingPath? Parent { get; } = above;
}
