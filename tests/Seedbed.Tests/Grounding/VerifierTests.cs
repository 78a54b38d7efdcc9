using System.Text;
using Seedbed.Grounding;

namespace Seedbed.Tests.Grounding;

public sealed class VerifierTests
{
    private const string Guide = "First 😀 of all: the locks are released early. Then the rest follows.";

    [Theory]
    [InlineData("guide.md", """[{"quote":"the locks are released early","start":16,"end":44}]""", EvidenceVerdict.Ok)]
    [InlineData("guide.md", """[{"quote":"the locks are released early","start":0,"end":28}]""", EvidenceVerdict.Moved)]
    [InlineData("guide.md", """[{"quote":"the locks are released early"}]""", EvidenceVerdict.Moved)]
    [InlineData("guide.md", """[{"quote":"The locks\nare released early","start":16,"end":44}]""", EvidenceVerdict.Moved)]
    [InlineData("guide.md", """[{"quote":"the locks are held early","start":16,"end":40}]""", EvidenceVerdict.Changed)]
    [InlineData("guide.md", """[{"quote":"the locks","start":-5,"end":99999}]""", EvidenceVerdict.Moved)]
    [InlineData("guide.md", """[{"quote":"","start":3,"end":3}]""", EvidenceVerdict.Changed)]
    [InlineData("gone.md", """[{"quote":"the locks are released early","start":16,"end":44}]""", EvidenceVerdict.MissingDocument)]
    [InlineData("gone.md", "[]", EvidenceVerdict.NoEvidence)]
    [InlineData("guide.md", """["the locks"]""", EvidenceVerdict.NoEvidence)]
    [InlineData("guide.md", """[{"quote":"the locks are released early","start":16,"end":44},{"quote":"gone and away","start":0,"end":9}]""", EvidenceVerdict.Changed)]
    public async Task A_row_s_evidence_is_held_against_the_document(string document, string evidence, EvidenceVerdict verdict)
    {
        List<VerifiedRow> rows = await Verify(Line(document, evidence));

        rows.ShouldHaveSingleItem().Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData("""{"document":"leaf/qna.yaml"}""", "the pump", EvidenceVerdict.Ok)]
    [InlineData("""{"document":"leaf/qna.yaml"}""", "the pumq", EvidenceVerdict.Changed)]
    [InlineData("""{"document":"leaf/qna.yaml"}""", "The pump", EvidenceVerdict.Moved)]
    [InlineData("""{"document":"gone.md","chunk":1}""", "the pump", EvidenceVerdict.MissingDocument)]
    public async Task A_row_from_no_chunk_is_held_against_the_context_that_it_brings(string source, string quote, EvidenceVerdict verdict)
    {
        List<VerifiedRow> rows = await Verify($$"""{"id":"leaf#s1/1","source":{{source}},"answer":"{{quote}}","context":"See: the pump runs.","evidence":[{"quote":"{{quote}}","start":5,"end":13}]}""");

        rows.ShouldHaveSingleItem().Verdict.ShouldBe(verdict);
        rows[0].Column.ShouldBe(verdict == EvidenceVerdict.MissingDocument ? null : "context");
    }

    [Theory]
    [InlineData("skill", EvidenceVerdict.NothingToProve)]
    [InlineData("grounded", EvidenceVerdict.NoEvidence)]
    [InlineData("knowledge", EvidenceVerdict.NoEvidence)]
    public async Task A_skill_without_a_context_has_nothing_to_prove(string kind, EvidenceVerdict verdict)
    {
        var counts = new VerifiedCounts();
        counts.Add((await Verify($$"""{"id":"leaf#s1/1","source":{"document":"leaf/qna.yaml"},"leaf_kind":"{{kind}}","answer":"a"}""")).ShouldHaveSingleItem());

        counts[verdict].ShouldBe(1);
        counts.AllHold.ShouldBeTrue();
    }

    [Fact]
    public async Task A_moved_quote_says_where_it_stands_now()
    {
        List<VerifiedRow> rows = await Verify(Line("guide.md", """[{"quote":"Then The rest","start":0,"end":13}]"""));

        rows[0].Quotes[0].Now.ShouldBe(new Evidence("Then the rest", 46, 59));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"source\":{\"document\":\"guide")]
    [InlineData("[1]")]
    [InlineData("{\"id\":\"a\"}")]
    [InlineData("{\"id\":7,\"source\":{\"document\":\"guide.md\"}}")]
    [InlineData("{\"id\":\"a\\ud800\",\"source\":{\"document\":\"guide.md\"}}")]
    public async Task A_line_that_is_no_row_is_counted_not_thrown(string line) =>
        (await Verify(line)).ShouldHaveSingleItem().Verdict.ShouldBe(EvidenceVerdict.Unreadable);

    [Fact]
    public async Task The_counts_add_up_and_empty_lines_are_passed_over()
    {
        var counts = new VerifiedCounts();
        string ok = Line("guide.md", """[{"quote":"the locks are released early","start":16,"end":44}]""");
        foreach (VerifiedRow row in await Verify($"{ok}\n\n{Line("guide.md", "[]")}\nnonsense\n{ok}\n"))
            counts.Add(row);

        counts.Rows.ShouldBe(4);
        Enum.GetValues<EvidenceVerdict>().Sum(verdict => counts[verdict]).ShouldBe(4);
        counts[EvidenceVerdict.Ok].ShouldBe(2);
        counts.Quotes.ShouldBe(2);
        counts.AllHold.ShouldBeFalse();
    }

    [Fact]
    public async Task Few_documents_are_read_once_and_the_cache_keeps_within_its_bound()
    {
        string lines = string.Join('\n', Enumerable.Range(0, 400).Select(i => Line($"d{i / 100}.md", """[{"quote":"the locks","start":0,"end":9}]""")));
        var reads = new List<string>();

        List<VerifiedRow> rows = await Verify(lines, (path, _) => { reads.Add(path); return new(Guide); }, maxCharacters: 10);

        rows.Count.ShouldBe(400);
        reads.ShouldBe(["d0.md", "d1.md", "d2.md", "d3.md"]);
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            using var lines = new MemoryStream(Encoding.UTF8.GetBytes(Line("guide.md", "[]")));
            await foreach (VerifiedRow _ in new Verifier((_, _) => new(Guide)).VerifyAsync(lines, source.Token)) { }
        });
    }

    private static string Line(string document, string evidence) =>
        $$"""{"id":"guide.md#c1/1","source":{"document":"{{document}}"},"answer":"a","evidence":{{evidence.Replace("\n", "\\n", StringComparison.Ordinal)}}}""";

    private static async Task<List<VerifiedRow>> Verify(
        string lines, Func<string, CancellationToken, ValueTask<string?>>? read = null, long maxCharacters = Verifier.DefaultMaxCharacters)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        var verifier = new Verifier(read ?? ((path, _) => new(path == "guide.md" ? Guide : null)), maxCharacters);
        var rows = new List<VerifiedRow>();
        await foreach (VerifiedRow row in verifier.VerifyAsync(stream))
            rows.Add(row);
        return rows;
    }
}
