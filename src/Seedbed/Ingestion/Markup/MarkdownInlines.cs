using Markdig.Extensions.Abbreviations;
using Markdig.Syntax.Inlines;

namespace Seedbed.Ingestion.Markup;

/// <summary>Writes the inside of a Markdown block, without recursion.</summary>
internal sealed class MarkdownInlines(DocumentBuilder builder)
{
    private readonly Stack<(ContainerInline Container, Inline? Next, MarkKind? Mark)> _path = new();

    /// <summary>Writes a heading's words, without the <c>{#id}</c> that some dialects put behind them.</summary>
    public void WriteHeading(ContainerInline? root)
    {
        if (root?.LastChild is LiteralInline last)
        {
            string text = last.Content.ToString().TrimEnd();
            int brace = text.LastIndexOf('{');
            if (brace >= 0 && text.EndsWith('}') && brace + 1 < text.Length && text[brace + 1] is '#' or '.' or ':')
                last.Content = new(text[..brace].TrimEnd());
        }

        Write(root);
    }

    /// <summary>Writes all inlines into the open block.</summary>
    public void Write(ContainerInline? root)
    {
        if (root is null)
            return;
        _path.Push((root, root.FirstChild, null));
        while (_path.TryPop(out (ContainerInline Container, Inline? Next, MarkKind? Mark) at))
        {
            if (at.Next is null)
            {
                if (at.Mark is { } mark)
                    builder.Close(mark);
                continue;
            }

            _path.Push((at.Container, at.Next.NextSibling, at.Mark));
            Write(at.Next);
        }
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                builder.Write(literal.Content.AsSpan());
                break;
            case CodeInline code:
                Marked(MarkKind.Code, code.Content);
                break;
            case LineBreakInline line:
                if (line.IsHard)
                    builder.Break();
                else
                    builder.Write(" ");
                break;
            case HtmlEntityInline entity:
                builder.Write(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                Marked(MarkKind.Link, link.Url);
                break;
            case AbbreviationInline abbreviation:
                Marked(MarkKind.Abbreviation, abbreviation.Abbreviation.Label ?? "");
                break;
            case HtmlInline html:
                Tag(html.Tag);
                break;
            case LinkInline { IsImage: true }:
                break;
            case ContainerInline container:
                Enter(container);
                break;
        }
    }

    private void Enter(ContainerInline container)
    {
        MarkKind? mark = container switch
        {
            LinkInline => MarkKind.Link,
            EmphasisInline { DelimiterChar: '*' or '_', DelimiterCount: >= 2 } => MarkKind.Strong,
            EmphasisInline { DelimiterChar: '*' or '_' } => MarkKind.Emphasis,
            _ => null,
        };
        if (container is DelimiterInline delimiter)
            builder.Write(delimiter.ToLiteral());
        if (mark is { } kind)
            builder.Open(kind);
        _path.Push((container, container.FirstChild, mark));
    }

    private void Marked(MarkKind kind, string text)
    {
        builder.Open(kind);
        builder.Write(text);
        builder.Close(kind);
    }

    private void Tag(string tag)
    {
        bool end = tag.StartsWith("</", StringComparison.Ordinal);
        int from = end ? 2 : 1, to = from;
        while (to < tag.Length && char.IsAsciiLetterOrDigit(tag[to]))
            to++;
        string name = tag[from..to].ToLowerInvariant();
        if (name is "br" or "p")
            builder.Break();
        else if (Html.HtmlTag.Mark(name) is { } kind && end)
            builder.Close(kind);
        else if (Html.HtmlTag.Mark(name) is { } opened)
            builder.Open(opened);
    }
}
