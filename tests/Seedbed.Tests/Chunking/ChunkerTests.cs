using System.Text;
using Seedbed.Chunking;
using Seedbed.Tests.Doubles;
using Seedbed.Tokens;

namespace Seedbed.Tests.Chunking;

public sealed class ChunkerTests
{
    [Fact]
    public void A_document_that_fits_is_one_chunk()
    {
        Document document = new WrittenDocument().Heading(1, "Top").Paragraph("One.").Heading(2, "Sub").Paragraph("Two.").Build();
        Chunk chunk = Cut(document, 100).ShouldHaveSingleItem();
        chunk.Id.ShouldBe("guide/some.html#c1");
        chunk.Text.ShouldBe(document.Text);
        chunk.Headings.ShouldBeEmpty();
        chunk.Blocks.Count.ShouldBe(4);
    }

    [Fact]
    public void A_document_without_text_has_no_chunks()
    {
        Cut(new WrittenDocument().Build(), 100).ShouldBeEmpty();
        Cut(new WrittenDocument().Paragraph(" \n ").Build(), 100).ShouldBeEmpty();
    }

    [Fact]
    public void Text_without_blocks_is_cut_too()
    {
        Document document = new WrittenDocument().Build() with { Text = Prose(30) };
        Cut(document, 64).Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void A_chunk_that_is_half_full_ends_before_the_next_heading()
    {
        Document document = new WrittenDocument()
            .Heading(1, "Top").Paragraph(Prose(6)).Heading(2, "First").Paragraph(Prose(4)).Heading(2, "Second").Paragraph(Prose(8)).Build();
        List<Chunk> chunks = Cut(document, 130);
        chunks.Count.ShouldBe(2);
        chunks[1].Text.ShouldStartWith("Second\n\n");
        chunks[1].Headings.ShouldBe([new Heading(1, "Top")]);
    }

    [Fact]
    public void A_higher_heading_is_the_better_border()
    {
        Document document = new WrittenDocument()
            .Heading(2, "A").Paragraph(Prose(7)).Heading(1, "B").Paragraph(Prose(2)).Heading(3, "C").Paragraph(Prose(8)).Build();
        Cut(document, 120)[1].Text.ShouldStartWith("B\n\n");
    }

    [Fact]
    public void A_heading_is_never_the_last_of_a_chunk()
    {
        for (int sentences = 1; sentences < 12; sentences++)
        {
            Document document = new WrittenDocument()
                .Heading(1, "Top").Paragraph(Prose(sentences)).Heading(2, "Under it").Heading(3, "Deeper").Paragraph(LongSentence(90)).Build();
            foreach (Chunk chunk in Cut(document, 64))
                chunk.Blocks[^1].Kind.ShouldNotBe(BlockKind.Heading);
        }
    }

    [Fact]
    public void Headings_are_those_above_the_first_character()
    {
        Document document = new WrittenDocument()
            .Heading(1, "Top").Heading(2, "Old").Paragraph(Prose(2)).Heading(2, "Now").Paragraph(Prose(40)).Build();
        List<Chunk> chunks = Cut(document, 64);
        chunks[^1].Headings.ShouldBe([new Heading(1, "Top"), new Heading(2, "Now")]);
    }

    [Fact]
    public void A_term_stays_with_its_definition()
    {
        for (int sentences = 1; sentences < 10; sentences++)
        {
            Document document = new WrittenDocument().Paragraph(Prose(sentences)).Term("vacuum").Definition(Prose(3)).Paragraph(Prose(3)).Build();
            foreach (Chunk chunk in Cut(document, 80))
                chunk.Blocks[^1].Kind.ShouldNotBe(BlockKind.Term);
        }
    }

    [Fact]
    public void An_introduction_stays_with_its_list()
    {
        for (int sentences = 1; sentences < 10; sentences++)
        {
            Document document = new WrittenDocument().Paragraph(Prose(sentences)).Paragraph("Do this:").Item(Prose(3)).Item(Prose(3)).Build();
            Cut(document, 80).ShouldAllBe(chunk => !chunk.Text.EndsWith(':'));
        }
    }

    [Fact]
    public void A_list_marker_belongs_to_its_item()
    {
        Document document = new WrittenDocument().Paragraph(Prose(5)).Item(Prose(3), 1).Item(Prose(3), 2).Build();
        Cut(document, 64)[1].Text.ShouldStartWith("1. ");
    }

    [Fact]
    public void Overlap_repeats_whole_sentences_of_the_same_section()
    {
        Document document = new WrittenDocument().Heading(1, "Top").Paragraph(Prose(20)).Heading(1, "Next").Paragraph(Prose(20)).Build();
        List<Chunk> chunks = [.. new Chunker(new() { Tokens = 100, Overlap = 30 }).Cut(document)];
        for (int i = 1; i < chunks.Count; i++)
        {
            int repeated = chunks[i - 1].End - chunks[i].Start;
            if (chunks[i].Text.StartsWith("Next", StringComparison.Ordinal))
            {
                repeated.ShouldBeLessThan(0);
                continue;
            }

            repeated.ShouldBeGreaterThan(0);
            Tokenizer.O200k.Count(chunks[i].Text.AsSpan(0, repeated)).ShouldBeInRange(10, 31);
            chunks[i].Text.ShouldStartWith("Sentence ");
        }
    }

    [Fact]
    public void Rows_and_lines_stay_whole_and_each_part_of_a_table_has_its_header()
    {
        Document document = new WrittenDocument()
            .Table(["Name", "Default"], [.. Enumerable.Range(0, 60).Select(i => new[] { $"option_{i}", $"value {i}." })])
            .Code(string.Join('\n', Enumerable.Range(0, 60).Select(i => $"    call({i}); run. Then"))).Build();
        foreach (Chunk chunk in Cut(document, 64))
        {
            foreach (Block block in chunk.Blocks.Where(block => block.Kind == BlockKind.Table))
            {
                block.Table!.Header.ShouldBe(["Name", "Default"]);
                block.Table.Rows.ShouldNotBeEmpty();
                foreach (IReadOnlyList<TextSpan> row in block.Table.Rows)
                {
                    row[0].Of(chunk.Text).ShouldStartWith("option_");
                    row[1].Of(chunk.Text).ShouldEndWith(".");
                }
            }

            foreach (Block block in chunk.Blocks.Where(block => block.Kind == BlockKind.Code))
                block.Span.Of(chunk.Text).Split('\n').ShouldAllBe(line => line.StartsWith("    call(") && line.EndsWith("Then"));
        }
    }

    [Fact]
    public void A_sentence_over_the_limit_is_cut_between_words()
    {
        Document document = new WrittenDocument().Paragraph(LongSentence(500)).Build();
        List<Chunk> chunks = Cut(document, 64);
        string.Join(' ', chunks.Select(chunk => chunk.Text)).ShouldBe(document.Text);
    }

    [Fact]
    public void Pages_are_those_of_the_first_and_last_character()
    {
        Document document = new WrittenDocument().Page().Paragraph(Prose(4)).Page().Paragraph(Prose(2)).Page().Paragraph(Prose(9)).Build();
        List<Chunk> chunks = Cut(document, 90);
        chunks[0].Pages.ShouldBe(new PageRange(1, 2));
        chunks[^1].Pages.ShouldBe(new PageRange(3, 3));
    }

    [Fact]
    public void A_handful_of_tokens_is_no_chunk_of_its_own()
    {
        for (int sentences = 5; sentences < 40; sentences++)
        {
            Document document = new WrittenDocument().Paragraph(Prose(sentences)).Paragraph("Bye.").Build();
            Cut(document, 64).ShouldAllBe(chunk => chunk.Tokens > 8);
        }
    }

    [Theory]
    [InlineData("a", 1_000_000)]
    [InlineData("word ", 3_000_000)]
    [InlineData("漢", 300_000)]
    [InlineData("\u0301", 200_000)]
    [InlineData("👩‍👩‍👧", 200_000)]
    [InlineData("A. ", 1_000_000)]
    [InlineData("\n", 1_000_000)]
    public void One_long_line_of_the_same_is_cut(string part, int length)
    {
        string text = new StringBuilder(length).Insert(0, part, length / part.Length).ToString();
        Document document = new WrittenDocument().Paragraph(text).Build();
        foreach (Chunk chunk in new Chunker(new()).Cut(document))
            chunk.Tokens.ShouldBeInRange(1, 1024);
    }

    [Fact]
    public void Many_blocks_and_many_marks_are_cut()
    {
        var builder = new WrittenDocument();
        for (int i = 0; i < 50_000; i++)
            builder.Heading(1 + (i % 6), "Same").Paragraph("Some words.");
        string text = string.Concat(Enumerable.Repeat("word ", 100_000));
        builder.Paragraph(text, [new(MarkKind.Strong, new(0, text.Length)), .. Enumerable.Range(0, 100_000).Select(i => new Mark(MarkKind.Code, new(i * 5, (i * 5) + 4)))]);
        Cut(builder.Build(), 256).Sum(chunk => chunk.Blocks.Sum(block => block.Marks.Count)).ShouldBeGreaterThan(100_000);
    }

    private static List<Chunk> Cut(Document document, int tokens) =>
        [.. new Chunker(new() { Tokens = tokens, Overlap = 0 }).Cut(document)];

    private static string Prose(int sentences) =>
        string.Join(' ', Enumerable.Range(1, sentences).Select(i => $"Sentence number {i} says this and that."));

    private static string LongSentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => "word" + i)) + ".";
}
