namespace Seedbed.Ingestion.Latex;

/// <summary>What a command does.</summary>
internal enum LatexCommand
{
    /// <summary>Its name says nothing; what is in its braces is text.</summary>
    Passed,

    /// <summary>It and what is in its braces go.</summary>
    Dropped,

    /// <summary>It stands for characters.</summary>
    Symbol,

    /// <summary>It sets an accent on the next letter.</summary>
    Accent,

    /// <summary>It is a heading.</summary>
    Heading,

    /// <summary>What is in its braces is marked.</summary>
    Mark,

    /// <summary>It begins the item of a list.</summary>
    Item,

    /// <summary>It names a file.</summary>
    File,

    /// <summary>It is a note below the page.</summary>
    Note,

    /// <summary>It refers to something by a key.</summary>
    Key,

    /// <summary>It ends a paragraph.</summary>
    Paragraph,

    /// <summary>It ends a line.</summary>
    Break,

    /// <summary>It says something of the document.</summary>
    Fact,

    /// <summary>It defines a command.</summary>
    Definition,

    /// <summary>It has a rule of its own.</summary>
    Special,
}
