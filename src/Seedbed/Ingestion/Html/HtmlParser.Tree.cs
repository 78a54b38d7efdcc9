namespace Seedbed.Ingestion.Html;

/// <summary>The stack of open elements, and where nodes go.</summary>
internal sealed partial class HtmlParser
{
    private void Push(HtmlNode node)
    {
        _stack.Add(node);
        _open[node.Name.Slot]++;
        _isTooDeep |= _stack.Count > MostDeep + 2; // html and body don't count
    }

    private void Pop()
    {
        HtmlNode node = Current;
        _stack.RemoveAt(_stack.Count - 1);
        _open[node.Name.Slot]--;
        // an object's, which isn't a table's part, stays until its end tag
        if (node.Name.Has(HtmlTrait.Marker) && !node.IsForeign && (node.Name.Has(HtmlTrait.TablePart) || node.LocalName == "template"))
            ClearToMarker();
    }

    /// <summary>Pops elements until so many are left.</summary>
    private void PopTo(int count)
    {
        while (_stack.Count > Math.Max(1, count))
            Pop();
    }

    private void RemoveFromStack(int at)
    {
        _open[_stack[at].Name.Slot]--;
        _stack.RemoveAt(at);
    }

    private bool IsInTemplate => _open[HtmlName.Template.Slot] > 0;

    /// <summary>The place on the stack of the nearest element that is asked for, unless one of the borders lies before it; else −1.</summary>
    private int Find(Func<HtmlName, bool> wanted, Func<HtmlName, bool> border, bool isForTable = false)
    {
        for (int at = _stack.Count - 1; at > 0; at--)
        {
            if (_stack[at].IsForeign && !isForTable && IsIntegration(_stack[at]))
                return -1;
            if (_stack[at].IsForeign)
                continue;
            if (wanted(_stack[at].Name))
                return at;
            if (border(_stack[at].Name))
                return -1;
        }

        return -1;
    }

    private int FindInScope(HtmlName name) => _open[name.Slot] == 0 ? -1 : Find(other => other.Is(name), IsScope);

    private static bool IsScope(HtmlName name) => name.Text is "applet" or "caption" or "html" or "table" or "td" or "th" or "marquee" or "object" or "template";

    private static bool IsTableScope(HtmlName name) => name.Text is "html" or "table" or "template";

    private HtmlNode Body()
    {
        if (_body is null)
        {
            PopTo(1);
            _body = new HtmlNode(HtmlName.Body, []);
            _root.Append(_body);
            Push(_body);
        }

        return _body;
    }

    private HtmlNode Element(HtmlName name, bool isForeign = false) =>
        new(name, _attributes.Count == 0 ? [] : [.. _attributes]) { IsForeign = isForeign };

    /// <summary>Puts a node where the standard says: into the open element, or before a table that may not hold it.</summary>
    private void Place(HtmlNode node, HtmlNode into, bool mayStandInTable = false)
    {
        if (mayStandInTable || into.IsForeign || !into.Name.Has(HtmlTrait.TableContext))
        {
            into.Append(node);
            return;
        }

        int table = _stack.FindLastIndex(open => open.Name.Text == "table" && !open.IsForeign);
        if (table > 0 && _stack[table].Parent is { } parent)
            parent.Insert(node, _stack[table]);
        else
            (table > 0 ? _stack[table - 1] : into).Append(node);
    }

    private HtmlNode Insert(HtmlName name, bool mayStandInTable = false, bool isForeign = false)
    {
        HtmlNode node = Element(name, isForeign);
        Place(node, Current, mayStandInTable);
        Push(node);
        if (name.Has(HtmlTrait.Marker) && !isForeign)
            _formatting.Add(null);
        return node;
    }

    private void InsertEmpty(HtmlName name, bool mayStandInTable = false) => Place(Element(name), Current, mayStandInTable);

    private void Text(ReadOnlyMemory<char> text, bool hasReferences)
    {
        if (_skipsNewline)
        {
            _skipsNewline = false;
            text = text[(text.Span.StartsWith("\r\n") ? 2 : text.Span.StartsWith("\n") || text.Span.StartsWith("\r") ? 1 : 0)..];
        }

        bool isBlank = text.Span.IndexOfAnyExcept(" \n\t\r\f") < 0;
        if (_body is null && !IsInTemplate)
        {
            if (isBlank)
                return;
            Body();
            text = text.TrimStart();
        }

        if (hasReferences && text.Span.Contains('&'))
            text = HtmlReferences.Resolve(text.Span, inAttribute: false).AsMemory();
        if (text.IsEmpty)
            return;
        if (!isBlank)
            EndColumns();
        if (!isBlank || !Current.Name.Has(HtmlTrait.TableContext))
            Reconstruct();
        Place(new HtmlNode(text), Current, mayStandInTable: isBlank);
    }
}
