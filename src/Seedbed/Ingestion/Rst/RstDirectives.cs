namespace Seedbed.Ingestion.Rst;

/// <summary>The directives of docutils and Sphinx. Those that are not known describe what their arguments name.</summary>
internal static class RstDirectives
{
    private static readonly Dictionary<string, RstDirectiveKind> Kinds = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["seealso"] = "See also",
        ["versionadded"] = "New in version",
        ["versionchanged"] = "Changed in version",
        ["deprecated"] = "Deprecated since version",
        ["versionremoved"] = "Removed in version",
        ["deprecated-removed"] = "Deprecated since version",
    };

    static RstDirectives()
    {
        Add(RstDirectiveKind.Dropped, "contents", "sectnum", "section-numbering", "toctree", "index", "default-role", "role", "target-notes", "image", "raw", "header",
            "footer", "date", "highlight", "highlightlang", "currentmodule", "tabularcolumns", "sectionauthor", "codeauthor",
            "moduleauthor", "automodule", "autoclass", "autofunction", "automethod", "autoattribute", "autodata", "autoexception", "autosummary", "bibliography",
            "graphviz", "digraph", "graph", "inheritance-diagram", "plot", "video", "youtube", "plantuml", "mermaid", "cssclass");
        Add(RstDirectiveKind.File, "include", "literalinclude", "cmake-module");
        Add(RstDirectiveKind.Code, "code", "code-block", "sourcecode", "parsed-literal", "productionlist", "doctest", "testcode", "testoutput", "testsetup", "testcleanup",
            "prompt", "ipython", "console", "jupyter-execute");
        Add(RstDirectiveKind.Math, "math");
        Add(RstDirectiveKind.Block, "compound", "epigraph", "highlights", "pull-quote", "hlist", "acks", "centered", "line-block", "rubric", "glossary", "details", "tabs");
        Add(RstDirectiveKind.Content, "class", "container", "only", "ifconfig", "rst-class", "figure", "grid", "tab-set");
        Add(RstDirectiveKind.Titled, "topic", "sidebar", "admonition", "tab", "tab-item", "dropdown", "card", "collapse");
        Add(RstDirectiveKind.Admonition, "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso", "todo", "fixme");
        Add(RstDirectiveKind.Version, "versionadded", "versionchanged", "deprecated", "versionremoved", "deprecated-removed");
        Add(RstDirectiveKind.Table, "table", "list-table", "csv-table", "flat-table");
        Add(RstDirectiveKind.Title, "title");
        Add(RstDirectiveKind.Meta, "meta");
    }

    /// <summary>How a directive of this name is read.</summary>
    public static RstDirectiveKind KindOf(string name) => Kinds.GetValueOrDefault(name);

    /// <summary>The word or words that stand for it in the text.</summary>
    public static string TitleOf(string name) => Titles.GetValueOrDefault(name) ?? char.ToUpperInvariant(name[0]) + name[1..];

    private static void Add(RstDirectiveKind kind, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            Kinds[name] = kind;
    }
}
