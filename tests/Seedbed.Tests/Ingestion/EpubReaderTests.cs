using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class EpubReaderTests : ReaderConformance
{
    protected override DocumentReader Reader => new EpubReader();

    protected override byte[] Good => TinyEpub.Whole().Bytes();

    [Fact]
    public async Task Chapters_come_in_the_order_of_the_spine_without_the_contents()
    {
        using var folder = new DocumentFolder().With("book.epub", Good);
        Document book = await folder.ReadOneAsync();
        (book.Title, book.Language, book.MediaType).ShouldBe(("Mills & rivers", "en-GB", "application/epub+zip"));
        book.Lines().ShouldBe(
        [
            "Heading1: The first chapter", "Paragraph: A mill stands by the river.", "Heading2: Stones", "Paragraph: They grind.",
            "Heading1: The second chapter", "Paragraph: Water turns the wheel.", "ListItem1: one", "ListItem1: two",
        ]);
        book.ShouldKeepItsPromises();
    }

    [Fact]
    public async Task A_contents_page_that_only_the_guide_names_is_left_out()
    {
        string opf = Encoding.UTF8.GetString(TinyEpub.Whole()[TinyEpub.Book]).Replace("properties='nav'", "", StringComparison.Ordinal)
            .Replace("</package>", "<guide><reference type='toc' href='nav.xhtml#x'/></guide></package>", StringComparison.Ordinal);
        ReadOutcome read = await ReadAsync(TinyEpub.Whole().With(TinyEpub.Book, opf).Bytes());
        read.Body!.Text.ShouldNotContain("Contents of it all");
    }

    [Theory]
    [InlineData("nav.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body><nav epub:type='page-list'><a href='text/b.xhtml'>7</a></nav><nav epub:type='toc'><ol>"
        + "<li><a href='text/b.xhtml#x'>Of mills</a><ol><li><a href='text/chapter%20a.xhtml'>Of water</a></li></ol></li></ol></nav></body></html>")]
    [InlineData("toc.ncx", "<?xml version='1.0'?><!DOCTYPE ncx PUBLIC '-//NISO//DTD ncx 2005-1//EN' 'http://www.daisy.org/z3986/2005/ncx-2005-1.dtd'><ncx><docTitle><text>No</text></docTitle>"
        + "<navMap><navPoint id='a'><navLabel><text>Of mills</text></navLabel><content src='text/b.xhtml'/><navPoint id='b'><navLabel><text>Of water</text></navLabel>"
        + "<content src='text/chapter%20a.xhtml#y'/></navPoint></navPoint></navMap></ncx>")]
    public async Task Chapters_without_headings_get_those_of_the_contents(string part, string contents)
    {
        string opf = Encoding.UTF8.GetString(TinyEpub.Whole()[TinyEpub.Book]);
        if (part != "nav.xhtml")
            opf = opf.Replace("<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>", "<item id='nav' href='toc.ncx' media-type='application/x-dtbncx+xml'/>", StringComparison.Ordinal);
        ZipOf book = TinyEpub.Whole().With(TinyEpub.Book, opf).With("OEBPS/" + part, contents)
            .With("OEBPS/text/b.xhtml", "<html><body><p>A mill stands by the river.</p></body></html>")
            .With("OEBPS/text/chapter a.xhtml", "<html><body><p>Water turns the wheel.</p></body></html>");
        using var folder = new DocumentFolder().With("book.epub", book.Bytes());
        (await folder.ReadOneAsync()).Lines().ShouldBe(
            ["Heading1: Of mills", "Paragraph: A mill stands by the river.", "Heading2: Of water", "Paragraph: Water turns the wheel."]);
    }

    [Fact]
    public async Task A_protected_book_is_refused_and_one_with_obfuscated_fonts_is_read()
    {
        ReadOutcome locked = await ReadAsync(TinyEpub.Whole().With("META-INF/encryption.xml", Encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/text/b.xhtml")).Bytes());
        ReadOutcome fonts = await ReadAsync(TinyEpub.Whole().With("META-INF/encryption.xml", Encryption("http://www.idpf.org/2008/embedding", "OEBPS/a.otf")).Bytes());
        (locked.Reason, locked.Detail!.Contains("DRM", StringComparison.Ordinal)).ShouldBe(("encrypted", true));
        fonts.Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData(TinyEpub.Container, "META-INF/container.xml")]
    [InlineData(TinyEpub.Book, "OEBPS/content.opf")]
    [InlineData("OEBPS/text/b.xhtml", "OEBPS/text/b.xhtml")]
    public async Task A_missing_part_is_named(string without, string named)
    {
        ReadOutcome read = await ReadAsync(TinyEpub.Whole().Without(without).Bytes());
        (read.Reason, read.Detail!.Contains(named, StringComparison.Ordinal)).ShouldBe(("damaged", true), read.Detail);
    }

    [Fact]
    public async Task Files_cut_short_or_of_another_kind_are_damaged()
    {
        byte[] good = Good;
        for (int part = 1; part < 10; part++)
            (await ReadAsync(good[..(good.Length * part / 10)])).Reason.ShouldBe("damaged");
        foreach (string other in new[] { "%PDF-1.4", "PK\u0003\u0004", "\0\0\0\0", "plain" })
            (await ReadAsync(Encoding.Latin1.GetBytes(other))).Reason.ShouldBe("damaged");
    }

    [Fact]
    public async Task Entities_in_the_book_are_not_read_and_a_spine_that_goes_round_ends()
    {
        (await ReadAsync(TinyEpub.Whole().With(TinyEpub.Book, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>").Bytes())).Reason.ShouldBe("damaged");
        string opf = Encoding.UTF8.GetString(TinyEpub.Whole()[TinyEpub.Book]).Replace("<itemref idref='a'/>", string.Concat(Enumerable.Repeat("<itemref idref='a'/>", 10_000)), StringComparison.Ordinal);
        ReadOutcome read = await ReadAsync(TinyEpub.Whole().With(TinyEpub.Book, opf).Bytes());
        read.Body!.Text.Split("Water turns").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_chapter_that_unpacks_into_far_too_much_is_refused()
    {
        ReadOutcome read = await ReadAsync(TinyEpub.Whole().With("OEBPS/text/b.xhtml", new byte[40 << 20]).Bytes());
        read.Reason.ShouldBeOneOf("zip-bomb", "too-large");
    }

    private static string Encryption(string method, string part) =>
        $"<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><EncryptedData xmlns='http://www.w3.org/2001/04/xmlenc#'><EncryptionMethod Algorithm='{method}'/><CipherData><CipherReference URI='{part}'/></CipherData></EncryptedData></encryption>";
}
