using Markdig;
using Markdig.Syntax;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion;

/// <summary>
/// Markdown: CommonMark with pipe and grid tables, definition lists, footnotes, front matter, alerts; HTML in it is read as
/// <see cref="HtmlReader"/> reads it. Blocks nested deeper than 128 are a reject <c>too-deep</c>.
/// </summary>
public sealed class MarkdownReader : DocumentReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter().UsePipeTables().UseGridTables().UseDefinitionLists().UseFootnotes().UseAbbreviations()
        .UseAlertBlocks().UseTaskLists().UseCustomContainers().UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Build();

    /// <inheritdoc/>
    public override string MediaType => "text/markdown";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".md", ".markdown", ".mdown", ".mkd", ".mdx"];

    /// <summary>64 MiB: a tree of the file is built in memory.</summary>
    public override long MaxBytes => 64L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        string? text = TextDecoding.Decode(content, content.File.Charset, out ReadOutcome? fault);
        if (text is null)
            return new(fault!);
        if (MarkdownLinks.AreTooDeep(text))
            return new(TooDeep(content, $"leaves more than {MarkdownLinks.Most} links of one paragraph open; close them"));
        MarkdownDocument tree;
        try
        {
            tree = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            return new(TooDeep(content, "nests its lists, quotes or emphasis more than 128 deep; flatten them"));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var builder = new DocumentBuilder(text.Length);
        new MarkdownWalk(builder).Write(tree);
        return new(ReadOutcome.Of(builder.Build()));
    }

    private static ReadOutcome TooDeep(SourceContent content, string what) =>
        ReadOutcome.Fault("too-deep", $"{content.File.Path} {what} or leave it out.");
}
