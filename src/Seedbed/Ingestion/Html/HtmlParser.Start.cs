namespace Seedbed.Ingestion.Html;

/// <summary>Start tags.</summary>
internal sealed partial class HtmlParser
{
    private void Start(HtmlName name, bool isEmpty)
    {
        if (Current.IsForeign && StartForeign(name, isEmpty))
            return;
        if (name.Text is "html" or "body" or "head")
        {
            StartFrame(name);
            return;
        }

        if (_body is null && !name.Has(HtmlTrait.Head) && !IsInTemplate)
            Body();
        if (name.Text is not ("col" or "template"))
            EndColumns();
        if (name.Has(HtmlTrait.TablePart) || name.Text == "table")
            StartTable(name);
        else if (name.Has(HtmlTrait.Raw | HtmlTrait.RawWithReferences))
            StartRaw(name, isEmpty && _isXml);
        else if (name.Text == "form" && IsBetweenCells(out _))
            StartFormInTable(name);
        else if (name.Has(HtmlTrait.EndsParagraph))
            StartBlock(name);
        else
            StartInline(name, isEmpty);
    }

    /// <summary>These may come twice; the second one only adds attributes.</summary>
    private void StartFrame(HtmlName name)
    {
        HtmlNode? node = name.Text == "html" ? _root : name.Text == "body" ? Body() : null;
        if (node is null || IsInTemplate)
            return;
        foreach (HtmlAttribute attribute in _attributes)
        {
            if (!node.HasAttribute(attribute.Name))
                node.Attributes = [.. node.Attributes, attribute];
        }
    }

    private void StartRaw(HtmlName name, bool isEmpty)
    {
        if (name.Text == "xmp")
        {
            EndParagraph();
            Reconstruct();
        }

        HtmlNode node = Element(name);
        Place(node, Current, mayStandInTable: name.Text is "script" or "style");
        ReadOnlyMemory<char> text = isEmpty ? default : RawText(name);
        if (name.Has(HtmlTrait.RawWithReferences) && text.Span.Contains('&'))
            text = HtmlReferences.Resolve(text.Span, inAttribute: false).AsMemory();
        if (!text.IsEmpty)
            node.Append(new HtmlNode(text));
    }

    private void StartBlock(HtmlName name)
    {
        switch (name.Text)
        {
            case "li":
                EndItem(static other => other.Text == "li");
                break;
            case "dd" or "dt":
                EndItem(static other => other.Text is "dd" or "dt");
                break;
            case "form" when _form is not null && !IsInTemplate:
                return;
        }

        EndParagraph();
        if (name.IsHeading && Current.Name.IsHeading)
            Pop();
        if (name.Has(HtmlTrait.Void))
        {
            InsertEmpty(name);
            return;
        }

        HtmlNode node = Insert(name);
        if (name.Text == "form")
            _form = node;
        else if (name.Text == "plaintext")
            TakeRest();
        _skipsNewline = name.Text is "pre" or "listing";
    }

    /// <summary>A form around a table's rows holds nothing.</summary>
    private void StartFormInTable(HtmlName name)
    {
        if (_form is not null)
            return;
        _form = Element(name);
        Current.Append(_form);
    }

    private void TakeRest()
    {
        Current.Append(new HtmlNode(_html.AsMemory(_at)));
        _at = _html.Length;
    }

    /// <summary>An item ends the one before it, unless a block lies between them.</summary>
    private void EndItem(Func<HtmlName, bool> isItem)
    {
        for (int at = _stack.Count - 1; at > 0; at--)
        {
            HtmlName name = _stack[at].Name;
            if (isItem(name) && !_stack[at].IsForeign)
            {
                PopTo(at);
                return;
            }

            if ((_stack[at].IsForeign ? IsIntegration(_stack[at]) : name.Has(HtmlTrait.Special)) && name.Text is not ("address" or "div" or "p"))
                return;
        }
    }

