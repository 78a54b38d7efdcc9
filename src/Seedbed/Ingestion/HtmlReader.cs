using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Seedbed.Ingestion.Html;

namespace Seedbed.Ingestion;

/// <summary>
/// HTML and XHTML: the main content without navigation, with headings, lists, definition lists, tables and code. A page
/// that nests deeper than 512, as deep as browsers go, is a reject <c>too-deep</c>.
/// </summary>
public sealed class HtmlReader : DocumentReader
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

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
        using IHtmlDocument? page = Parse(content, out ReadOutcome? fault, cancellationToken);
        return new(page is null ? fault! : ReadOutcome.Of(Read(page, content.Bytes.Length)));
    }

    /// <summary>Writes a page's main content after what was written so far; returns why it can't be read, else null.</summary>
    internal static ReadOutcome? Append(SourceContent content, DocumentBuilder builder, CancellationToken cancellationToken)
    {
        using IHtmlDocument? page = Parse(content, out ReadOutcome? fault, cancellationToken);
        if (page is null)
            return fault;
        var measure = new HtmlMeasure(page.DocumentElement);
        var root = HtmlMain.Of(page, measure);
        new HtmlWalk(builder, new HtmlBoilerplate(measure, root), title: null).Write(root);
        builder.End();
        return null;
    }

    private static IHtmlDocument? Parse(SourceContent content, out ReadOutcome? fault, CancellationToken cancellationToken)
    {
        string? html = TextDecoding.Decode(content, content.File.Charset ?? HtmlCharset.Of(content.Bytes.Span), out fault);
        if (html is null)
            return null;
        if (HtmlDepth.IsTooDeep(html))
        {
            fault = ReadOutcome.Fault("too-deep",
                $"{content.File.Path} nests its elements more than {HtmlDepth.Most} deep, deeper than browsers go; save it anew from a browser or leave it out.");
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        IHtmlDocument page = Parser.ParseDocument(XhtmlTags.Expand(html));
        cancellationToken.ThrowIfCancellationRequested();
        return page;
    }

    private static DocumentBody Read(IHtmlDocument page, int size)
    {
        var measure = new HtmlMeasure(page.DocumentElement);
        var root = HtmlMain.Of(page, measure);
        string? title = HtmlTitle.Of(page, root);
        var builder = new DocumentBuilder(size / 3)
        {
            Title = title,
            Site = HtmlSite.Of(page, title),
            Language = page.DocumentElement.GetAttribute("lang") ?? page.DocumentElement.GetAttribute("xml:lang"),
        };
        new HtmlWalk(builder, new HtmlBoilerplate(measure, root), title).Write(root);
        return builder.Build();
    }
}
