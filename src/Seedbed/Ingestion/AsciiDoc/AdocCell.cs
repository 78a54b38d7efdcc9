namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text, marked up.</param>
internal sealed record AdocCell(string Text)
{
    /// <summary>How many columns it fills.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>How many rows it fills.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>How many times it stands there.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether it is the first on its line.</summary>
    public bool IsFirst { get; init; }
}
