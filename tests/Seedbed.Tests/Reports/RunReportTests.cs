using System.Text.Json;
using Seedbed.Reports;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Reports;

/// <summary>The page as a file.</summary>
public sealed class RunReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_text_of_a_row_ends_its_block_and_nothing_is_fetched()
    {
        await WriteAsync(SomeDataset.ThreeRows);
        string page = File.ReadAllText(_folder["report.html"]);
        page.Split("<script").Length.ShouldBe(8);
        page.ShouldContain("default-src 'none'");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldNotContain("innerHTML");
    }

    [Fact]
    public async Task The_rows_and_their_other_columns_are_on_the_page()
    {
        await WriteAsync(SomeDataset.ThreeRows);
        JsonElement[] rows = [.. Block("rows").EnumerateArray()];
        rows.Select(row => row.GetProperty("id").GetString()).ShouldBe(["guide/vacuum.html#c1/1", "guide/vacuum.html#c2/1", "notes.md#c1/1"]);
        rows[0].GetProperty("columns").GetRawText().ShouldBe("""[["score","0.9"],["checked","true"]]""");
        rows[1].GetProperty("answer").GetString().ShouldNotBeNull().ShouldContain("\u2028 too; even 😀 and\r\n```\n<script>");
        Block("documents").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Rejects_are_shared_out_over_the_reasons_with_true_totals()
    {
        string rejects = string.Concat(Enumerable.Range(0, 1000).Select(i => $$"""{"id":"r{{i}}","step":"{{(i < 10 ? "ground" : "dedup")}}","reason":"no","detail":"d","row":null}""" + "\n"));
        await WriteAsync("", rejects, new ReportLimits { Rejects = 100 });
        JsonElement facts = Block("facts");
        facts.GetProperty("rejects").GetInt32().ShouldBe(1000);
        facts.GetProperty("rejectsShown").GetInt32().ShouldBe(100);
        facts.GetProperty("rejectGroups").EnumerateArray().Select(group => (group.GetProperty("count").GetInt32(), group.GetProperty("shown").GetInt32()))
            .ShouldBe([(990, 90), (10, 10)]);
        Block("rejects").GetArrayLength().ShouldBe(100);
    }

    [Fact]
    public async Task Passages_past_the_limit_are_left_out_and_long_texts_are_cut()
    {
        await WriteAsync(
            SomeDataset.Row(1, "q", new string('a', 5000)) + SomeDataset.Row(2, "q", "b"), "",
            new ReportLimits { ChunkText = 15, Text = 1000 }, ChunkOf(1) + "\n" + ChunkOf(2) + "\n" + ChunkOf(3));
        Block("chunks").EnumerateArray().ShouldHaveSingleItem().GetProperty("key").GetString().ShouldBe("doc.md#c1");
        Block("rows")[0].GetProperty("answer").GetString().ShouldBe(new string('a', 1000) + " …");
        Block("facts").GetProperty("chunks").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_failure_leaves_the_earlier_page_and_no_half_one()
    {
        _folder.Write("report.html", "before");
        await Should.ThrowAsync<SeedbedException>(() => WriteAsync("{torn"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => WriteAsync(SomeDataset.ThreeRows, cancel: cancelled.Token));
        File.ReadAllText(_folder["report.html"]).ShouldBe("before");
        Directory.GetFiles(_folder.Path, "*.partial").ShouldBeEmpty();
        Directory.CreateDirectory(_folder["taken"]);
        (await Should.ThrowAsync<SeedbedException>(() => WriteAsync("", page: "taken"))).Message.ShouldContain("cannot write");
    }

    private static string ChunkOf(int number) =>
        $$"""{"document":"doc.md","title":"Doc","number":{{number}},"text":"ten  chars","start":0,"end":10,"tokens":2}""";

    private JsonElement Block(string name)
    {
        string page = File.ReadAllText(_folder["report.html"]);
        string start = $"id=\"data-{name}\">";
        int from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]).RootElement;
    }

    private Task WriteAsync(
        string rows, string rejects = "", ReportLimits? limits = null, string chunks = "", string page = "report.html", CancellationToken cancel = default) =>
        RunReport.WriteAsync(
            new()
            {
                Page = _folder[page],
                Dataset = _folder.Write("dataset.jsonl", rows),
                Rejects = _folder.Write("rejects.jsonl", rejects),
                Chunks = _folder.Write("chunks.jsonl", chunks),
                Facts = SomeDataset.Facts,
                Limits = limits ?? new(),
            }, cancel);
}
