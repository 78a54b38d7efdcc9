using Seedbed.Ingestion;

namespace Seedbed.Tests.Doubles;

/// <summary>A chunk written block by block, as a reader and the chunker would hand it on.</summary>
internal static class ChunkOf
{
    public static Chunk Blocks(string title, Action<DocumentBuilder> write) => Below(title, [], write);

    public static Chunk Below(string title, IReadOnlyList<Heading> headings, Action<DocumentBuilder> write)
    {
        var builder = new DocumentBuilder();
        write(builder);
        DocumentBody body = builder.Build();
        return new Chunk
        {
            Document = "guide/page.html",
            Title = title,
            Number = 1,
            Text = body.Text,
            Start = 0,
            End = CodePoints.Count(body.Text),
            Headings = headings,
            Tokens = body.Text.Length / 4,
            Blocks = body.Blocks,
        };
    }

    /// <summary>A paragraph with a marked stretch: the characters between two bars, <c>"the |work_mem| setting"</c>.</summary>
    public static void Marked(this DocumentBuilder builder, BlockKind kind, MarkKind mark, string text, int level = 0)
    {
        builder.Begin(kind, level);
        string[] parts = text.Split('|');
        for (int i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
                builder.Open(mark);
            builder.Write(parts[i]);
            if (i % 2 == 1)
                builder.Close(mark);
        }

        builder.End();
    }
}
