namespace Seedbed;

/// <summary>A quote that holds an answer to its source: the source's own characters, and where they stand in the document's text (code points, end excluded).</summary>
public readonly record struct Evidence(string Quote, int Start, int End)
{
    /// <summary>The evidence at <paramref name="span"/> of a chunk's text.</summary>
    public static Evidence At(Chunk chunk, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        int start = chunk.Start + CodePoints.Count(chunk.Text.AsSpan(0, span.Start));
        return new(span.Of(chunk.Text), start, start + CodePoints.Count(chunk.Text.AsSpan(span.Start, span.Length)));
    }
}
