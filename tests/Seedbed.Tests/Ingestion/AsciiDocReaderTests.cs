using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class AsciiDocReaderTests : MarkupConformance
{
    protected override DocumentReader Reader { get; } = new AsciiDocReader();

    protected override string[] Pieces { get; } =
        ["* ", "** ", ". x\n", "term:: ", "*", "_", "`", "``", "#", "+", "^", "{a}", ":a: {a}{a}\n", "----\n", "====\n", "|===\n", "|a ", "3*|", "2.3+|", "NOTE: ", "== ", "link:a[", "https://a[", "footnote:[",
        "<<", "[[", "[source]\n", ".Title\n", "+\n", "ifdef::a[]\n", "endif::[]\n", "include::a[]\n", "((", "<1> ", "\"`", "image:a[b]]", "&amp;", "--\n", "____\n"];

    protected override byte[] Good { get; } = Encoding.UTF8.GetBytes("""
        = The Guide
        Ann Smith <ann@example.org>
        v1.2, 2026-01-02
        :lang: en
        :url-site: https://example.org
        // A comment.

        Some *strong*, _emph_ and `code`; see {url-site}/a[the site], <<intro,below>>.footnote:[A note.]

        [[intro]]
        == Intro

        . First
        +
        More of it.

        .. nested
        . Next

        Apple:: A fruit.
        Pear::
        Another.

        NOTE: Watch out.

        .Sizes
        |===
        |Part |Size

        |Pump
        |3 cm
        2+|wide
        |===

        .Run it
        [source,sh]
        ----
        run  --it # <1>
        ----
        <1> Runs.

        [quote, Bob]
        ____
        Said.
        ____

        ifdef::never[]
        not this
        endif::[]
        include::other.adoc[]
        """);

    [Fact]
    public async Task Structure_is_kept()
    {
        Document document = await DocumentAsync(Encoding.UTF8.GetString(Good));
        document.Title.ShouldBe("The Guide");
        document.Language.ShouldBe("en");
        document.MediaType.ShouldBe("text/asciidoc");
        document.Metadata.Select(fact => $"{fact.Key}={fact.Value}").ShouldBe(["author=Ann Smith <ann@example.org>", "revision=v1.2, 2026-01-02", "includes=[\"other.adoc\"]"]);
        document.Lines().ShouldBe([
            "Heading1: The Guide", "Paragraph: Some strong, emph and code; see the site, below.", "Paragraph: A note.", "Heading2: Intro", "ListItem1#1: First", "Paragraph1: More of it.", "ListItem2#1: nested",
            "ListItem1#2: Next", "Term2: Apple", "Definition2: A fruit.", "Term2: Pear", "Definition2: Another.", "Paragraph: Note", "Paragraph: Watch out.", "Table: Part | Size\nPump | 3 cm\nwide",
            "Paragraph: Run it", "Code: run  --it", "ListItem1#1: Runs.", "Paragraph: Said.", "Paragraph: — Bob"]);
        Table table = document.Blocks.First(block => block.Table is not null).Table!;
        table.Caption.ShouldBe("Sizes");
        table.Header.ShouldBe(["Part", "Size"]);
        table.Rows[1].Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("a *b _c_ d* **e**f `g` #h# ^2^ ~3~ +*i*+ \\*j*", "a b c d ef g h 2 3 *i* *j*")]
    [InlineData("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name")]
    [InlineData("https://a.org/b, <https://c.org> and link:d.html[] xref:e[*E*]", "https://a.org/b, https://c.org and d.html E")]
    [InlineData("one +\ntwo -- three...", "one\ntwo — three…")]
    [InlineData("kbd:[Ctrl+C] menu:File[Save] image:a.png[] stem:[x^2] ((term)) (((gone)))end", "Ctrl+C File > Save x^2 term end")]
    [InlineData("{nowhere} {plus}{lt}", "{nowhere} +<")]
    [InlineData("====\na\n----\nb", "a\n\nb")]
    [InlineData("* a\n\n  code\n\n* b", "- a\n\ncode\n\n- b")]
    [InlineData("[verse]\none\ntwo", "one\ntwo")]
    [InlineData(" // shown\n :as: it is", "// shown\n:as: it is")]
    [InlineData(",===\na,\"b,c\"\n,===", "a | b,c")]
    [InlineData("Title\n-----\n\nText", "Title\n\nText")]
    public async Task Markup_becomes_text(string adoc, string text) => (await DocumentAsync(adoc)).Text.ShouldBe(text);
}