    private void StartInline(HtmlName name, bool isEmpty)
    {
        if (_body is null && !IsInTemplate)
        {
            StartInHead(name);
            return;
        }

        switch (name.Text)
        {
            case "a" when LastFormatting(name) is var last and >= 0:
                HtmlNode link = _formatting[last]!;
                Adopt(name);
                Forget(link);
                break;
            case "nobr" when FindInScope(name) >= 0:
                Adopt(name);
                break;
            case "button" when FindInScope(name) is var at and > 0:
                PopTo(at);
                break;
            case "option" or "optgroup" when Current.Name.Text == "option":
                Pop();
                break;
            case "rt" or "rp" or "rb" or "rtc" when Find(static other => other.Text == "ruby", IsScope) > 0:
                EndImplied();
                break;
            case "image":
                name = HtmlName.Image;
                break;
        }

        if (name.Text is not ("rt" or "rp" or "rb" or "rtc"))
            Reconstruct();
        if (name.Has(HtmlTrait.Void))
        {
            InsertEmpty(name);
            return;
        }

        bool isForeign = name.Text is "svg" or "math";
        HtmlNode node = Insert(name, mayStandInTable: name.Text == "template", isForeign);
        if (isForeign && isEmpty)
            Pop();
        else if (name.Has(HtmlTrait.Formatting))
            Remember(node);
    }

    /// <summary>Elements of the head; nothing in it is read but the title, which is text, and what meta and link say.</summary>
    private void StartInHead(HtmlName name)
    {
        if (name.Has(HtmlTrait.Void) || name.Text == "noscript")
            InsertEmpty(name);
        else
            Insert(name);
    }

    /// <summary>A tag inside SVG or MathML; false when it is HTML, which then goes on.</summary>
    private bool StartForeign(HtmlName name, bool isEmpty)
    {
        if (IsIntegration(Current) && name.Text is not ("svg" or "mglyph" or "malignmark"))
            return false;
        if (name.Has(HtmlTrait.Breakout))
        {
            LeaveForeign();
            return false;
        }

        Insert(name, isForeign: true);
        if (isEmpty)
            Pop();
        return true;
    }

    private void LeaveForeign()
    {
        while (Current.IsForeign && !IsIntegration(Current))
            Pop();
    }

    /// <summary>Whether HTML stands in the element, though it is of SVG or MathML.</summary>
    private static bool IsIntegration(HtmlNode node)
    {
        if (!node.Name.Has(HtmlTrait.Integration))
            return false;
        HtmlNode? root = node;
        while (root is not null && root.LocalName is not ("svg" or "math"))
            root = root.Parent;
        return root?.LocalName == "svg" == node.LocalName is "foreignobject" or "desc" or "title";
    }

    /// <summary>Whether the nearest table is open between its cells.</summary>
    private bool IsBetweenCells(out int table)
    {
        table = _open[HtmlName.Table.Slot] == 0 ? -1 : Find(static other => other.Text == "table", static other => other.Text is "td" or "th" or "caption" or "template", isForTable: true);
        return table > 0;
    }

    private void StartTable(HtmlName name)
    {
        if (name.Text == "table")
        {
            if (IsBetweenCells(out int around))
                PopTo(around);
            else
                EndParagraph();
            Insert(name);
            return;
        }

        // without a table around it such a tag means nothing
        int table = Find(static other => other.Text is "table" or "template", IsTableScope, isForTable: true);
        if (table < 0)
            return;
        switch (name.Text)
        {
            case "td" or "th":
                CloseDownTo(table, static other => other.Text == "tr" || other.Has(HtmlTrait.TableGroup));
                if (Current.Name.Text == "table")
                    InsertImplied(HtmlName.TableBody);
                if (Current.Name.Text != "tr")
                    InsertImplied(HtmlName.Row);
                break;
            case "tr":
                CloseDownTo(table, static other => other.Has(HtmlTrait.TableGroup));
                if (Current.Name.Text == "table")
                    InsertImplied(HtmlName.TableBody);
                break;
            case "col":
                CloseDownTo(table, static other => other.Text == "colgroup");
                InsertEmpty(name, mayStandInTable: true);
                return;
            default:
                PopTo(table + 1);
                break;
        }

        Insert(name, mayStandInTable: true);
    }

    private void InsertImplied(HtmlName name)
    {
        var node = new HtmlNode(name, []);
        Current.Append(node);
        Push(node);
    }

    /// <summary>Closes what is open in a table, down to a part of it that goes on.</summary>
    private void CloseDownTo(int table, Func<HtmlName, bool> goesOn)
    {
        int at = table + 1;
        for (int i = _stack.Count - 1; i > table; i--)
        {
            if (goesOn(_stack[i].Name) && !_stack[i].IsForeign)
            {
                at = i + 1;
                break;
            }
        }

        PopTo(at);
    }
}
