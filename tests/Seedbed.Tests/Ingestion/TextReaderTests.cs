using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class TextReaderTests : ReaderConformance
{
    private const string Sample = "Title\n=====\n\nA paragraph that somebody wrapped at a line's end and that goes\non here.\n\n- one\n- two\n  more\n1. first\n\n    code  here\n\n    more\n\nShort\nlines\u2028kept";

    protected override DocumentReader Reader { get; } = new Seedbed.Ingestion.TextReader();

    protected override byte[] Good { get; } = Encoding.UTF8.GetBytes(Sample);

    [Fact]
    public async Task Paragraphs_lists_and_code_are_kept()
    {
        using var folder = new DocumentFolder().With("a.txt", Sample);
        Document document = await folder.ReadOneAsync();
        document.ShouldKeepItsPromises();
        document.Title.ShouldBe("Title");
        document.Lines().ShouldBe([
            "Heading1: Title", "Paragraph: A paragraph that somebody wrapped at a line's end and that goes on here.", "ListItem1: one", "ListItem1: two more",
            "ListItem1#1: first", "Code: code  here", "Code: more", "Paragraph: Short\nlines\nkept"]);
    }

    public static TheoryData<byte[], string> Encodings { get; } = new()
    {
        { Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("naïve")).ToArray(), "naïve" },
        { Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("naïve")).ToArray(), "naïve" },
        { Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes("naïve")).ToArray(), "naïve" },
        { Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes("naïve")).ToArray(), "naïve" },
        { Encoding.Unicode.GetBytes("naïve text"), "naïve text" },
        { Encoding.BigEndianUnicode.GetBytes("naïve text"), "naïve text" },
        { [.. "a rather na"u8, 0xEF, .. "ve price of "u8, 0x93, 0x80, 0x94], "a rather naïve price of “€”" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Encodings_are_told_apart(byte[] bytes, string text)
    {
        using var folder = new DocumentFolder().With("a.txt", bytes);
        (await folder.ReadOneAsync()).Text.ShouldBe(text);
    }

    [Fact]
    public async Task Binary_data_with_a_text_ending_is_rejected()
    {
        using var folder = new DocumentFolder().With("a.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3, 0, 9, 200, 0, 0]);
        (await folder.RejectOneAsync()).Reason.ShouldBe("binary");
    }

    [Fact]
    public async Task Bytes_of_no_known_encoding_are_rejected_with_their_place()
    {
        using var folder = new DocumentFolder().With("a.txt", [.. "some plain words, then "u8, 0x81, 0x8D, .. " end"u8]);
        Reject reject = await folder.RejectOneAsync();
        reject.Reason.ShouldBe("bad-encoding");
        reject.Detail.ShouldContain("number 23");
    }

    [Fact]
    public async Task A_long_single_line_is_read()
    {
        using var folder = new DocumentFolder().With("a.txt", string.Concat(Enumerable.Repeat("word wörd ", 2_000_000)));
        (await folder.ReadOneAsync()).Text.Length.ShouldBe(19_999_999);
    }

    [Fact]
    public async Task Ligatures_are_spelled_out_but_in_code()
    {
        using var folder = new DocumentFolder().With("a.txt", "e\uFB03cient \uFB02ow\n\n    \uFB01x()\n");
        (await folder.ReadOneAsync()).Text.ShouldBe("efficient flow\n\n\uFB01x()");
    }
}
