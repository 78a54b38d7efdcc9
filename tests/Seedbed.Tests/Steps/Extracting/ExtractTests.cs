using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Extracting;

public sealed class ExtractTests
{
    [Fact]
    public async Task A_chunk_becomes_a_row_for_each_question_with_its_evidence_and_headings()
    {
        Chunk chunk = ChunkOf.Blocks("VACUUM", to =>
        {
            to.Heading(1, "VACUUM");
            to.Heading(2, "Parameters");
            to.Marked(BlockKind.Term, MarkKind.Code, "|FULL|", 1);
            to.Definition("Selects “full” vacuum, which can reclaim more space.", 1);
        });
        Row row = (await Extracted.RowsAsync(chunk)).ShouldHaveSingleItem();
        row.Id.ShouldBe("guide/page.html#c1/1");
        row.Text("question").ShouldBe("What does the `FULL` parameter of VACUUM do?");
        row.Text("answer").ShouldBe("Selects “full” vacuum, which can reclaim more space.");
        row.Text("question_type").ShouldBe("option");
        row.Source.Headings.ShouldBe(["VACUUM", "Parameters"]);
        (string quote, int start, int end) = Extracted.Evidence(row).ShouldHaveSingleItem();
        chunk.Text[start..end].ShouldBe(quote);
    }

    [Fact]
    public async Task Only_the_named_families_are_asked()
    {
        Chunk chunk = ChunkOf.Blocks("pg_dump — PostgreSQL 15 Documentation", to =>
        {
            to.Heading(1, "pg_dump");
            to.Paragraph("pg_dump is a utility that uses the write-ahead log (WAL) of the server.");
        });
        (await Extracted.RowsAsync(chunk)).Select(row => row.Text("question_type")).ShouldBe(["statement", "acronym"]);
        (await Extracted.RowsAsync(chunk, "acronym")).Select(row => row.Text("question_type")).ShouldBe(["acronym"]);
    }

    [Fact]
    public async Task A_chunks_site_names_the_subject()
    {
        Chunk chunk = ChunkOf.Blocks("pg_dump", to =>
        {
            to.Heading(1, "pg_dump");
            to.Paragraph("pg_dump is a utility for backing up a database.");
        });
        (await Extracted.RowsAsync(chunk with { Site = "PostgreSQL 15.20 Documentation" })).ShouldHaveSingleItem().Text("question").ShouldBe("What is pg_dump in PostgreSQL?");
    }

    [Fact]
    public async Task A_chunk_that_answers_nothing_is_a_drop()
    {
        UnitOutcome outcome = await Extracted.ApplyAsync(ChunkOf.Blocks("Thoughts", to => to.Paragraph("It was a good day.")));
        (int _, RowOutcome dropped) = outcome.Said.ShouldHaveSingleItem();
        dropped.Reason.ShouldBe("nothing-found");
    }

    [Fact]
    public async Task A_unit_that_is_no_chunk_is_the_users_mistake() =>
        (await Should.ThrowAsync<SeedbedException>(() => Extracted.ApplyAsync(null))).Message.ShouldContain("source is chunks");
}
