using AngleSharp.Dom;

namespace Seedbed.Ingestion.Html;

/// <summary>Walks over a tree without recursion, since a page may nest as deep as it likes.</summary>
internal static class HtmlTree
{
    /// <summary>The elements below one, in document order.</summary>
    public static IEnumerable<IElement> Descendants(INode root)
    {
        var path = new Stack<(INodeList Children, int Next)>();
        path.Push((root.ChildNodes, 0));
        while (path.TryPop(out (INodeList Children, int Next) at))
        {
            if (at.Next >= at.Children.Length)
                continue;
            path.Push((at.Children, at.Next + 1));
            if (at.Children[at.Next] is not IElement element)
                continue;
            yield return element;
            path.Push((element.ChildNodes, 0));
        }
    }
}
