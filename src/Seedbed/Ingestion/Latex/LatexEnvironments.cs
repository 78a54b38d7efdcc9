namespace Seedbed.Ingestion.Latex;

/// <summary>The environments that are known by name; all others are text.</summary>
internal static class LatexEnvironments
{
    private static readonly Dictionary<string, LatexEnvironment> Kinds = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["minipage"] = 1,
        ["multicols"] = 1,
        ["wrapfigure"] = 2,
        ["wraptable"] = 2,
        ["adjustbox"] = 1,
        ["column"] = 1,
        ["subfigure"] = 1,
        ["subtable"] = 1,
        ["otherlanguage"] = 1,
        ["spacing"] = 1,
        ["tabular"] = 1,
        ["longtable"] = 1,
        ["supertabular"] = 1,
        ["tabularx"] = 2,
        ["tabulary"] = 2,
        ["tabu"] = 1,
        ["tblr"] = 1,
        ["threeparttable"] = 0,
        ["CSLReferences"] = 2,
    };

    static LatexEnvironments()
    {
        Add(LatexEnvironment.Verbatim, "verbatim", "lstlisting", "Verbatim", "BVerbatim", "LVerbatim", "minted", "listing", "code");
        Add(LatexEnvironment.Marked, "alltt", "Highlighting");
        Add(LatexEnvironment.Math, "equation", "align", "gather", "multline", "eqnarray", "displaymath", "math", "flalign", "alignat", "dmath");
        Add(LatexEnvironment.List, "itemize", "enumerate", "description", "list", "trivlist", "compactitem", "compactenum", "labeling", "thebibliography");
        Add(LatexEnvironment.Table, "tabular", "tabularx", "tabulary", "longtable", "supertabular", "tabu", "tblr");
        Add(LatexEnvironment.Dropped, "comment", "filecontents", "tikzpicture", "pgfpicture", "picture", "CCSXML", "asy", "pspicture");
    }

    /// <summary>How an environment is read, its star left out.</summary>
    public static LatexEnvironment KindOf(string name) => Kinds.GetValueOrDefault(name);

    /// <summary>How many braces follow its name that are no text.</summary>
    public static int ArgumentsOf(string name) => Counts.GetValueOrDefault(name);

    private static void Add(LatexEnvironment kind, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            Kinds[name] = kind;
    }
}
