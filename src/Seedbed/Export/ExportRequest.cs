namespace Seedbed.Export;

/// <summary>What to export, how, and where to.</summary>
public sealed record ExportRequest
{
    /// <summary>The <c>dataset.jsonl</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The folder to fill. What an earlier export left there is replaced; a folder with anything else in it is refused.</summary>
    public required string Folder { get; init; }

    /// <summary>The format.</summary>
    public required Exporter Exporter { get; init; }

    /// <summary>What the card says about the run.</summary>
    public required DatasetFacts Facts { get; init; }

    /// <summary>How a row reads as a conversation: the recipe's <c>output: messages</c>, else off the columns.</summary>
    public Conversation Conversation { get; init; } = Conversation.OfColumns;
}
