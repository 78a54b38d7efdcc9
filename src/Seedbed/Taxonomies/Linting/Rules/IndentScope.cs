namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>A part of a text that is open, for indentation.</summary>
/// <param name="kind">What it is.</param>
/// <param name="indent">Where what lies in it begins.</param>
internal sealed class IndentScope(IndentScope.Part kind, int indent)
{
    internal enum Part
    {
        Document,
        Map,
        List,
        Braces,
        Brackets,
        Item,
        Key,
        Value,
    }

    public Part Kind => kind;

    public int Indent => indent;

    /// <summary>Of brackets and braces: the indentation of the line that they open on, where they may close.</summary>
    public int LineIndent { get; init; }

    /// <summary>Of a key: whether a question mark stands before it.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>Of a list: whether it stands at its key's own indentation, so that no token opens or ends it.</summary>
    public bool IsUnmarked { get; init; }
}
