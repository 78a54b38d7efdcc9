namespace Seedbed.Ingestion.Latex;

/// <summary>A list that is open.</summary>
/// <param name="name">Its environment.</param>
internal sealed class LatexList(string name)
{
    private (BlockKind Kind, int? Ordinal)? _first;
    private int _number;

    /// <summary>Its environment.</summary>
    public string Name => name;

    /// <summary>An item begins, or, after its term, a definition.</summary>
    public void Announce(bool isDefinition)
    {
        if (isDefinition)
            _first = (BlockKind.Definition, null);
        else
            _first = (BlockKind.ListItem, name is "enumerate" or "compactenum" ? ++_number : null);
    }

    /// <summary>What the next paragraph is; null when it is one like others.</summary>
    public (BlockKind Kind, int? Ordinal)? TakeFirst()
    {
        (BlockKind, int?)? first = _first;
        _first = null;
        return first;
    }
}
