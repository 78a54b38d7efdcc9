namespace Seedbed.Ingestion.Latex;

/// <summary>How what stands between <c>\begin</c> and <c>\end</c> is read.</summary>
internal enum LatexEnvironment
{
    /// <summary>As text.</summary>
    Text,

    /// <summary>As code, in which commands mean nothing.</summary>
    Verbatim,

    /// <summary>As code, in which commands mean something.</summary>
    Marked,

    /// <summary>As a formula.</summary>
    Math,

    /// <summary>As a list.</summary>
    List,

    /// <summary>As a table.</summary>
    Table,

    /// <summary>Not at all.</summary>
    Dropped,
}
