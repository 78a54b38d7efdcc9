using System.Text.Json;
using Seedbed.Cli.Terminal;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>docs/events.md: its tables are those that write the lines of <c>generate --json</c>.</summary>
public sealed class EventsPageTests
{
    private const string Begin = "<!-- events: kept by a test -->\n";
    private const string End = "<!-- /events -->\n";

    [Fact]
    public void The_page_lists_every_event_with_its_members()
    {
        string page = Path.Combine("..", "..", "..", "docs", "events.md");
        string text = File.ReadAllText(Path.Combine(Approve.Folder, page));
        string before = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        string after = text[text.IndexOf(End, StringComparison.Ordinal)..];

        Approve.Text($"{before}{Section(RunEvents.Progress)}{Section(RunEvents.End)}{after}", page);
    }

    [Fact]
    public async Task Without_a_price_no_line_has_a_cost_and_estimated_tokens_are_told_apart()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromSeconds(1.5), SaysUsage = false });
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.GenerateAsync("--json");

        JsonElement[] lines = Lines(run.ShouldEndWith(0));
        lines.Length.ShouldBeGreaterThan(1);
        run.Output.ShouldNotContain("\"cost");
        JsonElement end = lines[^1];
        end.GetProperty("charged_tokens").GetInt64().ShouldBe(end.GetProperty("input_tokens").GetInt64() + end.GetProperty("output_tokens").GetInt64());
        end.GetProperty("charged_tokens").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task With_a_price_the_cost_is_there_from_the_first_line()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromSeconds(1.5) });
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.GenerateAsync("--json", "--price", "1/2", "--target", "3");

        JsonElement[] lines = Lines(run.ShouldEndWith(0));
        lines.Length.ShouldBeGreaterThan(1);
        // The first one may come before the run has opened its log and listed its units.
        JsonElement[] reckoned = [.. lines.Where(line => line.TryGetProperty("input_tokens", out _))];
        reckoned.ShouldAllBe(line => line.GetProperty("cost").GetDecimal() >= 0 && line.GetProperty("charged_tokens").GetInt64() == 0);
        lines[^2].GetProperty("wanted").GetInt64().ShouldBe(3);
        lines[^1].GetProperty("event").GetString().ShouldBe("end");
    }

    private static JsonElement[] Lines(SeedbedProcess run) => [.. run.Output.TrimEnd().Split('\n').Select(line => JsonElement.Parse(line))];

    private static string Section<T>(RunEvent<T> told) =>
        $"## `{told.Name}`: {told.When}\n\n| member | value | meaning |\n| --- | --- | --- |\n"
        + string.Concat(told.Members.Select(member => $"| `{member.Name}` | {member.Shape} | {member.Meaning} |\n"))
        + "\n";
}
