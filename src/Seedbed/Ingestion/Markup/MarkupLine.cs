namespace Seedbed.Ingestion.Markup;

/// <summary>A line of a marked-up text, without the white space around it.</summary>
/// <param name="Start">Where its first character stands.</param>
/// <param name="Length">How many characters there are; none on a blank line.</param>
/// <param name="Indent">The columns before it; a tab goes to the next multiple of eight.</param>
internal readonly record struct MarkupLine(int Start, int Length, int Indent)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
