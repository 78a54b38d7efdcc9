using System.Security.Cryptography;
using System.Text;

namespace Seedbed.Chunking;

/// <summary>Makes the unit that a chunk is.</summary>
public static class ChunkUnit
{
    /// <summary>
    /// The unit of a chunk: its id the chunk's, its hash of the text alone, the columns <c>chunk</c>, <c>title</c> and
    /// <c>headings</c> (a list of texts, outermost first) for prompts and steps.
    /// </summary>
    public static Unit Of(Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        string[] headings = [.. chunk.Headings.Select(heading => heading.Text)];
        return new()
        {
            Id = chunk.Id,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chunk.Text))),
            Source = new()
            {
                Document = chunk.Document,
                Title = chunk.Title,
                Chunk = chunk.Number,
                Headings = headings.Length == 0 ? null : headings,
                Pages = chunk.Pages,
                Start = chunk.Start,
                End = chunk.End,
            },
            Columns = Columns.Empty
                .With("chunk", chunk.Text)
                .With("title", chunk.Title)
                .With("headings", Json.Of(headings)),
            Chunk = chunk,
        };
    }
}
