namespace Seedbed.Export.InstructLab;

/// <summary>What to export for InstructLab's trainer, and where to.</summary>
public sealed record InstructLabRequest
{
    /// <summary>The system message when none is named.</summary>
    public const string UsualSystem = "You are a careful, helpful assistant. Answer what is asked, and say so when you don't know.";

    /// <summary>The <c>dataset.jsonl</c> of a taxonomy's run.</summary>
    public required string Dataset { get; init; }

    /// <summary>The run's <c>chunks.jsonl</c>, which the passages of knowledge come from; it need not be there for skills.</summary>
    public required string Chunks { get; init; }

    /// <summary>The folder to fill. What an earlier export left there is replaced; a folder with anything else in it is refused.</summary>
    public required string Folder { get; init; }

    /// <summary>What the card says about the run, its leaves included: their seeds become the test rows.</summary>
    public required DatasetFacts Facts { get; init; }

    /// <summary>The seed of documents drawn and ids.</summary>
    public required string Seed { get; init; }

    /// <summary>When the run began: it stands in the files' names.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Other runs of the taxonomy, whose question sets and rewritten documents are written beside.</summary>
    public IReadOnlyList<BesideRun> Beside { get; init; } = [];

    /// <summary>The system message of all rows.</summary>
    public string System { get; init; } = UsualSystem;
}
