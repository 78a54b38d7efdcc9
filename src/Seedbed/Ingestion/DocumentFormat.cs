namespace Seedbed.Ingestion;

/// <summary>How a document is shown.</summary>
public enum DocumentFormat
{
    /// <summary>The text alone, as spans count it.</summary>
    Text,

    /// <summary>Markdown that shows the structure.</summary>
    Markdown,

    /// <summary>One JSON object a line: the text, and every block with its span in code points.</summary>
    Json,
}
