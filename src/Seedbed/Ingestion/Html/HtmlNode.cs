using System.Text;

namespace Seedbed.Ingestion.Html;

/// <summary>An element, or a stretch of text, in a page's tree. A tree is walked by its links, never by recursion.</summary>
internal sealed class HtmlNode
{
    private static readonly HtmlName NoName = HtmlName.Of("#text");

    /// <summary>An element.</summary>
    public HtmlNode(HtmlName name, HtmlAttribute[] attributes) => (Name, Attributes) = (name, attributes);

    /// <summary>Text.</summary>
    public HtmlNode(ReadOnlyMemory<char> data) => (Name, Attributes, Data, IsText) = (NoName, [], data, true);

    public HtmlName Name { get; }

    public string LocalName => Name.Text;

    public HtmlAttribute[] Attributes { get; set; }

    public ReadOnlyMemory<char> Data { get; }

    public bool IsText { get; }

    /// <summary>Whether it is of SVG or MathML.</summary>
    public bool IsForeign { get; init; }

    public HtmlNode? Parent { get; private set; }

    public HtmlNode? First { get; private set; }

    public HtmlNode? Last { get; private set; }

    public HtmlNode? Previous { get; private set; }

    public HtmlNode? Next { get; private set; }

    /// <summary>Characters of text in it, white space left out; set by <see cref="HtmlMeasure"/>.</summary>
    public int TextSize { get; set; }

    /// <summary>Of these, characters in links.</summary>
    public int LinkSize { get; set; }

    /// <summary>Whether it stands beside the content; set by <see cref="HtmlDensity"/>.</summary>
    public bool IsBeside { get; set; }

    /// <summary>All text below, scripts included.</summary>
    public string TextContent
    {
        get
        {
            if (First is { IsText: true, Next: null } only)
                return only.Data.ToString();
            var text = new StringBuilder();
            for (HtmlNode? node = First; node is not null; node = node.After(this))
                text.Append(node.Data.Span);
            return text.ToString();
        }
    }

    /// <summary>The first child that is an element.</summary>
    public HtmlNode? FirstElement
    {
        get
        {
            HtmlNode? node = First;
            while (node is { IsText: true })
                node = node.Next;
            return node;
        }
    }

    public string? GetAttribute(string name)
    {
        foreach (HtmlAttribute attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute.Value;
        }

        return null;
    }

    public bool HasAttribute(string name) => GetAttribute(name) is not null;

    /// <summary>The next node in document order that lies below <paramref name="root"/>.</summary>
    public HtmlNode? After(HtmlNode root) => First ?? Beyond(root);

    /// <summary>The next node in document order that lies below <paramref name="root"/> and not in this one.</summary>
    public HtmlNode? Beyond(HtmlNode root)
    {
        for (HtmlNode? node = this; node is not null && node != root; node = node.Parent)
        {
            if (node.Next is { } next)
                return next;
        }

        return null;
    }

    public void Append(HtmlNode child) => Insert(child, null);

    /// <summary>Puts a child before another one, or at the end; it leaves the place where it was.</summary>
    public void Insert(HtmlNode child, HtmlNode? before)
    {
        child.Remove();
        child.Parent = this;
        child.Next = before;
        child.Previous = before is null ? Last : before.Previous;
        if (child.Previous is { } previous)
            previous.Next = child;
        else
            First = child;
        if (before is null)
            Last = child;
        else
            before.Previous = child;
    }

    public void Remove()
    {
        if (Parent is null)
            return;
        if (Previous is { } previous)
            previous.Next = Next;
        else
            Parent.First = Next;
        if (Next is { } next)
            next.Previous = Previous;
        else
            Parent.Last = Previous;
        Parent = Previous = Next = null;
    }
}
