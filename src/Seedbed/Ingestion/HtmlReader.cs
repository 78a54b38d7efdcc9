using Seedbed.Ingestion.Html;

namespace Seedbed.Ingestion;

/// <summary>
/// HTML and XHTML: the main content without navigation, with headings, lists, definition lists, tables and code. A page
/// that nests deeper than 512, as deep as browsers go, is a reject <c>too-deep</c>.
/// </summary>
public sealed class HtmlReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "text/html";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".html", ".htm", ".xhtml", ".xht"];

    /// <summary>64 MiB: a tree of the page is built in memory, ten to twenty times its size.</summary>
    public override long MaxBytes => 64L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        HtmlPage? page = Parse(content, out ReadOutcome? fault, cancellationToken);
        return new(page is null ? fault! : ReadOutcome.Of(Read(page, content.Bytes.Length)));
    }

    /// <summary>
    /// Writes a page's main content after what was written so far, under a heading where it has none of its own; returns why it
    /// can't be read, else null.
    /// </summary>
    internal static ReadOutcome? Append(SourceContent content, (string? Title, int Level) name, DocumentBuilder builder, CancellationToken cancellationToken)
    {
        HtmlPage? page = Parse(content, out ReadOutcome? fault, cancellationToken);
        if (page is null)
            return fault;
        if (name.Title is not null && page.Body.TextContent.AsSpan().Trim().Length > 0 && page.Find(static node => node.Name.IsHeading) is null)
            builder.Heading(name.Level, name.Title);
        HtmlMeasure.Take(page.Root);
        HtmlNode root = HtmlMain.Of(page);
        new HtmlWalk(builder, new HtmlBoilerplate(root), title: null).Write(root);
        builder.End();
        return null;
    }

    private static HtmlPage? Parse(SourceContent content, out ReadOutcome? fault, CancellationToken cancellationToken)
    {
        string? html = TextDecoding.Decode(content, content.File.Charset ?? HtmlCharset.Of(content.Bytes.Span), out fault);
        if (html is null)
            return null;
        HtmlPage? page = HtmlParser.Parse(html, cancellationToken: cancellationToken);
        if (page is null)
        {
            fault = ReadOutcome.Fault("too-deep",
                $"{content.File.Path} nests its elements more than {HtmlParser.MostDeep} deep, deeper than browsers go; save it anew from a browser or leave it out.");
        }

        return page;
    }

    private static DocumentBody Read(HtmlPage page, int size)
    {
        HtmlMeasure.Take(page.Root);
        HtmlNode root = HtmlMain.Of(page);
        string? title = HtmlTitle.Of(page, root);
        var builder = new DocumentBuilder(size / 3)
        {
            Title = title,
            Site = HtmlSite.Of(page, title),
            Language = page.Root.GetAttribute("lang") ?? page.Root.GetAttribute("xml:lang"),
        };
        new HtmlWalk(builder, new HtmlBoilerplate(root), title).Write(root);
        return builder.Build();
    }
}
