using Seedbed.Ingestion.Html;

namespace Seedbed.Ingestion.Markup;

/// <summary>HTML blocks inside Markdown. What nests too deep is left out of the text.</summary>
internal static class EmbeddedHtml
{
    /// <summary>Writes one block's content.</summary>
    public static void Write(string html, DocumentBuilder builder)
    {
        if (html.AsSpan().TrimStart().StartsWith("<!--", StringComparison.Ordinal) && html.AsSpan().TrimEnd().EndsWith("-->", StringComparison.Ordinal))
            return;
        if (HtmlParser.Parse(html) is not { } page)
            return;
        HtmlMeasure.Take(page.Root);
        new HtmlWalk(builder, new HtmlBoilerplate(page.Body), null).Write(page.Body);
        builder.End();
    }
}
