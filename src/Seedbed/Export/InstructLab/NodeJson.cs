using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>The rows of a leaf's own datasets.</summary>
/// <param name="seed">The seed of the ids.</param>
/// <param name="name">What the leaf is called in files.</param>
/// <param name="leaf">What is known of the leaf.</param>
internal sealed class NodeJson(string seed, string name, LeafFacts leaf)
{
    // What a skill's row says by another name or in a place of its own.
    private static readonly string[] Placed =
    [
        "leaf", "leaf_kind", "question", "answer", "context", "task_description", "domain", "document_outline", "seed_question", "seed_answer",
        "seed_context", "split", "id", "source", "messages", "metadata", "unmask", "response", "seed_response", "leaf_node_type", "leaf_node_path",
    ];

    /// <summary>A skill's row: what its prompts were made of, then the conversation.</summary>
    public void WriteSkill(Utf8JsonWriter json, TaxonomyRow row, string system)
    {
        json.WriteString("task_description"u8, row.Row.Text("task_description") ?? leaf.TaskDescription ?? "");
        WriteSeed(json, row);
        WriteLeaf(json, row.Context is null ? "freeform_skill" : "grounded_skill");
        if (row.Context is { } context)
            json.WriteString("context"u8, context);
        json.WriteString("question"u8, row.Question);
        json.WriteString("response"u8, row.Answer);
        foreach ((string column, JsonElement value) in row.Row.Columns.Where(pair => !Placed.Contains(pair.Key)))
        {
            json.WritePropertyName(column);
            value.WriteTo(json);
        }

        json.WriteString("id"u8, Id("skill", row));
        json.WriteMessages(new("system", system), new("user", row.User), new("assistant", row.Answer));
        json.WriteBoolean("unmask"u8, false);
    }

    /// <summary>A question about a passage, the passage before it.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="row">The row.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="phase">The dataset that it is written for; ids differ by it.</param>
    public void WriteKnowledge(Utf8JsonWriter json, TaxonomyRow row, Passage passage, string phase)
    {
        json.WriteMessages(new("user", $"{passage.Text}\n\n{row.Question}"), new("assistant", row.Answer));
        json.WriteMetadata(metadata => WriteSource(metadata, row, passage, "document_knowledge_qa"));
        json.WriteString("id"u8, Id(phase, row));
        json.WriteBoolean("unmask"u8, true);
    }

    /// <summary>A passage written anew, as an instruction behind it asks.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="row">The row: the instruction is its question, the new text its answer.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="phase">The dataset that it is written for; ids differ by it.</param>
    /// <param name="unmask">Whether the passage is learnt too.</param>
    public void WriteRewriting(Utf8JsonWriter json, TaxonomyRow row, Passage passage, string phase, bool unmask)
    {
        json.WriteMessages(new("user", $"{passage.Text}\n\n{row.Question}"), new("assistant", row.Answer));
        json.WriteMetadata(metadata =>
        {
            metadata.WriteString("sdg_document"u8, row.Answer);
            metadata.WriteString("domain"u8, Domain(row));
            metadata.WriteString("dataset"u8, $"document_{row.DocumentType}");
            metadata.WriteString("raw_document"u8, passage.Text);
            metadata.WriteString("dataset_type"u8, row.DocumentType!);
        });
        json.WriteString("id"u8, Id($"{phase}-auxiliary", row));
        json.WriteBoolean("unmask"u8, unmask);
    }

    /// <summary>A question with several passages before it.</summary>
    public void WriteRaft(Utf8JsonWriter json, TaxonomyRow row, Passage passage, string documents)
    {
        json.WriteMessages(new("user", $"{documents}\n\n{row.Question}"), new("assistant", row.Answer));
        json.WriteMetadata(metadata => WriteSource(metadata, row, passage, "document_knowledge_qa_raft_p0.4"));
        json.WriteString("id"u8, Id("raft", row));
        json.WriteBoolean("unmask"u8, false);
    }

    /// <summary>A question with four answers to choose from.</summary>
    public void WriteChoices(Utf8JsonWriter json, TaxonomyRow row, QuestionSet set, Passage? passage)
    {
        if (passage is not null)
            json.WriteString("document"u8, passage.Text);
        WriteLeaf(json, "knowledge");
        json.WriteString("question"u8, row.Question);
        json.WriteStartArray("choices"u8);
        foreach (string choice in set.Choices)
            json.WriteStringValue(choice);
        json.WriteEndArray();
        json.WriteNumber("answer"u8, set.Right);
        json.WriteString("subject"u8, Domain(row));
        json.WriteString("dataset_type"u8, "mcq_qa"u8);
    }

    private void WriteLeaf(Utf8JsonWriter json, string kind)
    {
        json.WriteString("leaf_node_type"u8, kind);
        json.WriteString("leaf_node_path"u8, name);
    }

    private static void WriteSeed(Utf8JsonWriter json, TaxonomyRow row)
    {
        if (row.Row.Text("seed_question") is { } question)
            json.WriteString("seed_question"u8, question);
        if (row.Row.Text("seed_answer") is { } answer)
            json.WriteString("seed_response"u8, answer);
        if (row.Row.Text("seed_context") is { } context)
            json.WriteString("seed_context"u8, context);
    }

    // Questions are asked about the documents' own words: no rewriting stands between them and the rows.
    private void WriteSource(Utf8JsonWriter metadata, TaxonomyRow row, Passage passage, string dataset)
    {
        metadata.WriteString("sdg_document"u8, passage.Text);
        metadata.WriteString("domain"u8, Domain(row));
        metadata.WriteString("dataset"u8, dataset);
        metadata.WriteString("raw_document"u8, passage.Text);
        metadata.WriteString("dataset_type"u8, "base_document"u8);
    }

    private string Domain(TaxonomyRow row) => row.Row.Text("domain") ?? leaf.Domain ?? "";

    private string Id(string dataset, TaxonomyRow row) => StableId.Of(seed, dataset, row.Leaf, row.Row.Id);
}
