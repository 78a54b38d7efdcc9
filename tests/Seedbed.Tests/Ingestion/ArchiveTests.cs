using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class ArchiveTests
{
    [Fact]
    public async Task Entries_of_a_zip_are_documents_in_the_order_of_their_names()
    {
        using var folder = new DocumentFolder()
            .With("a.md", "before")
            .With("b.zip", new ZipOf().With("z.txt", "Z").With("guide/a.md", "# A").With("guide/", []).With("B.html", "<p>B</p>").With("book.epub", TinyEpub.Whole().Bytes()).Bytes())
            .With("c.md", "after");
        List<DocumentOutcome> read = await folder.ReadAsync();
        Said(read).ShouldBe(["a.md", "b.zip!/B.html", "b.zip!/book.epub", "b.zip!/guide/a.md", "b.zip!/z.txt", "c.md"]);
        read[3].Document!.Title.ShouldBe("A");
        read[2].Document!.MediaType.ShouldBe("application/epub+zip");
    }

    [Theory]
    [InlineData("x.tar", TarEntryFormat.Pax)]
    [InlineData("x.tar", TarEntryFormat.Gnu)]
    [InlineData("x.tar", TarEntryFormat.Ustar)]
    [InlineData("x.tar.gz", TarEntryFormat.Pax)]
    [InlineData("x.TGZ", TarEntryFormat.Gnu)]
    public async Task Entries_of_a_tar_are_documents_in_the_order_of_their_names(string name, TarEntryFormat format)
    {
        string longName = format == TarEntryFormat.Ustar ? "n.md" : new string('n', 200) + ".md";
        TarOf tar = new TarOf(format).With(TarEntryType.Directory, "./guide/").With("./guide/z.txt", "Z").With(longName, "# Long").With("a.md", new string('x', 5000));
        using var folder = new DocumentFolder().With(name, name == "x.tar" ? tar.Bytes() : tar.Gzipped());
        List<DocumentOutcome> read = await folder.ReadAsync();
        Said(read).ShouldBe([$"{name}!/a.md", $"{name}!/guide/z.txt", $"{name}!/{longName}"]);
        read.Select(outcome => outcome.Document!.Text.Length).ShouldBe([5000, 1, 4]);
    }

    [Fact]
    public async Task A_PDF_within_an_archive_is_read()
    {
        byte[] pdf = new TinyPdf().Page().Line(50, 50, "The purge valve lets trapped air out of the housing.").Bytes();
        using var folder = new DocumentFolder().With("a.tgz", new TarOf().With("m/manual.pdf", pdf).With("z.md", "z").Gzipped());
        List<DocumentOutcome> read = await folder.ReadAsync();
        Said(read).ShouldBe(["a.tgz!/m/manual.pdf", "a.tgz!/z.md"]);
        read[0].Document!.Text.ShouldContain("purge valve");
    }

    [Fact]
    public async Task Rows_within_an_archive_are_documents_by_their_column()
    {
        using var folder = new DocumentFolder().With("a.zip", new ZipOf().With("news.csv", "body\none\ntwo\n").Bytes());
        Said(await folder.ReadAsync(new() { TextColumn = "body" })).ShouldBe(["a.zip!/news.csv#2", "a.zip!/news.csv#3"]);
        Said(await folder.ReadAsync()).ShouldBe(["unknown-type a.zip!/news.csv"]);
    }

    [Fact]
    public async Task What_is_no_document_is_named()
    {
        using var folder = new DocumentFolder()
            .With("a.zip", new ZipOf().With("../up.md", "x").With("/root.md", "x").With("C:\\w.md", "x").With("a/../../b.md", "x").With(".git/x.md", "x").With("__MACOSX/._a.md", "x")
                .With("in.zip", new ZipOf().With("a.md", "x").Bytes()).With("pic.gif", "x").With("no.md", "").With("ok.md", "fine").With("same.md", "fine").Bytes())
            .With("b.tar", new TarOf().With(TarEntryType.SymbolicLink, "link.md").With(TarEntryType.HardLink, "hard.md").With(TarEntryType.Fifo, "pipe.md").With(TarEntryType.CharacterDevice, "null.md").With("../t.md", "x").With("ok.md", "well").Bytes());
        Said(await folder.ReadAsync()).ShouldBe(
        [
            "unsafe-name a.zip!/../up.md", "hidden a.zip!/.git/x.md", "unsafe-name a.zip!//root.md", "unsafe-name a.zip!/C:/w.md", "hidden a.zip!/__MACOSX/._a.md",
            "unsafe-name a.zip!/a/../../b.md", "nested-archive a.zip!/in.zip", "empty a.zip!/no.md", "a.zip!/ok.md", "unknown-type a.zip!/pic.gif", "duplicate a.zip!/same.md",
            "unsafe-name b.tar!/../t.md", "link b.tar!/hard.md", "link b.tar!/link.md", "no-file b.tar!/null.md", "b.tar!/ok.md", "no-file b.tar!/pipe.md",
        ]);
    }

    [Fact]
    public async Task Encrypted_entries_and_names_that_come_twice_are_named()
    {
        byte[] twice = Zip(("a.md", "one"u8.ToArray()), ("a.md", "two"u8.ToArray()));
        byte[] locked = Zip(("a.md", "one"u8.ToArray()));
        locked[6] |= 1;
        int directory = locked.AsSpan().IndexOf("PK\u0001\u0002"u8);
        locked[directory + 8] |= 1;
        using var folder = new DocumentFolder().With("a.zip", twice).With("b.zip", locked);
        Said(await folder.ReadAsync()).ShouldBe(["a.zip!/a.md", "same-name a.zip!/a.md", "encrypted b.zip!/a.md"]);
    }

    [Fact]
    public async Task Bombs_are_refused()
    {
        byte[] zeros = new byte[70 << 20];
        using var folder = new DocumentFolder()
            .With("a.zip", Zip(("bomb.txt", zeros), ("ok.md", "fine"u8.ToArray())))
            .With("b.tgz", new TarOf().With("bomb.txt", zeros).Gzipped())
            .With("c.zip", Zip([.. Enumerable.Range(0, 100_001).Select(i => ($"{i}.md", Array.Empty<byte>()))]));
        List<DocumentOutcome> read = await folder.ReadAsync();
        read.Select(outcome => outcome.Reject?.Reason).ShouldBe(["zip-bomb", null, "zip-bomb", "zip-bomb"]);
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    public async Task Archives_that_are_broken_are_rejected_with_a_reason(string name)
    {
        byte[] good = Good(name);
        List<byte[]> bad = [Encoding.UTF8.GetBytes("no archive at all"), new byte[600], [.. "%PDF"u8], [1]];
        for (int part = 1; part < 8; part++)
            bad.Add(good[..(good.Length * part / 8)]);
        foreach (byte[] bytes in bad)
        {
            using var folder = new DocumentFolder().With(name, bytes);
            foreach (DocumentOutcome outcome in await folder.ReadAsync())
                outcome.Reject?.Detail.ShouldContain(name);
        }

        using var empty = new DocumentFolder().With(name, "");
        (await empty.RejectOneAsync()).Reason.ShouldBe("empty");
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    public async Task Mutated_archives_give_documents_and_rejects_and_never_break_anything(string name)
    {
        var random = new SeededRandom("fuzz", name);
        byte[] good = Good(name);
        for (int round = 0; round < 150; round++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(10) + 1; change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var folder = new DocumentFolder().With(name, bytes);
            foreach (DocumentOutcome outcome in await folder.ReadAsync())
            {
                outcome.Document?.ShouldKeepItsPromises();
                (outcome.Document is not null || outcome.Reject!.Detail.Length > 10).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Nothing_is_left_behind_where_unpacked_files_were_kept()
    {
        using var folder = new DocumentFolder().With("a.tgz", new TarOf().With("a.pdf", "%PDF-1.4 broken").With("b.md", "b").Gzipped());
        string[] before = Directory.GetDirectories(Path.GetTempPath(), "seedbed-scratch-*");
        await folder.ReadAsync();
        Directory.GetDirectories(Path.GetTempPath(), "seedbed-scratch-*").Except(before).Where(left => Directory.GetFiles(left, "*.pdf").Length > 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed_by_the_next()
    {
        string left = Directory.CreateTempSubdirectory("seedbed-scratch-").FullName, used = Directory.CreateTempSubdirectory("seedbed-scratch-").FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "lock"), "");
        await File.WriteAllTextAsync(Path.Combine(left, "1.tar"), "left");
        await using (var held = new FileStream(Path.Combine(used, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            using var folder = new DocumentFolder().With("a.tgz", new TarOf().With("b.md", "b").Gzipped());
            await folder.ReadAsync();
            Directory.Exists(used).ShouldBeTrue();
        }

        Directory.Exists(left).ShouldBeFalse();
        Directory.Delete(used, recursive: true);
    }

    private static byte[] Good(string name) => name switch
    {
        "a.zip" => Zip(("a.md", "# A\n\ntext"u8.ToArray()), ("b/c.txt", "more text"u8.ToArray())),
        "a.tar" => new TarOf().With("a.md", "# A\n\ntext").With("b/c.txt", "more text").Bytes(),
        _ => new TarOf(TarEntryFormat.Gnu).With("a.md", "# A\n\ntext").With("b/c.txt", "more text").Gzipped(),
    };

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                using Stream into = archive.CreateEntry(name).Open();
                into.Write(bytes);
            }
        }

        return zip.ToArray();
    }

    private static string[] Said(List<DocumentOutcome> read) =>
        [.. read.Select(outcome => outcome.Document?.Path ?? $"{outcome.Reject!.Reason} {outcome.Reject.Id}")];
}
