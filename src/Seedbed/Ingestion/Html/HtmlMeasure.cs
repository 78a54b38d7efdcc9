using AngleSharp.Dom;

namespace Seedbed.Ingestion.Html;

/// <summary>How much text each element holds, and how much of it in links. Counted once, white space left out.</summary>
internal sealed class HtmlMeasure
{
    private readonly Dictionary<IElement, (int Text, int Link)> _sizes = [];

    /// <summary>Measures a tree.</summary>
    public HtmlMeasure(IElement root)
    {
        var path = new Stack<Frame>();
        path.Push(new Frame(root));
        while (path.TryPeek(out Frame? frame))
        {
            if (frame.Next >= frame.Children.Length)
            {
                path.Pop();
                Close(frame, path.TryPeek(out Frame? parent) ? parent : null);
                continue;
            }

            INode child = frame.Children[frame.Next++];
            if (child is IElement element && !(HtmlTag.IsSilent(element.LocalName) && element.LocalName is not ("nav" or "footer")))
                path.Push(new Frame(element));
            else if (child is IText text)
                frame.Text += Visible(text.Data);
        }
    }

    /// <summary>Characters of text and, of these, characters in links.</summary>
    public (int Text, int Link) Of(IElement element) => _sizes.GetValueOrDefault(element);

    private void Close(Frame frame, Frame? parent)
    {
        if (frame.Element.LocalName == "a" && frame.Element.HasAttribute("href"))
            frame.Link = frame.Text;
        _sizes[frame.Element] = (frame.Text, frame.Link);
        if (parent is null)
            return;
        parent.Text += frame.Text;
        parent.Link += frame.Link;
    }

    private static int Visible(string text)
    {
        int count = 0;
        foreach (char value in text)
            count += value > ' ' ? 1 : 0;
        return count;
    }

    private sealed class Frame(IElement element)
    {
        public IElement Element { get; } = element;

        public INodeList Children { get; } = element.ChildNodes;

        public int Next { get; set; }

        public int Text { get; set; }

        public int Link { get; set; }
    }
}
