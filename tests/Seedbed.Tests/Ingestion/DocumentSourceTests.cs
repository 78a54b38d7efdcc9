using System.Diagnostics;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class DocumentSourceTests
{
    [Fact]
    public async Task Files_come_in_ordinal_order_and_what_is_passed_over_is_named()
    {
        using var folder = new DocumentFolder().With("b.txt", "B").With("a/z.md", "Z").With("B.txt", "big").With(".git/x.txt", "x").With("a/.h.txt", "h").With("a/data.bin", "1");
        List<DocumentOutcome> outcomes = await folder.ReadAsync();
        outcomes.Where(o => o.Document is not null).Select(o => o.Document!.Path).ShouldBe(["B.txt", "a/z.md", "b.txt"]);
        outcomes.Where(o => o.Reject is not null).Select(o => $"{o.Reject!.Reason} {o.Reject.Id} {o.Reject.Step}")
            .ShouldBe(["hidden .git documents", "hidden a/.h.txt documents", "unknown-type a/data.bin documents"]);
    }

    [Fact]
    public async Task Order_and_outcomes_do_not_hang_on_how_many_are_read_at_once()
    {
        using var folder = new DocumentFolder();
        for (int i = 0; i < 60; i++)
            folder.With($"{i:D2}.txt", i % 7 == 0 ? "" : $"text {i % 20}");
        string one = Said(await folder.ReadAsync(new() { Parallelism = 1 }));
        Said(await folder.ReadAsync(new() { Parallelism = 16 })).ShouldBe(one);
        Said(await folder.ReadAsync(new() { Parallelism = 16, BytesAhead = 8 })).ShouldBe(one);
        one.ShouldContain("empty 00.txt");
        one.ShouldContain("duplicate 22.txt");
        static string Said(List<DocumentOutcome> outcomes) => string.Join('\n', outcomes.Select(o => o.Document?.Path ?? $"{o.Reject!.Reason} {o.Reject.Id} {o.Reject.Detail}"));
    }

    [Fact]
    public async Task Globs_choose_files()
    {
        using var folder = new DocumentFolder().With("a.md", "A").With("draft/b.md", "B").With("c.txt", "C");
        (await folder.ReadAsync(new() { Include = ["*.md"], Exclude = ["draft/"] })).ShouldHaveSingleItem().Document!.Path.ShouldBe("a.md");
    }

    [Fact]
    public async Task Equal_paths_of_two_inputs_stay_apart()
    {
        using var folder = new DocumentFolder().With("one/a.md", "A").With("two/a.md", "B").With("x/two/a.md", "C");
        var source = new DocumentSource([folder.At("one"), folder.At("two"), folder.At("x/two"), folder.At("two/a.md")]);
        source.Listing.Files.Select(file => file.Path).ShouldBe(["a.md", "two/a.md", "two~2/a.md", "two~3/a.md"]);
        var reasons = new List<string?>();
        await foreach (DocumentOutcome outcome in source.ReadAsync())
            reasons.Add(outcome.Reject?.Reason);
        reasons.ShouldBe([null, null, null, "duplicate"]);
    }

    [Fact]
    public void A_loop_of_links_ends()
    {
        using var folder = new DocumentFolder().With("a/b/x.md", "X");
        Directory.CreateSymbolicLink(folder.At("a/b/up"), "..");
        Directory.CreateSymbolicLink(folder.At("a/self"), ".");
        Directory.CreateSymbolicLink(folder.At("0"), folder.At("a/b"));
        File.CreateSymbolicLink(folder.At("gone.md"), "nowhere");
        SourceListing listing = new DocumentSource([folder.Root]).Listing;
        listing.Files.Select(file => file.Path).ShouldBe(["a/b/x.md"]);
        listing.Rejects.Select(reject => $"{reject.Reason} {reject.Id}").ShouldBe(["unreadable gone.md"]);
    }

    [Fact]
    public void A_missing_input_is_the_users_mistake() =>
        Should.Throw<SeedbedException>(() => new DocumentSource(["/no/such/folder"])).Message.ShouldContain("/no/such/folder");

    [Fact]
    public void A_folder_with_nothing_usable_says_what_was_seen()
    {
        using var folder = new DocumentFolder().With("a.bin", "x").With(".b.md", "x");
        string message = Should.Throw<SeedbedException>(() => new DocumentSource([folder.Root])).Message;
        message.ShouldContain("1 hidden");
        message.ShouldContain("1 unknown-type");
    }

    [Fact]
    public async Task Too_large_a_file_is_rejected()
    {
        using var folder = new DocumentFolder().With("a.small", "too much");
        (await folder.RejectOneAsync(new() { Readers = [new SmallReader()] })).Reason.ShouldBe("too-large");
    }

    [Fact]
    public async Task A_users_own_reader_takes_its_files()
    {
        using var folder = new DocumentFolder().With("a.small", "ok");
        Document document = await folder.ReadOneAsync(new() { Readers = [new SmallReader(), .. DocumentReaders.BuiltIn()] });
        document.MediaType.ShouldBe("text/x-small");
        document.Text.ShouldBe("ok");
    }

    [Fact]
    public async Task A_named_pipe_hangs_nothing()
    {
        using var folder = new DocumentFolder();
        using (Process made = Process.Start("mkfifo", [folder.At("pipe.txt")]))
            await made.WaitForExitAsync();
        (await folder.RejectOneAsync()).Reason.ShouldBe("empty");
    }

    [Fact]
    public async Task Links_to_pipes_and_devices_hang_nothing()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new DocumentFolder().With("well.md", "Well.");
        using (Process made = Process.Start("mkfifo", [folder.At("pipe")]))
            await made.WaitForExitAsync();
        File.CreateSymbolicLink(folder.At("a.txt"), "pipe");
        File.CreateSymbolicLink(folder.At("b.txt"), "/dev/zero");
        File.CreateSymbolicLink(folder.At("c.zip"), "/dev/zero");
        File.CreateSymbolicLink(folder.At("d.md"), "a.txt");
        (await folder.ReadAsync()).Select(outcome => outcome.Reject?.Reason).ShouldBe(["unknown-type", "empty", "empty", "empty", "empty", null], ignoreOrder: true);
    }

    [Fact]
    public async Task Cancellation_stops_the_reading()
    {
        using var folder = new DocumentFolder().With("a.txt", "A").With("b.txt", "B");
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (DocumentOutcome _ in new DocumentSource([folder.Root]).ReadAsync(stop.Token))
                await stop.CancelAsync();
        });
    }

    private sealed class SmallReader : DocumentReader
    {
        public override string MediaType => "text/x-small";

        public override IReadOnlyList<string> Endings { get; } = [".small"];

        public override long MaxBytes => 4;

        public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
        {
            var builder = new DocumentBuilder();
            builder.Paragraph(System.Text.Encoding.UTF8.GetString(content.Bytes.Span));
            return new(ReadOutcome.Of(builder.Build()));
        }
    }
}
