namespace Seedbed.Taxonomies.Linting;

/// <summary>A line of a text, without its end: lines end with <c>\n</c> or <c>\r\n</c> here.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct TextLine(string Text, int Number, int Start, int End)
{
    public ReadOnlySpan<char> Content => Text.AsSpan(Start, End - Start);

    public bool IsLast => End == Text.Length;

    /// <summary>The column of an index, from 1, in code points.</summary>
    public int ColumnOf(int index) => CodePoints.Count(Text.AsSpan(Start, index - Start)) + 1;

    public static IEnumerable<TextLine> Of(string text)
    {
        int start = 0, number = 1;
        for (int end; (end = text.IndexOf('\n', start)) >= 0; start = end + 1, number++)
            yield return new(text, number, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
        yield return new(text, number, start, text.Length);
    }
}
