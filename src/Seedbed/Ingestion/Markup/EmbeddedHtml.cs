using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Seedbed.Ingestion.Html;

namespace Seedbed.Ingestion.Markup;

/// <summary>HTML blocks inside Markdown. What nests too deep is left out of the text.</summary>
internal static class EmbeddedHtml
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <summary>Writes one block's content.</summary>
    public static void Write(string html, DocumentBuilder builder)
    {
        if (html.AsSpan().TrimStart().StartsWith("<!--", StringComparison.Ordinal) && html.AsSpan().TrimEnd().EndsWith("-->", StringComparison.Ordinal))
            return;
        if (HtmlDepth.IsTooDeep(html))
            return;
        using IHtmlDocument page = Parser.ParseDocument(html);
        if (page.Body is not { } body)
            return;
        new HtmlWalk(builder, new HtmlBoilerplate(new HtmlMeasure(body), body), null).Write(body);
        builder.End();
    }
}
