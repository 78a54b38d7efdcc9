using Markdig.Extensions.Alerts;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using MarkdownBlock = Markdig.Syntax.Block;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Seedbed.Ingestion.Markup;

/// <summary>Writes a Markdown tree as blocks, without recursion.</summary>
internal sealed class MarkdownWalk
{
    private readonly DocumentBuilder _builder;
    private readonly MarkdownInlines _inlines;
    private readonly Stack<Frame> _path = new();

    public MarkdownWalk(DocumentBuilder builder)
    {
        _builder = builder;
        _inlines = new MarkdownInlines(builder);
    }

    /// <summary>Writes the whole document.</summary>
    public void Write(MarkdownDocument document)
    {
        _path.Push(new Frame(document, 0, BlockKind.Paragraph));
        while (_path.TryPeek(out Frame? frame))
        {
            if (frame.Next >= frame.Container.Count)
                _path.Pop();
            else
                Write(frame.Container[frame.Next++], frame);
        }
    }

    private void Write(MarkdownBlock block, Frame around)
    {
        switch (block)
        {
            case YamlFrontMatterBlock front:
                FrontMatter.Read(front.Lines.ToString(), _builder);
                break;
            case HeadingBlock heading:
                _builder.Begin(BlockKind.Heading, Math.Clamp(heading.Level, 1, 6));
                _inlines.WriteHeading(heading.Inline);
                _builder.End();
                break;
            case DefinitionTerm term:
                _builder.Begin(BlockKind.Term, around.Depth);
                _inlines.Write(term.Inline);
                _builder.End();
                break;
            case ParagraphBlock paragraph:
                Paragraph(paragraph, around);
                break;
            case CodeBlock code:
                _builder.Code(code.Lines.ToString(), around.Depth);
                break;
            case HtmlBlock html:
                EmbeddedHtml.Write(html.Lines.ToString(), _builder);
                break;
            case MarkdownTable table:
                Table(table, around);
                break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition or ThematicBreakBlock:
                _builder.End();
                break;
            case ContainerBlock container:
                Enter(container, around);
                break;
        }
    }

    private void Enter(ContainerBlock container, Frame around)
    {
        switch (container)
        {
            case ListBlock:
                _path.Push(new Frame(container, around.Depth + 1, BlockKind.Paragraph));
                break;
            case ListItemBlock item:
                bool numbered = item.Parent is ListBlock { IsOrdered: true };
                _path.Push(new Frame(item, around.Depth, BlockKind.ListItem) { Ordinal = numbered ? item.Order : null });
                break;
            case DefinitionList:
                _path.Push(new Frame(container, around.Depth + 1, BlockKind.Paragraph));
                break;
            case DefinitionItem:
                _path.Push(new Frame(container, around.Depth, BlockKind.Definition));
                break;
            case AlertBlock alert:
                string kind = alert.Kind.ToString();
                if (kind.Length > 0)
                    _builder.Paragraph(kind[..1].ToUpperInvariant() + kind[1..].ToLowerInvariant(), around.Depth);
                _path.Push(new Frame(container, around.Depth, BlockKind.Paragraph));
                break;
            case Footnote or FootnoteGroup:
                _path.Push(new Frame(container, 0, BlockKind.Paragraph));
                break;
            default:
                _path.Push(new Frame(container, around.Depth, around.First) { Ordinal = around.Ordinal });
                break;
        }
    }

    private void Paragraph(ParagraphBlock paragraph, Frame around)
    {
        bool first = !around.IsUsed && around.First != BlockKind.Paragraph;
        _builder.Begin(first ? around.First : BlockKind.Paragraph, around.Depth, first ? around.Ordinal : null);
        _inlines.Write(paragraph.Inline);
        around.IsUsed |= !_builder.IsBlockEmpty;
        _builder.End();
    }

    private void Table(MarkdownTable table, Frame around)
    {
        _builder.BeginTable(null, around.Depth);
        foreach (MarkdownBlock child in table)
        {
            if (child is not TableRow row)
                continue;
            _builder.BeginRow(row.IsHeader);
            foreach (MarkdownBlock inner in row)
            {
                if (inner is not TableCell cell)
                    continue;
                _builder.BeginCell();
                foreach (MarkdownBlock part in cell)
                {
                    _inlines.Write((part as LeafBlock)?.Inline);
                    _builder.Write(" ");
                }

                for (int i = 1; i < Math.Min(cell.ColumnSpan, 200); i++)
                    _builder.RepeatCell();
            }
        }

        _builder.EndTable();
    }

    private sealed class Frame(ContainerBlock container, int depth, BlockKind first)
    {
        public ContainerBlock Container { get; } = container;

        public int Depth { get; } = depth;

        /// <summary>What the first paragraph is here.</summary>
        public BlockKind First { get; } = first;

        public int? Ordinal { get; init; }

        public int Next { get; set; }

        public bool IsUsed { get; set; }
    }
}
