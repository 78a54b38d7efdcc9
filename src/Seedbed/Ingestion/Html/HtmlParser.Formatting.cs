namespace Seedbed.Ingestion.Html;

/// <summary>Inline markup that goes on over blocks: the standard's list of active formatting elements and its adoption agency.</summary>
internal sealed partial class HtmlParser
{
    private const int MostAlike = 3;

    /// <summary>How many elements go on in a new block; more would let a small page make a large tree.</summary>
    private const int MostReconstructed = 32;

    private readonly List<HtmlNode?> _formatting = [];

    private void Remember(HtmlNode node)
    {
        int alike = 0;
        for (int at = _formatting.Count - 1; at >= 0 && _formatting[at] is { } other; at--)
        {
            if (other.Name.Is(node.Name) && other.Attributes.AsSpan().SequenceEqual(node.Attributes) && ++alike == MostAlike)
            {
                _formatting.RemoveAt(at);
                break;
            }
        }

        _formatting.Add(node);
        _isTooDeep |= _formatting.Count > MostDeep;
    }

    /// <summary>Opens anew what a block's end has closed.</summary>
    private void Reconstruct()
    {
        int from = _formatting.Count;
        while (from > 0 && _formatting[from - 1] is { } node && !_stack.Contains(node))
            from--;
        if (from == _formatting.Count)
            return;
        int surplus = _formatting.Count - from - MostReconstructed;
        if (surplus > 0)
            _formatting.RemoveRange(from, surplus);
        for (int at = from; at < _formatting.Count && !_isTooDeep; at++)
        {
            HtmlNode copy = Copy(_formatting[at]!);
            Place(copy, Current);
            Push(copy);
            _formatting[at] = copy;
        }
    }

    private static HtmlNode Copy(HtmlNode node) => new(node.Name, node.Attributes);

    private void ClearToMarker()
    {
        int marker = _formatting.LastIndexOf(null);
        if (marker >= 0)
            _formatting.RemoveRange(marker, _formatting.Count - marker);
    }

    /// <summary>The place in the list of the last element of that name since the last marker; −1 when there is none.</summary>
    private int LastFormatting(HtmlName name)
    {
        for (int at = _formatting.Count - 1; at >= 0 && _formatting[at] is { } node; at--)
        {
            if (node.Name.Is(name))
                return at;
        }

        return -1;
    }

    private void Forget(HtmlNode node)
    {
        _formatting.Remove(node);
        if (_stack.LastIndexOf(node) is var open and > 0)
            RemoveFromStack(open);
    }

    /// <summary>The end tag of inline markup, which may lie across blocks: those take their part of it along.</summary>
    private void Adopt(HtmlName name)
    {
        if (Current.Name.Is(name) && !_formatting.Contains(Current))
        {
            Pop();
            return;
        }

        for (int round = 0; round < 8; round++)
        {
            int listed = LastFormatting(name);
            if (listed < 0)
            {
                if (round == 0)
                    EndAny(name);
                return;
            }

            HtmlNode node = _formatting[listed]!;
            int open = _stack.LastIndexOf(node);
            if (open < 0)
            {
                _formatting.RemoveAt(listed);
                return;
            }

            if (_stack.FindIndex(open, other => IsScope(other.Name) && !other.IsForeign) >= 0)
                return;
            int block = _stack.FindIndex(open, other => other.Name.Has(HtmlTrait.Special) && !other.IsForeign);
            if (block < 0)
            {
                PopTo(open);
                _formatting.Remove(node);
                return;
            }

            Split(node, listed, open, block);
        }
    }

    /// <summary>One round of the agency: the block leaves the element, which goes on around what is in the block.</summary>
    private void Split(HtmlNode node, int listed, int open, int block)
    {
        HtmlNode furthest = _stack[block], ancestor = _stack[open - 1], last = furthest;
        int bookmark = listed;
        for (int at = block - 1, inner = 1; at > open; at--, inner++)
        {
            HtmlNode between = _stack[at];
            int place = _formatting.IndexOf(between);
            if (inner > 3 && place >= 0)
            {
                _formatting.RemoveAt(place);
                bookmark -= place < bookmark ? 1 : 0;
                place = -1;
            }

            if (place < 0)
            {
                RemoveFromStack(at);
                continue;
            }

            HtmlNode copy = Copy(between);
            _formatting[place] = copy;
            _stack[at] = copy;
            if (last == furthest)
                bookmark = place + 1;
            copy.Append(last);
            last = copy;
        }

        Place(last, ancestor);
        HtmlNode anew = Copy(node);
        while (furthest.First is { } child)
            anew.Append(child);
        furthest.Append(anew);
        int from = _formatting.IndexOf(node);
        _formatting.RemoveAt(from);
        _formatting.Insert(Math.Min(_formatting.Count, from < bookmark ? bookmark - 1 : bookmark), anew);
        RemoveFromStack(_stack.LastIndexOf(node));
        _stack.Insert(_stack.IndexOf(furthest) + 1, anew);
        _open[anew.Name.Slot]++;
    }
}
