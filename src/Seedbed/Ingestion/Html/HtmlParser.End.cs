namespace Seedbed.Ingestion.Html;

/// <summary>End tags.</summary>
internal sealed partial class HtmlParser
{
    private void End(HtmlName name)
    {
        if (_body is null && name.Text != "br")
        {
            EndInHead(name);
            return;
        }

        Body();
        if (name.Text is "p" or "br")
            LeaveForeign();
        else if (EndsForeign(name))
            return;
        if (name.Text is not ("col" or "colgroup" or "template"))
            EndColumns();

        switch (name.Text)
        {
            case "html" or "body" or "head":
                break;
            case "p":
                if (FindParagraph() < 0)
                {
                    _attributes.Clear();
                    Insert(name);
                }

                EndParagraph();
                break;
            case "br":
                _attributes.Clear();
                Reconstruct();
                InsertEmpty(name);
                break;
            case "form":
                EndForm();
                break;
            case "li":
                EndAt(Find(static other => other.Text == "li", static other => IsScope(other) || other.Text is "ol" or "ul"));
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                EndAt(Find(static other => other.IsHeading, IsScope));
                break;
            case "table" or "tbody" or "tfoot" or "thead" or "tr" or "td" or "th" or "caption" or "colgroup":
                EndAt(_open[name.Slot] == 0 ? -1 : Find(other => other.Is(name), IsTableScope, isForTable: true));
                break;
            case "template":
                EndAt(_open[name.Slot] == 0 ? -1 : Find(other => other.Is(name), static other => other.Text == "html"));
                break;
            default:
                if (name.Has(HtmlTrait.Formatting))
                    Adopt(name);
                else if (name.Has(HtmlTrait.Marker))
                    EndObject(name);
                else if (name.Has(HtmlTrait.EndsParagraph) || name.Text == "button")
                    EndAt(FindInScope(name));
                else
                    EndAny(name);
                break;
        }
    }

    /// <summary>A stray end tag before the body begins means nothing, but for an empty paragraph or break.</summary>
    private void EndInHead(HtmlName name)
    {
        int open = _open[name.Slot] == 0 ? -1 : _stack.FindLastIndex(node => node.Name.Is(name));
        if (open > 0)
            PopTo(open);
    }

    /// <summary>Ends such an element of the SVG or MathML in which the tag stands; false when it is HTML.</summary>
    private bool EndsForeign(HtmlName name)
    {
        for (int at = _stack.Count - 1; at > 0 && _stack[at].IsForeign; at--)
        {
            if (!_stack[at].Name.Is(name))
                continue;
            PopTo(at);
            return true;
        }

        return false;
    }

    private void EndAt(int at)
    {
        if (at > 0)
            PopTo(at);
    }

    private int FindParagraph() => _open[HtmlName.Paragraph.Slot] == 0 ? -1
        : Find(static other => other.Text == "p", static other => IsScope(other) || other.Text == "button");

    private void EndParagraph() => EndAt(FindParagraph());

    private void EndForm()
    {
        HtmlNode? form = _form;
        _form = null;
        if (form is null || FindInScope(form.Name) < 0)
            return;
        EndImplied();
        int at = _stack.LastIndexOf(form);
        if (at == _stack.Count - 1)
            Pop();
        else if (at > 0 && FindInScope(form.Name) == at)
            RemoveFromStack(at);
    }

    private void EndObject(HtmlName name)
    {
        int at = FindInScope(name);
        if (at < 0)
            return;
        PopTo(at);
        ClearToMarker();
    }

    /// <summary>Ends elements whose end tag may be left out.</summary>
    private void EndImplied()
    {
        while (Current.Name.Text is "dd" or "dt" or "li" or "optgroup" or "option" or "p" or "rb" or "rp" or "rt" or "rtc" && !Current.IsForeign)
            Pop();
    }

    /// <summary>A group of columns holds nothing but columns.</summary>
    private void EndColumns()
    {
        if (Current.Name.Text == "colgroup" && !Current.IsForeign)
            Pop();
    }

    /// <summary>Ends the nearest element of that name, unless a block was opened since.</summary>
    private void EndAny(HtmlName name)
    {
        if (_open[name.Slot] == 0)
            return;
        for (int at = _stack.Count - 1; at > 0; at--)
        {
            if (_stack[at].Name.Is(name))
            {
                PopTo(at);
                return;
            }

            if (_stack[at].Name.Has(HtmlTrait.Special) && !_stack[at].IsForeign)
                return;
        }
    }
}
