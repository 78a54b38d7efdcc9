namespace Seedbed.Ingestion.Rst;

/// <summary>How a directive is read.</summary>
internal enum RstDirectiveKind
{
    /// <summary>Its arguments name what its body describes.</summary>
    Described,

    /// <summary>Nothing in it is text.</summary>
    Dropped,

    /// <summary>It stands for another file.</summary>
    File,

    /// <summary>Its body is code.</summary>
    Code,

    /// <summary>Its body is a formula.</summary>
    Math,

    /// <summary>Its arguments and its body are text.</summary>
    Block,

    /// <summary>Its body is text, its arguments are not.</summary>
    Content,

    /// <summary>Its arguments are a title.</summary>
    Titled,

    /// <summary>It is text under a word such as "Note".</summary>
    Admonition,

    /// <summary>It says in which version something changed.</summary>
    Version,

    /// <summary>It is a table.</summary>
    Table,

    /// <summary>It gives the document's title.</summary>
    Title,

    /// <summary>Its options are facts on the document.</summary>
    Meta,
}
