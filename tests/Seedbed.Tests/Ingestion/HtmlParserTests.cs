using System.Text;
using AngleSharp.Dom;
using Seedbed.Ingestion.Html;

namespace Seedbed.Tests.Ingestion;

/// <summary>The tree is the one that AngleSharp builds, which follows the standard to the letter.</summary>
public sealed class HtmlParserTests
{
    private static readonly AngleSharp.Html.Parser.HtmlParser Standard = new(new AngleSharp.Html.Parser.HtmlParserOptions { IsScripting = false });

    private static readonly string[] Pieces =
    [
        .. "a b i em code font p div section article ul ol li dl dt dd h1 h2 table tbody thead tr td caption span blockquote form button nav header main svg math q"
            .Split(' ').SelectMany(name => (string[])[$"<{name}>", $"<{name}>", $"</{name}>"]),
        "<br>", "<hr>", "<img src=x>", "</br>", "</p>", "<a href='x'>", "<p class=y id=\"z\">", "<svg/>", "<input>",
        "word", " two words ", "\n", "é", "&amp;", "&lt;p&gt;", "&eacute;", "&#233;", "&#x2014;", "&copy", "&notit;", "&nosuch;", "&", "1 < 2", "</ >", "<>",
        "<!-- a <b> c -->", "<!-->", "<!--->", "<!x>", "<?y?>", "<script><!-- <script> </script> --></script>", "<style>p > a {}</style>",
        "<textarea><p>&amp;</textarea>", "<noscript>", "</noscript>", "<object>", "</object>", "<rt>", "<ruby>", "</ruby>", "<option>", "<em", "<p title=\"a > b\">",
    ];

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    [InlineData("three")]
    public void Pages_of_any_tags_in_any_order_make_the_standards_tree(string seed)
    {
        var random = new SeededRandom(seed);
        for (int round = 0; round < 1500; round++)
        {
            int pieces = 1 + random.Next(13 + round % 30);
            string html = "<!DOCTYPE html>" + string.Concat(Enumerable.Range(0, pieces).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Ours(html).ShouldBe(Theirs(html), html);
        }
    }

    [Theory]
    [InlineData("<p>1<b>2<p>3</b>4", "<p>1<b>2</b></p><p><b>3</b>4</p>")]
    [InlineData("<b>1<i>2</b>3</i>4", "<b>1<i>2</i></b><i>3</i>4")]
    [InlineData("<a name=x><h2>1</h2><a name=y>2</a>", "<a><h2>1</h2></a><a>2</a>")]
    [InlineData("<table><tr>1<td>2<table><td>3</table>4<tr><th>5</table>6", "1<table><tr><td>2<table><tr><td>3</td></tr></table>4</td></tr><tr><th>5</th></tr></table>6")]
    [InlineData("<ul><li>1<li>2<ul><li>3</ul><li>4</ul>", "<ul><li>1</li><li>2<ul><li>3</li></ul></li><li>4</li></ul>")]
    [InlineData("<dl><dt>1<dd>2<dt>3</dl>", "<dl><dt>1</dt><dd>2</dd><dt>3</dt></dl>")]
    [InlineData("<head><title>A &amp; B</title></head><p>1", "<p>1</p>")]
    [InlineData("<pre>\n1\n</pre>", "<pre>1\n</pre>")]
    public void Wrong_nesting_is_mended_as_browsers_do(string html, string tree) => Ours(html).ShouldBe(tree);

    [Fact]
    public void Elements_of_XHTML_that_end_themselves_do() =>
        Ours("<?xml version=\"1.0\"?><html><body><a id=\"x\"/><p>1<em/>2</p><script src=\"y\"/>3</body></html>").ShouldBe("<a></a><p>1<em></em>2</p><script></script>3");

    [Fact]
    public void What_nests_too_deep_is_no_page() => HtmlParser.Parse(string.Concat(Enumerable.Repeat("<div>", HtmlParser.MostDeep + 1))).ShouldBeNull();

    [Fact]
    public void Inline_markup_that_is_never_ended_makes_no_tree_beyond_measure()
    {
        string page = string.Concat(Enumerable.Range(0, 400).Select(i => $"<font id={i}>")) + string.Concat(Enumerable.Repeat("<p>x</p>", 20_000));
        HtmlPage? tree = HtmlParser.Parse("<p>" + page);
        int nodes = 0;
        for (HtmlNode? node = tree!.Body.First; node is not null; node = node.After(tree.Body))
            nodes++;
        nodes.ShouldBeLessThan(20_000 * 40);
    }

    private static string Ours(string html)
    {
        var into = new StringBuilder();
        HtmlNode body = HtmlParser.Parse(html)!.Body;
        Write(body, into);
        return into.ToString();

        static void Write(HtmlNode parent, StringBuilder into)
        {
            for (HtmlNode? node = parent.First; node is not null; node = node.Next)
            {
                if (node.IsText)
                    into.Append(node.Data.Span);
                else
                    Element(node.LocalName, into, () => Write(node, into));
            }
        }
    }

    private static string Theirs(string html)
    {
        var into = new StringBuilder();
        Write(Standard.ParseDocument(html).Body!, into);
        return into.ToString();

        static void Write(AngleSharp.Dom.INode parent, StringBuilder into)
        {
            foreach (INode node in parent.ChildNodes)
            {
                if (node is IText text)
                    into.Append(text.Data);
                else if (node is IElement element)
                    Element(element.LocalName, into, () => Write(element, into));
            }
        }
    }

    // what only groups rows, or stands in a head, is not compared: we leave it out
    private static void Element(string name, StringBuilder into, Action write)
    {
        bool isShown = name is not ("tbody" or "colgroup");
        if (isShown)
            into.Append('<').Append(name.ToLowerInvariant()).Append('>');
        write();
        if (isShown && !HtmlName.Of(name).Has(HtmlTrait.Void))
            into.Append("</").Append(name.ToLowerInvariant()).Append('>');
    }
}
