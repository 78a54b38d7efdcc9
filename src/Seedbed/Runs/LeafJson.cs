using System.Text.Json;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Runs;

/// <summary>A leaf as <c>leaves.jsonl</c> keeps it.</summary>
internal static class LeafJson
{
    public static void Write(Utf8JsonWriter json, TaxonomyLeaf leaf)
    {
        QnaContent qna = leaf.Content;
        json.WriteStartObject();
        json.WriteString("leaf", leaf.Path);
        json.WriteStartArray("kinds");
        foreach ((LeafKinds kind, string name) in new[] { (LeafKinds.Knowledge, "knowledge"), (LeafKinds.Skill, "skill"), (LeafKinds.Grounded, "grounded") })
        {
            if (leaf.Kinds.HasFlag(kind))
                json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteString("created_by", qna.CreatedBy);
        json.WriteString("task_description", qna.TaskDescription);
        json.WriteString("domain", qna.Domain);
        json.WriteString("document_outline", qna.DocumentOutline);
        json.WriteStartArray("seed_examples");
        foreach (SeedExample seed in qna.SeedExamples)
            Write(json, seed);
        json.WriteEndArray();
        WriteDocuments(json, qna.Documents);
        json.WriteString("attribution", leaf.Attribution);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SeedExample seed)
    {
        json.WriteStartObject();
        json.WriteString("context", seed.Context);
        json.WriteStartArray("pairs");
        foreach (SeedPair pair in seed.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("question", pair.Question);
            json.WriteString("answer", pair.Answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDocuments(Utf8JsonWriter json, QnaDocuments? documents)
    {
        if (documents is null)
        {
            json.WriteNull("documents");
            return;
        }

        json.WriteStartObject("documents");
        json.WriteString("repo", documents.Repository);
        json.WriteString("commit", documents.Commit);
        json.WriteStartArray("patterns");
        foreach (string pattern in documents.Patterns)
            json.WriteStringValue(pattern);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
