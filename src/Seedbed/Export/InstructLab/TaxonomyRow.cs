using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>A row as it grew from a leaf of a taxonomy.</summary>
internal sealed class TaxonomyRow
{
    private const string KnowledgeKind = "knowledge";

    private TaxonomyRow(DatasetRow row, string leaf, string question, string answer) =>
        (Row, Leaf, Question, Answer) = (row, leaf, question, answer);

    /// <summary>The row itself.</summary>
    public DatasetRow Row { get; }

    /// <summary>The leaf's path.</summary>
    public string Leaf { get; }

    public string Question { get; }

    public string Answer { get; }

    /// <summary>The text that the question is about; null for skills without one.</summary>
    public string? Context { get; private init; }

    /// <summary>Whether it is about a document.</summary>
    public bool IsKnowledge { get; private init; }

    /// <summary>Whether it stands on the test side, and is not to be trained on.</summary>
    public bool IsTest => Row.Text("split") == "test";

    /// <summary>Whether it is a question with answers to choose from.</summary>
    public bool IsQuestionSet => Row.TryGet("choices", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array;

    /// <summary>How the document of an auxiliary row was written anew, such as <c>atomic_facts</c>; null for all other rows.</summary>
    public string? DocumentType => IsKnowledge && Row.Text("document_type") is { Length: > 0 } type ? type : null;

    /// <summary>The passage that it came from; null when it doesn't say.</summary>
    public PassageKey? Passage => Row.Source is { Chunk: { } number } source ? new(source.Document, number) : null;

    /// <summary>What InstructLab's older files ask: the question, then its context.</summary>
    public string LegacyUser => Context is null ? Question : $"{Question}\n{Context}";

    /// <summary>What a skill's dataset asks: the context, then the question.</summary>
    public string User => Context is null ? Question : $"{Context}\n\n{Question}";

    /// <summary>Reads a row.</summary>
    /// <returns>Null when it can be written, else why not.</returns>
    public static Refusal? TryRead(DatasetRow row, out TaxonomyRow? read)
    {
        read = null;
        if (row.Text("leaf") is not { Length: > 0 } leaf)
            return new("no-leaf", "other rows name the leaf that they grew from and this one doesn't");
        if (Lacking(row) is { } column)
            return new("empty-turn", $"the row has no {column}");
        string kind = row.Text("leaf_kind") ?? KindOf(leaf);
        string? context = row.Text("context") is { Length: > 0 } text ? text : null;
        if (kind == "grounded" && context is null)
            return new("no-context", "the row is of a grounded skill and has no context");
        read = new(row, leaf, row.Text("question")!, row.Text("answer")!)
        {
            IsKnowledge = kind == KnowledgeKind,
            Context = kind == KnowledgeKind ? null : context,
        };
        return null;
    }

    private static string? Lacking(DatasetRow row) =>
        string.IsNullOrWhiteSpace(row.Text("question")) ? "question" : string.IsNullOrWhiteSpace(row.Text("answer")) ? "answer" : null;

    private static string KindOf(string leaf) => leaf.Split('/')[0] == KnowledgeKind ? KnowledgeKind : "skill";
}
