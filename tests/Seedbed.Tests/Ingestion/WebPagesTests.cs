using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Seedbed.Ingestion;
using Seedbed.Ingestion.Web;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class WebPagesTests : IAsyncLifetime, IDisposable
{
    private const string Guide = "<html><head><title>Guide</title></head><body><main><h1>Guide</h1><p>Pumps run by night.</p></main></body></html>";

    private readonly TempFolder _temp = new();
    private WebSite _site = null!;

    public async Task InitializeAsync() => _site = await WebSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose() => _temp.Dispose();

    private static SourceOptions Private(WebOptions? web = null) => new() { Web = (web ?? new()) with { AllowPrivateNetwork = true } };

    private static async Task<List<DocumentOutcome>> ReadAsync(IReadOnlyList<string> inputs, SourceOptions options, WebNetwork? network = null)
    {
        using WebPages pages = await WebPages.FetchAsync(inputs, options, network ?? new(options.Web.AllowPrivateNetwork), null, default);
        var outcomes = new List<DocumentOutcome>();
        await foreach (DocumentOutcome outcome in new DocumentSource(inputs, options with { Pages = pages }).ReadAsync())
            outcomes.Add(outcome);
        return outcomes;
    }

    private Task<List<DocumentOutcome>> ReadAsync(params string[] paths) => ReadAsync([.. paths.Select(_site.At)], Private());

    /// <summary>The reject of a page, fetched beside one that is well.</summary>
    private async Task<Reject> RejectAsync(string path, WebOptions? web = null)
    {
        _site.With("/well.txt", "All is well.", "text/plain");
        List<DocumentOutcome> outcomes = await ReadAsync([_site.At(path), _site.At("/well.txt")], Private(web));
        outcomes.Count.ShouldBe(2);
        outcomes[1].Document.ShouldNotBeNull();
        return outcomes[0].Reject!;
    }

    [Fact]
    public async Task A_page_is_read_as_what_it_is_served_as()
    {
        byte[] docx = new TinyDocx { Body = "<w:p><w:r><w:t>Words of a letter.</w:t></w:r></w:p>" }.Bytes();
        _site.With("/docs/", Guide, "text/html; charset=utf-8").With("/notes", "# Notes\n\nText.", "text/markdown")
            .With("/raw.md", "# Raw\n\nRaw text.", "text/plain").With("/down", docx, "application/octet-stream")
            .With("/manual.pdf", new TinyPdf().Page().Line(60, 80, "A page of a manual.").Bytes(), null).With("/plain", "Plain words.", null);
        List<DocumentOutcome> outcomes = await ReadAsync("/docs/", "/notes", "/raw.md", "/down", "/manual.pdf");
        outcomes.ShouldAllBe(outcome => outcome.Reject == null || outcome.Reject.Reason == "missing-tool");
        string host = $"127.0.0.1_{_site.Port}";
        outcomes.Where(o => o.Document is not null).Take(4).Select(o => $"{o.Document!.Path} {o.Document.MediaType.Split('.')[0]}").ShouldBe(
            [$"{host}/docs/index.html text/html", $"{host}/notes.md text/markdown", $"{host}/raw.md text/markdown", $"{host}/down.docx application/vnd"]);
        Document guide = outcomes[0].Document!;
        guide.Title.ShouldBe("Guide");
        guide.Metadata["url"].GetString().ShouldBe(_site.At("/docs/"));
    }

    [Fact]
    public async Task Many_urls_keep_their_order_and_a_fault_of_one_touches_no_other()
    {
        var paths = new List<string>();
        for (int i = 0; i < 40; i++)
        {
            int number = i;
            paths.Add($"/{number:D2}.txt");
            if (number % 5 != 0)
            {
                _site.With(paths[^1], async context =>
                {
                    await Task.Delay((number * 7) % 30);
                    context.Response.ContentType = "text/plain";
                    await context.Response.WriteAsync($"Text {number}.");
                });
            }
        }

        List<DocumentOutcome> outcomes = await ReadAsync([.. paths]);
        outcomes.Where(o => o.Document is not null).Select(o => o.Document!.Text).ShouldBe(Enumerable.Range(0, 40).Where(i => i % 5 != 0).Select(i => $"Text {i}."));
        outcomes.Where(o => o.Reject is not null).Select(o => o.Reject!.Reason).ShouldAllBe(reason => reason == "status-404");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed(int status)
    {
        _site.Redirect("/a", "b?x=1", status).Redirect("/b?x=1", _site.At("/c"), status).With("/c", Guide);
        Document document = (await ReadAsync("/a")).ShouldHaveSingleItem().Document!;
        document.Path.ShouldBe($"127.0.0.1_{_site.Port}/a.html");
        document.Title.ShouldBe("Guide");
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_no_more()
    {
        for (int i = 0; i < 6; i++)
            _site.Redirect($"/{i}", $"/{i + 1}");
        _site.With("/6", Guide);
        (await ReadAsync("/1")).ShouldHaveSingleItem().Document.ShouldNotBeNull();
        (await RejectAsync("/0")).Reason.ShouldBe("redirects");
    }

    [Fact]
    public async Task A_loop_of_redirects_ends()
    {
        _site.Redirect("/a", "/b").Redirect("/b", "/a");
        (await RejectAsync("/a")).Reason.ShouldBe("redirects");
    }

    [Theory]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("javascript:alert(1)", "scheme")]
    [InlineData("http://", "bad-url")]
    public async Task A_redirect_to_what_is_not_fetched_is_a_reject(string to, string reason)
    {
        _site.Redirect("/a", to);
        Reject reject = await RejectAsync("/a");
        // A header that holds no URL at all is no redirect.
        reject.Reason.ShouldBeOneOf(reason, "status-302");
        reject.Id.ShouldBe(_site.At("/a"));
    }

    [Theory]
    [InlineData("/none", "status-404")]
    [InlineData("/video", "unknown-type")]
    [InlineData("/noise", "unknown-type")]
    [InlineData("/large", "too-large")]
    [InlineData("/liar", "too-large")]
    [InlineData("/short", "connection")]
    [InlineData("/garbled", "damaged")]
    [InlineData("/drip", "time-out")]
    [InlineData("/silent", "time-out")]
    [InlineData("/nothing", "empty")]
    public async Task Each_fault_is_a_reject_with_its_reason(string path, string reason)
    {
        _site.With("/video", [0, 0, 0, 32], "video/mp4").With("/noise", [1, 2, 3, 4, 0xFF, 0], "application/octet-stream")
            .With("/large", new string('x', 200_000), "text/plain").With("/nothing", [], "text/plain")
            .With("/liar", context =>
            {
                context.Response.ContentLength = 1L << 40;
                context.Response.ContentType = "text/plain";
                return context.Response.Body.FlushAsync();
            })
            .With("/short", async context =>
            {
                context.Response.ContentLength = 1000;
                context.Response.ContentType = "text/plain";
                await context.Response.WriteAsync("short");
                await context.Response.Body.FlushAsync();
                context.Abort();
            })
            .With("/garbled", async context =>
            {
                context.Response.Headers.ContentEncoding = "gzip";
                context.Response.ContentType = "text/plain";
                await context.Response.WriteAsync("This is not packed.");
            })
            .With("/drip", async context =>
            {
                context.Response.ContentType = "text/plain";
                while (true)
                {
                    await context.Response.WriteAsync("x", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(50, context.RequestAborted);
                }
            })
            .With("/silent", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var web = new WebOptions { MostBytes = 100_000, TimeOut = TimeSpan.FromSeconds(path == "/drip" ? 2 : 60), IdleTimeOut = TimeSpan.FromSeconds(path == "/silent" ? 2 : 30) };
        Reject reject = await RejectAsync(path, web);
        reject.Reason.ShouldBe(reason);
        reject.Detail.ShouldContain($"127.0.0.1{(reason == "empty" ? "_" : ":")}{_site.Port}");
    }

    [Fact]
    public async Task A_bomb_is_counted_unpacked_and_ends_at_the_limit()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++)
                gzip.Write(zeros);
        }

        _site.With("/bomb", async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(packed.ToArray(), context.RequestAborted);
        });
        (await RejectAsync("/bomb")).Reason.ShouldBe("too-large");
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_when_it_says()
    {
        int asked = 0;
        _site.With("/busy", async context =>
        {
            if (Interlocked.Increment(ref asked) < 3)
            {
                context.Response.StatusCode = asked == 1 ? 429 : 503;
                context.Response.Headers.RetryAfter = "0";
                return;
            }

            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(Guide);
        });
        (await ReadAsync("/busy")).ShouldHaveSingleItem().Document.ShouldNotBeNull();
        asked.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_long_is_left_alone()
    {
        _site.With("/busy", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        Reject reject = await RejectAsync("/busy");
        reject.Reason.ShouldBe("status-429");
        reject.Detail.ShouldContain("3,600");
        _site.Asked.Count(path => path == "/busy").ShouldBe(1);
    }

    [Fact]
    public async Task The_charset_of_the_header_is_followed()
    {
        byte[] russian = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes("<html><body><main><h1>Насос</h1><p>Насос работает ночью без остановки.</p></main></body></html>");
        byte[] japanese = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!.GetBytes("ポンプは夜に動きます。");
        _site.With("/ru", russian, "text/html; charset=windows-1251").With("/jp", japanese, "text/plain; charset=Shift_JIS").With("/utf8", "Größe", "text/plain; charset=windows-1251");
        (await ReadAsync("/ru", "/jp", "/utf8")).Select(outcome => outcome.Document!.Text).ShouldBe(["Насос\n\nНасос работает ночью без остановки.", "ポンプは夜に動きます。", "Größe"]);
    }

    [Fact]
    public async Task Private_addresses_are_refused_unless_they_are_allowed()
    {
        string url = _site.With("/a", Guide).At("/a");
        foreach (string at in (string[])[url, $"http://localhost:{_site.Port}/a", $"http://[::ffff:127.0.0.1]:{_site.Port}/a", $"http://2130706433:{_site.Port}/a", $"http://0x7f.1:{_site.Port}/a", $"http://0.0.0.0:{_site.Port}/a"])
            (await Should.ThrowAsync<SeedbedException>(() => ReadAsync([at], new()))).Message.ShouldContain("--allow-private-network");
        _site.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_from_an_open_host_to_a_private_one_is_refused()
    {
        _site.Redirect("/a", "http://inner.test/secret").Redirect("/b", "http://127.0.0.1/secret").Redirect("/c", "http://169.254.169.254/latest/meta-data").With("/d", Guide).With("/secret", Guide);
        NamedNetwork network = new NamedNetwork(_site.Port).With("open.test", NamedNetwork.Public).With("inner.test", "10.0.0.7");
        List<DocumentOutcome> outcomes = await ReadAsync([.. "abcd".Select(c => $"http://open.test/{c}")], new(), network);
        outcomes.Select(outcome => outcome.Reject?.Reason).ShouldBe(["private-address", "private-address", "private-address", null]);
        network.Dialled.ShouldAllBe(address => address == NamedNetwork.Public);
        _site.Asked.ShouldNotContain("/secret");
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_others_is_refused()
    {
        NamedNetwork network = new NamedNetwork(_site.With("/a", Guide).Port).With("mixed.test", NamedNetwork.Public, "192.168.0.1");
        (await Should.ThrowAsync<SeedbedException>(() => ReadAsync(["http://mixed.test/a"], new(), network))).Message.ShouldContain("192.168.0.1");
        network.Dialled.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_connection_is_made_to_the_address_that_was_looked_at()
    {
        NamedNetwork network = new NamedNetwork(_site.With("/a", Guide).Port).With("rebind.test", NamedNetwork.Public).With("rebind.test", "127.0.0.1");
        (await ReadAsync(["http://rebind.test/a"], new(), network)).ShouldHaveSingleItem().Document.ShouldNotBeNull();
        network.Dialled.ShouldBe([NamedNetwork.Public]);
        network.Lookups.ShouldBe(1);
    }

    [Fact]
    public async Task User_and_password_are_sent_to_their_host_alone_and_never_shown()
    {
        var seen = new List<string>();
        RequestDelegate Note(string name) => context =>
        {
            lock (seen)
                seen.Add($"{name} {context.Request.Headers.Authorization} {context.Request.Headers.Cookie}");
            context.Response.Headers.SetCookie = "session=1";
            if (name == "first")
                context.Response.Redirect("http://other.test/second");
            else
                context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        _site.With("/first", Note("first")).With("/second", Note("second"));
        NamedNetwork network = new NamedNetwork(_site.Port).With("open.test", NamedNetwork.Public).With("other.test", NamedNetwork.Public);
        SeedbedException fault = await Should.ThrowAsync<SeedbedException>(() => ReadAsync(["http://me:s%3Acret@open.test/first"], new(), network));
        seen.ShouldBe([$"first Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("me:s:cret"))} ", "second  "]);
        fault.Message.ShouldNotContain("cret");
    }

    [Fact]
    public async Task A_list_names_a_bad_line_and_goes_on()
    {
        string list = _temp.Write("pages.txt", $"# what to read\n\n{_site.At("/a.txt")}   # the first\r\nnonsense me:secret@host\nftp://me:secret@host/x\n{_site.At("/a.txt")}\n  {_site.At("/b.txt")}#part\n");
        _site.With("/a.txt", "A text.", "text/plain").With("/b.txt", "B text.", "text/plain");
        SourceOptions options = Private(new() { Lists = [list] });
        List<DocumentOutcome> outcomes = await ReadAsync([], options);
        outcomes.Where(o => o.Document is not null).Select(o => o.Document!.Text).ShouldBe(["A text.", "B text."]);
        outcomes.Where(o => o.Reject is not null).Select(o => $"{o.Reject!.Reason} {o.Reject.Id}").ShouldBe(["bad-url pages.txt:4", "scheme pages.txt:5", "duplicate pages.txt:6"]);
        outcomes.ShouldAllBe(o => o.Reject == null || !o.Reject.Detail.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_list_and_a_wrong_scheme_are_the_users_mistakes()
    {
        (await Should.ThrowAsync<SeedbedException>(() => ReadAsync([], Private(new() { Lists = [_temp["none.txt"]] })))).Message.ShouldContain("none.txt");
        (await Should.ThrowAsync<SeedbedException>(() => ReadAsync(["ftp://me:secret@host/x"], Private()))).Message.ShouldBe(
            "'ftp://***@host/x' begins with ftp:, which is not fetched; give an http:// or https:// address, or download the file and name its path");
    }

    [Fact]
    public async Task What_was_kept_is_read_again_though_the_page_has_changed()
    {
        SourceOptions options = Private();
        string[] inputs = [_site.With("/a.txt", "First text.", "text/plain").At("/a.txt"), _site.At("/gone.txt")];
        using (WebPages first = await WebPages.FetchAsync(inputs, options))
            first.Keep(_temp["kept"]);
        byte[] index = File.ReadAllBytes(_temp["kept/fetched.jsonl"]);
        _site.With("/a.txt", "Other text.", "text/plain").With("/gone.txt", "Back again.", "text/plain");
        using WebPages again = await WebPages.FetchAsync(inputs, options, _temp["kept"]);
        again.Keep(_temp["kept"]);
        File.ReadAllBytes(_temp["kept/fetched.jsonl"]).ShouldBe(index);
        var texts = new List<string>();
        await foreach (DocumentOutcome outcome in new DocumentSource(inputs, options with { Pages = again }).ReadAsync())
            texts.Add(outcome.Document?.Text ?? outcome.Reject!.Reason);
        texts.ShouldBe(["status-404", "First text."]);
        _site.Asked.Count.ShouldBe(2);

        File.WriteAllText(Directory.GetFiles(_temp["kept"], "*.txt").Single(), "Fxrst text.");
        (await Should.ThrowAsync<SeedbedException>(() => WebPages.FetchAsync(inputs, options, _temp["kept"]))).Message.ShouldContain("--update");
        File.WriteAllText(_temp["kept/fetched.jsonl"], System.Text.Encoding.UTF8.GetString(index).Replace("\"document\":\"", "\"document\":\"../../", StringComparison.Ordinal));
        (await Should.ThrowAsync<SeedbedException>(() => WebPages.FetchAsync(inputs, options, _temp["kept"]))).Message.ShouldContain("fetched.jsonl is not what was fetched");
        File.WriteAllBytes(_temp["kept/fetched.jsonl"], index);
        File.AppendAllText(_temp["kept/fetched.jsonl"], "{\"name\":");
        (await Should.ThrowAsync<SeedbedException>(() => WebPages.FetchAsync(inputs, options, _temp["kept"]))).Message.ShouldContain("fetched.jsonl:3");
    }

    [Fact]
    public async Task Cancellation_is_honoured()
    {
        _site.With("/silent", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(() => WebPages.FetchAsync([_site.At("/silent")], Private(), cancellationToken: soon.Token));
    }
}
