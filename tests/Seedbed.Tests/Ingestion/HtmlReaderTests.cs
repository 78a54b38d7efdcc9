using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class HtmlReaderTests : ReaderConformance
{
    protected override DocumentReader Reader { get; } = new HtmlReader();

    protected override byte[] Good { get; } = Encoding.UTF8.GetBytes("""
        <!DOCTYPE html><html lang="en"><head><title>Guide - The Site</title><style>p{}</style></head><body>
        <nav><a href="x">Home</a></nav><div class="navheader"><a href="p">Prev</a> <a href="n">Next</a></div>
        <h1>Guide<a class="headerlink" href="#g">¶</a></h1><p>A <em>first</em> paragraph<br>with <code>code</code>.</p>
        <ul><li>one<ul><li>inner</li></ul></li><li><p>two</p><p>more</p></li></ul><ol start="3"><li>three<li value="7">seven</ol>
        <dl><dt><code>-a<br></code><code>--all</code></dt><dd>All of it.<p>And more.</p></dd></dl>
        <table><caption>Sizes</caption><thead><tr><th>Name</th><th>Size</th></tr></thead>
        <tr><td rowspan="2">a</td><td>1</td></tr><tr><td>2</td></tr><tr><td colspan="2">both</td></tr></table>
        <pre>
        x = 1
          y</pre><div class="note"><h3>Note</h3><p>Mind 10<sup>3</sup>.</p></div><script>no()</script><footer>No</footer></body></html>
        """);

    [Fact]
    public async Task Structure_is_kept_and_furniture_is_not()
    {
        using var folder = new DocumentFolder().With("guide.html", Good);
        Document document = await folder.ReadOneAsync();
        document.Title.ShouldBe("Guide");
        document.Language.ShouldBe("en");
        document.Lines().ShouldBe([
            "Heading1: Guide", "Paragraph: A first paragraph\nwith code.", "ListItem1: one", "ListItem2: inner", "ListItem1: two", "Paragraph1: more",
            "ListItem1#3: three", "ListItem1#7: seven", "Term1: -a", "Term1: --all", "Definition1: All of it.", "Paragraph1: And more.",
            "Paragraph: Sizes", "Table: Name | Size\na | 1\na | 2\nboth", "Code: x = 1\n  y", "Paragraph: Note", "Paragraph: Mind 10^3."]);
        Table table = document.Blocks.Single(block => block.Table is not null).Table!;
        table.Header.ShouldBe(["Name", "Size"]);
        table.Caption.ShouldBe("Sizes");
        table.Rows.Select(row => string.Join('/', row.Select(cell => cell.Of(document.Text)))).ShouldBe(["a/1", "a/2", "both/both"]);
        document.Blocks[1].Marks.Select(mark => $"{mark.Kind} {mark.Span.Of(document.Text)}").ShouldBe(["Emphasis first", "Code code"]);
    }

    [Theory]
    [InlineData("<main><p>Said.</p></main><p>Around it.</p>", "Said.")]
    [InlineData("<div id='cookie' class='cookie-banner'>Accept</div><p>Said.</p><div class='navfooter'><a href='a'>Next</a></div>", "Said.")]
    [InlineData("<p><a href='a'>Prev</a> | <a href='b'>Next</a></p><p>Said.</p>", "Said.")]
    [InlineData("<table><tr><td><p>Said.</p></td></tr></table>", "Said.")]
    [InlineData("<div id='CybotCookiebotDialog'><p>We value it.</p></div><div class='cc_cookie_Banner'>Accept</div><p>Said.</p>", "Said.")]
    [InlineData("<p hidden>No</p><aside>No</aside><p>Said.</p>", "Said.")]
    [InlineData("<p>Sa&shy;id\u200B.</p>", "Said.")]
    [InlineData("<p>e\u0301t\u00A0e\u0301\u2028x", "ét é x")]
    [InlineData("<table role='presentation'><tr><td>a</td><td>b</td></tr></table>", "a\n\nb")]
    public async Task The_main_content_is_read(string html, string text)
    {
        using var folder = new DocumentFolder().With("a.html", html);
        (await folder.ReadOneAsync()).Text.ShouldBe(text);
    }

    [Fact]
    public async Task Blocks_of_links_beside_the_text_are_left_out_of_a_page_without_names_and_those_within_it_stay()
    {
        string said = string.Concat(Enumerable.Repeat("<div>Water turns the wheel, and the wheel turns the stone of the mill.</div>", 12));
        string html = "<body><div><div><a href=1>Home</a> <a href=2>Mills</a> <a href=3>Rivers</a></div><div><div><h1>Mills</h1>" + said
            + "<ul><li><a href=4>Mill one</a></li><li><a href=5>Mill two</a></li><li><a href=6>Mill three</a></li></ul></div>"
            + "<div><h3>Recent</h3><ul><li><a href=7>A long day at the river</a></li><li><a href=8>Of stones</a></li><li><a href=9>Of bread</a></li></ul></div></div></div>";
        using var folder = new DocumentFolder().With("a.html", html);
        string text = (await folder.ReadOneAsync()).Text;
        text.ShouldStartWith("Mills\n\nWater turns");
        text.ShouldEndWith("- Mill one\n- Mill two\n- Mill three");
    }

    [Fact]
    public async Task Empty_xhtml_elements_swallow_nothing()
    {
        using var folder = new DocumentFolder().With("a.xhtml", "<?xml version=\"1.0\"?><html><head><script src='x'/><title>T</title></head><body><h1><a id='x'/>T</h1><p>Said.</p></body></html>");
        (await folder.ReadOneAsync()).Lines().ShouldBe(["Heading1: T", "Paragraph: Said."]);
    }

    [Theory]
    [InlineData("<div>", "too-deep")]
    [InlineData("<b>", "too-deep")]
    [InlineData("<ul><li>", "too-deep")]
    [InlineData("<table><tr><td>", "too-deep")]
    [InlineData("<svg><tr>", "too-deep")]
    public async Task A_page_nested_a_hundred_thousand_deep_is_rejected(string tag, string reason)
    {
        using var folder = new DocumentFolder().With("deep.html", string.Concat(Enumerable.Repeat(tag, 100_000)) + "x");
        Reject reject = await folder.RejectOneAsync();
        reject.Reason.ShouldBe(reason);
        reject.Detail.ShouldContain("deep.html");
    }

    [Fact]
    public async Task Unclosed_paragraphs_and_items_nest_nothing()
    {
        using var folder = new DocumentFolder().With("a.html", "<ul>" + string.Concat(Enumerable.Repeat("<li>x<p>y", 5_000)));
        (await folder.ReadOneAsync()).Blocks.Count.ShouldBe(10_000);
    }

    [Fact]
    public async Task A_page_over_ten_megabytes_is_read()
    {
        using var folder = new DocumentFolder().With("big.html", "<body>" + string.Concat(Enumerable.Repeat("<p>Some words of a paragraph that is long enough.</p>\n", 210_000)));
        (await folder.ReadOneAsync()).Blocks.Count.ShouldBe(210_000);
    }

    [Fact]
    public async Task Hostile_spans_do_not_blow_a_table_up()
    {
        string row = "<tr>" + string.Concat(Enumerable.Repeat("<td rowspan=65534 colspan=1000>x</td>", 50)) + "</tr>";
        using var folder = new DocumentFolder().With("a.html", "<table>" + string.Concat(Enumerable.Repeat(row, 300)) + "</table>");
        (await folder.ReadOneAsync()).Text.Length.ShouldBeLessThan(2_000_000);
    }
}
