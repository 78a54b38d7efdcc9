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
internal sealed class LeafUnits
{
    private readonly TaxonomyLeaf _leaf;
    private readonly QnaContent _qna;
    private readonly bool _seedsTogether;
    private readonly int _seedRoom;
    private readonly (SeedDraw Draw, int Own)[] _draws;

    /// <param name="leaf">The leaf.</param>
    /// <param name="seedRoom">The tokens that the seed examples of a unit may have together.</param>
    /// <param name="seedsTogether">Whether a chunk is a unit once, with the seed examples of all contexts.</param>
    public LeafUnits(TaxonomyLeaf leaf, int seedRoom, bool seedsTogether = false)
    {
        (_leaf, _qna, _seedsTogether, _seedRoom) = (leaf, leaf.Content, seedsTogether, seedRoom);
        _draws = Draws();
    }

    private bool IsKnowledge => _leaf.Kinds.HasFlag(LeafKinds.Knowledge);

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
        if (_seedsTogether)
        {
            yield return OfKnowledge(passage, passage.Id, 0, _qna.SeedExamples);
            yield break;
        }

        for (int i = 0; i < _qna.SeedExamples.Count; i++)
            yield return OfKnowledge(passage, $"{passage.Id}/s{i + 1}", i, [_qna.SeedExamples[i]]);
    }

    private Unit OfKnowledge(Unit passage, string id, int number, IReadOnlyList<SeedExample> seeds)
    {
        string hash = HashOf(TaxonomySource.Knowledge, passage.Hash, seeds);
        return passage with
        {
            Id = id,
            Hash = hash,
            Part = TaxonomySource.Knowledge,
            Source = passage.Source with { Leaf = _leaf.Path },
            Columns = Columns.Of([.. Shared(TaxonomySource.Knowledge, number, hash), .. passage.Columns]),
        };
    }

    private Unit OfSkill(string kind, int number)
    {
        string hash = HashOf(kind, "", [_qna.SeedExamples[number]]);
        return new()
        {
            Id = $"{_leaf.Path}#s{number + 1}",
            Hash = hash,
            Part = kind,
            Source = new() { Document = $"{_leaf.Path}/qna.yaml", Leaf = _leaf.Path },
            Columns = Columns.Of(Shared(kind, number, hash)),
        };
    }

    private IEnumerable<KeyValuePair<string, JsonElement>> Shared(string kind, int number, string hash)
    {
        SeedExample seed = _qna.SeedExamples[number];
        yield return new("leaf", Json.Of(_leaf.Path));
        yield return new("leaf_kind", Json.Of(kind));
        yield return new("task_description", Json.Of(_qna.TaskDescription.Trim()));
        yield return new("domain", Json.Of(_qna.Domain.Trim()));
        yield return new("document_outline", Json.Of(_qna.DocumentOutline.Trim()));
        yield return new("seed_context", Json.Of(seed.Context?.Trim() ?? ""));
        yield return new("seed_question", Json.Of(seed.Pairs[0].Question.Trim()));
        yield return new("seed_answer", Json.Of(seed.Pairs[0].Answer.Trim()));
        yield return new("seed_examples", ExamplesFor(kind, number, hash));
    }

    // The unit's own first, so that no two units show the same order.
    private JsonElement ExamplesFor(string kind, int number, string hash) => JsonValue.Of(writer =>
    {
        (SeedDraw draw, int own) = _draws[number];
        writer.WriteStartArray();
        foreach (ShownSeed seed in draw.For(own, hash))
        {
            writer.WriteStartObject();
            if (kind == TaxonomySource.Grounded)
                writer.WriteString("context", seed.Context);
            writer.WriteString("question", seed.Question);
            writer.WriteString("answer", seed.Answer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    // By the number of the seed example: those that it is shown with (of knowledge the pairs of its context, of skills all of
    // the leaf that are alike), and its place among them.
    private (SeedDraw Draw, int Own)[] Draws()
    {
        if (IsKnowledge)
            return _seedsTogether ? [(DrawOf(_qna.SeedExamples), 0)] : [.. _qna.SeedExamples.Select(seed => (DrawOf([seed]), 0))];
        var draws = new (SeedDraw, int)[_qna.SeedExamples.Count];
        foreach (IGrouping<string, int> alike in Enumerable.Range(0, draws.Length).GroupBy(number => KindOf(_qna.SeedExamples[number])))
        {
            SeedDraw draw = DrawOf(alike.Select(number => _qna.SeedExamples[number]));
            foreach ((int place, int number) in alike.Index())
                draws[number] = (draw, place);
        }

        return draws;
    }

    private SeedDraw DrawOf(IEnumerable<SeedExample> seeds) => new(
        [.. seeds.SelectMany(seed => seed.Pairs.Select(pair => new ShownSeed(IsKnowledge ? null : seed.Context?.Trim(), pair.Question.Trim(), pair.Answer.Trim())))],
        _seedRoom);

    private string KindOf(SeedExample seed) =>
        IsKnowledge ? TaxonomySource.Knowledge
        : seed.Context is null ? TaxonomySource.Skill
        : TaxonomySource.Grounded;

    // Of what is shown, so that a seed example that moves within its file is the same.
    private string HashOf(string kind, string passage, IEnumerable<SeedExample> seeds)
    {
        var text = new StringBuilder();
        foreach (string part in (string[])[kind, passage, _leaf.Path, _qna.TaskDescription, _qna.Domain, _qna.DocumentOutline, .. seeds.SelectMany(Texts)])
            text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<string> Texts(SeedExample seed) =>
        [seed.Context ?? "", .. seed.Pairs.SelectMany(pair => (string[])[pair.Question, pair.Answer])];
}
