using System.CommandLine;

namespace Seedbed.Cli.Options;

/// <summary>The column that makes rows documents.</summary>
internal sealed class TextOption
{
    /// <summary>The option itself.</summary>
    public Option<string?> Option { get; } = new("--text")
    {
        Description = "Read each row of .csv, .tsv, .jsonl and .json files as a document whose text is this column (default: rows are no documents).",
        HelpName = "COLUMN",
    };

    /// <summary>The column; null when none is named.</summary>
    /// <exception cref="SeedbedException">The name is empty.</exception>
    public string? Column(ParseResult parsed) => parsed.GetValue(Option) is not { } column ? null
        : column.Length > 0 ? column
        : throw new SeedbedException("--text names no column; give the name of the one that holds the text");
}
