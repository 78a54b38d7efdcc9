using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Chunking;
using Seedbed.Tests.Doubles;
using Seedbed.Tokens;

namespace Seedbed.Tests.Chunking;

public sealed class ChunkerPropertyTests
{
    private static readonly Arbitrary<ChunkOptions> AnyOptions =
        Gen.Elements(16, 17, 24, 40, 64, 128, 1024).Zip(Gen.Elements(0, 0, 5, 16, 64), (tokens, overlap) =>
            new ChunkOptions { Tokens = tokens, Overlap = overlap }).ToArbitrary();

    [Fact]
    public void A_chunk_is_the_documents_own_text_and_within_the_limit() => Check((document, options, chunks) =>
    {
        foreach (Chunk chunk in chunks)
        {
            int start = CodePoints.ToUtf16(document.Text, chunk.Start);
            int end = CodePoints.ToUtf16(document.Text, chunk.End);
            chunk.Text.ShouldBe(document.Text[start..end]);
            chunk.Tokens.ShouldBe(Tokenizer.O200k.Count(chunk.Text));
            chunk.Tokens.ShouldBeInRange(1, options.Tokens);
        }

        chunks.Select(chunk => chunk.Number).ShouldBe(Enumerable.Range(1, chunks.Count));
    });

    [Fact]
    public void Chunks_cover_all_but_white_space() => Check((document, options, chunks) =>
    {
        int reached = 0;
        int before = -1;
        foreach (Chunk chunk in chunks)
        {
            int start = CodePoints.ToUtf16(document.Text, chunk.Start);
            start.ShouldBeGreaterThan(before);
            if (options.Overlap == 0)
                start.ShouldBeGreaterThanOrEqualTo(reached);
            if (start > reached)
                document.Text[reached..start].ShouldBeNullOrWhiteSpace();
            before = start;
            reached = start + chunk.Text.Length;
        }

        document.Text[reached..].ShouldBeNullOrWhiteSpace();
    });

    [Fact]
    public void Blocks_marks_and_cells_lie_where_they_lay_in_the_document() => Check((document, _, chunks) =>
    {
        foreach (Chunk chunk in chunks)
        {
            int start = CodePoints.ToUtf16(document.Text, chunk.Start);
            foreach (Block block in chunk.Blocks)
            {
                TextSpan span = block.Span.Shift(start);
                Block whole = document.Blocks.Single(b => b.Span.Start <= span.Start && b.Span.End >= span.End && b.Span.Length > 0);
                block.Kind.ShouldBe(whole.Kind);
                block.Span.Length.ShouldBeGreaterThan(0);
                block.Table?.Header.ShouldBe(whole.Table!.Header);
                foreach (TextSpan inner in block.Marks.Select(m => m.Span).Concat((block.Table?.Rows ?? []).SelectMany(row => row)))
                    (inner.Start >= 0 && inner.Start <= inner.End && inner.End <= chunk.Text.Length).ShouldBeTrue();
            }
        }
    });

    [Fact]
    public void Graphemes_stay_whole() => Check((document, _, chunks) =>
    {
        var borders = StringInfo.ParseCombiningCharacters(document.Text).Append(document.Text.Length).ToHashSet();
        foreach (Chunk chunk in chunks)
        {
            borders.ShouldContain(CodePoints.ToUtf16(document.Text, chunk.Start));
            borders.ShouldContain(CodePoints.ToUtf16(document.Text, chunk.End));
        }
    });

    [Fact]
    public void A_chunk_comes_back_from_its_line() => Check((_, _, chunks) =>
    {
        foreach (Chunk chunk in chunks)
        {
            string line = JsonSerializer.Serialize(chunk, JsonText.Default.Chunk);
            Chunk back = JsonSerializer.Deserialize(line, JsonText.Default.Chunk)!;
            JsonSerializer.Serialize(back, JsonText.Default.Chunk).ShouldBe(line);
            back.Text.ShouldBe(chunk.Text);
            back.Headings.ShouldBe(chunk.Headings);
            back.Blocks.Select(block => (block.Kind, block.Span, block.Level, block.Ordinal))
                .ShouldBe(chunk.Blocks.Select(block => (block.Kind, block.Span, block.Level, block.Ordinal)));
            back.Blocks.SelectMany(block => block.Marks).ShouldBe(chunk.Blocks.SelectMany(block => block.Marks));
            back.Blocks.SelectMany(block => block.Table?.Rows ?? []).SelectMany(row => row)
                .ShouldBe(chunk.Blocks.SelectMany(block => block.Table?.Rows ?? []).SelectMany(row => row));
        }
    });

    private static void Check(Action<Document, ChunkOptions, List<Chunk>> holds) =>
        Prop.ForAll(AnyDocument.Arbitrary, AnyOptions, (document, options) =>
            holds(document, options, [.. new Chunker(options).Cut(document)])).QuickCheckThrowOnFailure();
}
