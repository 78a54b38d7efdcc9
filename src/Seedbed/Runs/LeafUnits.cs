using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Seedbed.Chunking;
using Seedbed.Models.Replies;
using Seedbed.Recipes;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Runs;

/// <summary>
/// The units of one leaf: of skills one for each seed example, of knowledge one for each chunk with each seed example's
/// context, or one for each chunk where the seed examples go together. A leaf whose seed examples have a context here and none there gives units of both kinds.
/// </summary>
internal sealed class LeafUnits(TaxonomyLeaf leaf, bool seedsTogether = false)
{
    private readonly QnaContent _qna = leaf.Content;

    /// <summary>The units of its seed examples that stand for themselves.</summary>
    public IEnumerable<Unit> OfSkills(IReadOnlyList<string> kinds)
    {
        for (int i = 0; i < _qna.SeedExamples.Count; i++)
        {
            SeedExample seed = _qna.SeedExamples[i];
            string kind = KindOf(seed);
            if (kind != TaxonomySource.Knowledge && kinds.Contains(kind))
                yield return OfSkill(kind, i);
        }
    }

    /// <summary>The units of a chunk of its documents.</summary>
    public IEnumerable<Unit> OfKnowledge(Chunk chunk)
    {
        Unit passage = ChunkUnit.Of(chunk);
        if (seedsTogether)
        {
            yield return OfKnowledge(passage, passage.Id, _qna.SeedExamples);
            yield break;
        }

        for (int i = 0; i < _qna.SeedExamples.Count; i++)
            yield return OfKnowledge(passage, $"{passage.Id}/s{i + 1}", [_qna.SeedExamples[i]]);
    }

    private Unit OfKnowledge(Unit passage, string id, IReadOnlyList<SeedExample> seeds) => passage with
    {
        Id = id,
        Hash = HashOf(TaxonomySource.Knowledge, passage.Hash, seeds),
        Part = TaxonomySource.Knowledge,
        Source = passage.Source with { Leaf = leaf.Path },
        Columns = Columns.Of([.. Shared(TaxonomySource.Knowledge, seeds), .. passage.Columns]),
    };

    // All of the leaf that are alike are shown, the unit's own first, so that no two units show the same order.
    private Unit OfSkill(string kind, int number)
    {
        SeedExample seed = _qna.SeedExamples[number];
        return new()
        {
            Id = $"{leaf.Path}#s{number + 1}",
            Hash = HashOf(kind, "", [seed]),
            Part = kind,
            Source = new() { Document = $"{leaf.Path}/qna.yaml", Leaf = leaf.Path },
            Columns = Columns.Of(Shared(kind, [seed, .. _qna.SeedExamples.Where(other => other != seed && KindOf(other) == kind)])),
        };
    }

    private IEnumerable<KeyValuePair<string, JsonElement>> Shared(string kind, IReadOnlyList<SeedExample> seeds)
    {
        SeedExample seed = seeds[0];
        yield return new("leaf", Json.Of(leaf.Path));
        yield return new("leaf_kind", Json.Of(kind));
        yield return new("task_description", Json.Of(_qna.TaskDescription.Trim()));
        yield return new("domain", Json.Of(_qna.Domain.Trim()));
        yield return new("document_outline", Json.Of(_qna.DocumentOutline.Trim()));
        yield return new("seed_context", Json.Of(seed.Context?.Trim() ?? ""));
        yield return new("seed_question", Json.Of(seed.Pairs[0].Question.Trim()));
        yield return new("seed_answer", Json.Of(seed.Pairs[0].Answer.Trim()));
        yield return new("seed_examples", ExamplesFor(kind, seeds));
    }

    private static JsonElement ExamplesFor(string kind, IReadOnlyList<SeedExample> seeds) => JsonValue.Of(writer =>
    {
        writer.WriteStartArray();
        foreach ((string? context, SeedPair pair) in seeds.SelectMany(each => each.Pairs.Select(pair => (each.Context, pair))))
        {
            writer.WriteStartObject();
            if (kind == TaxonomySource.Grounded)
                writer.WriteString("context", context!.Trim());
            writer.WriteString("question", pair.Question.Trim());
            writer.WriteString("answer", pair.Answer.Trim());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private string KindOf(SeedExample seed) =>
        leaf.Kinds.HasFlag(LeafKinds.Knowledge) ? TaxonomySource.Knowledge
        : seed.Context is null ? TaxonomySource.Skill
        : TaxonomySource.Grounded;

    // Of what is shown, so that a seed example that moves within its file is the same.
    private string HashOf(string kind, string passage, IEnumerable<SeedExample> seeds)
    {
        var text = new StringBuilder();
        foreach (string part in (string[])[kind, passage, leaf.Path, _qna.TaskDescription, _qna.Domain, _qna.DocumentOutline, .. seeds.SelectMany(Texts)])
            text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<string> Texts(SeedExample seed) =>
        [seed.Context ?? "", .. seed.Pairs.SelectMany(pair => (string[])[pair.Question, pair.Answer])];
}
