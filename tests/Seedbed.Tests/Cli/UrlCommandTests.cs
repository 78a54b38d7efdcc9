using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

public sealed class UrlCommandTests : IAsyncLifetime, IDisposable
{
    private readonly CommandFolder _folder = new();
    private WebSite _site = null!;

    public async Task InitializeAsync() => _site = await WebSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_over_urls_goes_on_with_the_pages_that_it_fetched()
    {
        _site.With("/pump.md", CommandFolder.PumpManual, "text/markdown");
        string url = _site.At("/pump.md").Replace("http://", "http://me:secret@", StringComparison.Ordinal);
        string[] inputs = [url, _site.At("/gone.md"), "--allow-private-network"];

        SeedbedProcess refused = await _folder.GenerateByRulesAsync(url);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("--allow-private-network");
        Directory.Exists(_folder["run"]).ShouldBeFalse();

        SeedbedProcess first = await _folder.GenerateByRulesAsync(inputs);
        first.ExitCode.ShouldBe(0, first.Error);
        (string Dataset, string Rejects) bytes = _folder.Bytes();
        _folder.Reject(_site.At("/gone.md")).Reason.ShouldBe("status-404");
        JsonElement record = _folder.Record();
        record.GetProperty("asked").GetProperty("inputs")[0].GetProperty("url").GetString().ShouldBe(_site.At("/pump.md"));
        int asked = _site.Asked.Count;

        // As after a kill in the middle: the record says nothing of an end, and the page is another one.
        _site.With("/pump.md", CommandFolder.PumpManual.Replace("small valve", "large valve", StringComparison.Ordinal), "text/markdown").With("/gone.md", "Here again.", "text/plain");
        File.WriteAllText(_folder["run/run.json"], File.ReadAllText(_folder["run/run.json"]).Replace("\"finished\"", "\"running\"", StringComparison.Ordinal));
        File.Delete(_folder["run/dataset.jsonl"]);
        SeedbedProcess second = await _folder.GenerateByRulesAsync(inputs);
        second.ExitCode.ShouldBe(0, second.Error);
        _folder.Bytes().ShouldBe(bytes);
        _site.Asked.Count.ShouldBe(asked);

        SeedbedProcess updated = await _folder.GenerateByRulesAsync([.. inputs, "--update"]);
        updated.ExitCode.ShouldBe(0, updated.Error);
        _folder.Bytes().ShouldNotBe(bytes);
        Directory.Exists(_folder["run/previous/1/fetched"]).ShouldBeTrue();

        foreach (string file in Directory.GetFiles(_folder["run"], "*", SearchOption.AllDirectories))
            File.ReadAllText(file).ShouldNotContain("secret", customMessage: file);
        (first.Output + first.Error + second.Error + updated.Error).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_list_of_urls_is_read_and_verified()
    {
        _site.With("/pump.md", CommandFolder.PumpManual, "text/markdown");
        _folder.Write("pages.txt", $"# pages\n{_site.At("/pump.md")}\nnonsense\n");
        SeedbedProcess read = await _folder.RunAsync("ingest", "--urls", "pages.txt", "--allow-private-network", "--format", "text");
        read.ExitCode.ShouldBe(0, read.Error);
        read.Output.ShouldContain("purge valve");
        read.Error.ShouldContain("pages.txt:3: nonsense is no URL");

        (await _folder.RunAsync("generate", "--urls", "pages.txt", "--allow-private-network", "--out", "run", "--recipe", "rules.yaml")).ExitCode.ShouldBe(0);
        SeedbedProcess verified = await _folder.RunAsync("verify", "run", "--against", _site.At("/pump.md"), "--allow-private-network");
        verified.ExitCode.ShouldBe(0, verified.Output + verified.Error);
    }
}
