using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Tests.Doubles;

/// <summary>Leaves of taxonomies for tests.</summary>
internal static class SomeLeaf
{
    /// <summary>The text of a knowledge leaf; <c>document:</c> stands on line 10, its repository, commit and patterns follow.</summary>
    public static string Knowledge(string repository, string commit, params string[] patterns) =>
        "version: 3\ncreated_by: ada\ndomain: pumps\ndocument_outline: On pumps\nseed_examples:\n  - context: A pump.\n    questions_and_answers:\n"
        + "      - question: What?\n        answer: That.\n"
        + $"document:\n  repo: '{repository}'\n  commit: '{commit}'\n  patterns:\n{string.Concat(patterns.Select(pattern => $"    - '{pattern}'\n"))}";

    /// <summary>The leaf of such a text.</summary>
    public static TaxonomyLeaf Of(string file, string repository, string commit, params string[] patterns)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Knowledge(repository, commit, patterns));
        return new()
        {
            Path = "knowledge/pumps",
            File = file,
            FileName = "knowledge_pumps",
            Kinds = LeafKinds.Knowledge,
            Content = Content([new("A pump.", [new("What?", "That.")])]) with { Documents = new(repository, commit, patterns) },
        };
    }

    /// <summary>Judges by a file's words alone: nothing, <c>broken</c>, <c>document:</c>, <c>context:</c>.</summary>
    public static QnaFile Read(string file)
    {
        string text = File.ReadAllText(file);
        var judged = new QnaFile { Path = file, TaxonomyPath = "unused", Verdict = QnaVerdict.Empty, Faults = [] };
        if (text.Length == 0)
            return judged;
        if (text.Contains("broken", StringComparison.Ordinal))
            return judged with { Verdict = QnaVerdict.Reject, Faults = [new(3, 1, "seed_examples", "minItems", "there are 2 seed examples", "Add 3 more.")] };
        SeedExample[] seeds = [.. text.Split('\n').Where(line => line.Length > 0).Select(line => new SeedExample(line.StartsWith("context:", StringComparison.Ordinal) ? line : null, [new("Q", "A")]))];
        bool isKnowledge = text.Contains("document:", StringComparison.Ordinal);
        return judged with { Verdict = QnaVerdict.Accept, Kind = isKnowledge ? QnaKind.Knowledge : QnaKind.Skill, Content = Content(seeds) };
    }

    private static QnaContent Content(IReadOnlyList<SeedExample> seeds) => new() { Version = 3, CreatedBy = "ada", SeedExamples = seeds };
}
