using System.Text;
using System.Text.RegularExpressions;
using Seedbed.Taxonomies.Git;

namespace Seedbed.Taxonomies.Tree;

/// <summary>Writes a new leaf that validates, with places to fill in.</summary>
public static partial class LeafSkeleton
{
    private const int Seeds = 5;
    private const int PairsOfContext = 3;

    private const string Attribution = """
        Title of work: the title
        Link to work: https://example.com/work
        Revision: https://example.com/work/revision
        License of the work: CC-BY-SA-4.0
        Creator names: the creators

        """;

    private const string Domain = "The field of knowledge";
    private const string Task = "What the model learns to do";
    private const string Outline = "What the documents hold, in a line";
    private const string Repository = "https://example.com/documents.git";

    private const string Documents =
        $"document_outline: '{Outline}'\n"
        + "document:\n"
        + $"  repo: {Repository}\n"
        + "  commit: '0000000000000000000000000000000000000000'\n"
        + "  patterns:\n"
        + "    - '*.md'\n";

    /// <summary>What a folder's place says that its leaf is.</summary>
    public static LeafKinds KindAt(string folder)
    {
        string? leaf = TaxonomyNames.LastIn(Path.GetFullPath(folder));
        if (leaf is null || !leaf.StartsWith(TaxonomyNames.Knowledge, StringComparison.Ordinal))
            return leaf is not null && leaf.Split('/').Contains("grounded") ? LeafKinds.Grounded : LeafKinds.Skill;
        return LeafKinds.Knowledge;
    }

    /// <summary>Where a leaf still says what the skeleton does: <c>domain</c>, <c>seed_examples[0]</c>.</summary>
    public static IReadOnlyList<string> LeftIn(QnaContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var left = new List<string>();
        if (content.Domain == Domain)
            left.Add("domain");
        if (content.TaskDescription == Task)
            left.Add("task_description");
        if (content.DocumentOutline == Outline)
            left.Add("document_outline");
        if (content.Documents?.Repository == Repository)
            left.Add("document.repo");
        left.AddRange(Enumerable.Range(0, content.SeedExamples.Count).Where(i => IsLeft(content.SeedExamples[i])).Select(i => $"seed_examples[{i}]"));
        return left;
    }

    /// <summary>What to say of a leaf that still says what the skeleton does; null when it does not.</summary>
    public static string? RemarkOn(string name, QnaContent content)
    {
        IReadOnlyList<string> left = LeftIn(content);
        return left.Count == 0
            ? null
            : $"{name} still says what `taxonomy new` wrote, in {left[0]}{(left.Count == 1 ? "" : $" and {left.Count - 1} more places")}; write your own text there";
    }

    /// <summary>What to say of a leaf's place where InstructLab reads none; null when it does.</summary>
    public static string? RemarkOnPlace(string folder)
    {
        string? within = TaxonomyNames.LastIn(Path.GetFullPath(folder));
        return within is not null && !within.StartsWith(TaxonomyNames.Foundational, StringComparison.Ordinal)
            ? null
            : $"{folder} lies in {(within is null ? $"neither {TaxonomyNames.Skills} nor {TaxonomyNames.Knowledge}" : TaxonomyNames.Foundational)}, where InstructLab reads no leaf and Seedbed one that you name alone; begin it in one of {TaxonomyNames.Skills} and {TaxonomyNames.Knowledge} to grow it with the others";
    }

    /// <summary>Writes <c>qna.yaml</c> and <c>attribution.txt</c> into a folder, which is made if need be.</summary>
    /// <param name="folder">The leaf's folder, or its <c>qna.yaml</c>.</param>
    /// <param name="kind">What it is; null to go by its place.</param>
    /// <param name="author">Whose it is.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="SeedbedException">One of them is there already, the kind doesn't go with the place, or the author can't be written.</exception>
    public static IReadOnlyList<string> Write(string folder, LeafKinds? kind, string author)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(author);
        string place = Path.GetFileName(folder) == TaxonomyNames.File ? Path.GetDirectoryName(Path.GetFullPath(folder))! : folder;
        LeafKinds chosen = kind ?? KindAt(place);
        Check(place, chosen, author);
        (string Path, string Text)[] files =
        [
            (Path.Combine(place, TaxonomyNames.File), Text(chosen, author)),
            (Path.Combine(place, TaxonomyNames.Attribution), Attribution.ReplaceLineEndings("\n")),
        ];
        if (files.FirstOrDefault(file => Path.Exists(file.Path)) is { Path: { } there })
            throw new SeedbedException($"{there} is there already and stays as it is; name another folder");
        return Save(place, files);
    }

    /// <summary>The name that git writes into commits made in a folder; null when it has none or is not installed.</summary>
    public static async Task<string?> AuthorAsync(string folder, CancellationToken cancellationToken = default)
    {
        try
        {
            GitOutcome said = await new GitProgram(new(), TimeProvider.System)
                .RunAsync(folder, ["config", "--get", "user.name"], environment: null, cancellationToken).ConfigureAwait(false);
            return said.IsSuccess && said.Output.Trim() is { Length: > 0 } name ? name : null;
        }
        catch (GitException)
        {
            return null;
        }
    }

    private static void Check(string place, LeafKinds kind, string author)
    {
        if (kind is not (LeafKinds.Skill or LeafKinds.Grounded or LeafKinds.Knowledge))
            throw new SeedbedException($"a leaf of the kind {kind} can't be made; make one that is skill, grounded or knowledge");
        bool isKnowledge = KindAt(place) == LeafKinds.Knowledge;
        string? within = TaxonomyNames.LastIn(Path.GetFullPath(place));
        if (TaxonomyNames.Folders.Contains(within))
            throw new SeedbedException($"{place} holds the leaves of {within} and is none itself; name a folder below it, such as {Path.Combine(place, "arts", "music")}");
        if (within is not null && isKnowledge != (kind == LeafKinds.Knowledge))
        {
            string right = isKnowledge ? TaxonomyNames.Skills : TaxonomyNames.Knowledge;
            throw new SeedbedException($"{place} lies in {within.Split('/')[0]}, where no leaf of the kind {Word(kind)} may lie; name a folder in {right}, or another --kind");
        }

        if (string.IsNullOrWhiteSpace(author) || author.Any(char.IsControl))
            throw new SeedbedException("--created-by must be a name of one line; write yours");
    }

    private static IReadOnlyList<string> Save(string place, (string Path, string Text)[] files)
    {
        try
        {
            Directory.CreateDirectory(place);
            foreach ((string path, string text) in files)
            {
                using var file = new FileStream(path, FileMode.CreateNew);
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"a leaf can't be written to {place} ({fault.Message.TrimEnd('.')}); name another folder", fault);
        }

        return [.. files.Select(file => file.Path)];
    }

    private static string Text(LeafKinds kind, string author)
    {
        var text = new StringBuilder($"version: 3\ncreated_by: '{author.Trim().Replace("'", "''", StringComparison.Ordinal)}'\n");
        text.Append(kind == LeafKinds.Knowledge ? $"domain: '{Domain}'\n" : $"task_description: '{Task}'\n");
        text.Append("seed_examples:\n");
        for (int seed = 1; seed <= Seeds; seed++)
            text.Append(kind == LeafKinds.Knowledge ? Context(seed) : Skill(seed, kind));
        if (kind == LeafKinds.Knowledge)
            text.Append(Documents);
        return text.ToString();
    }

    private static string Skill(int seed, LeafKinds kind) =>
        (kind == LeafKinds.Grounded ? $"  - context: |\n      Passage {seed} that the question is about.\n    question: |\n" : "  - question: |\n")
        + $"      Question {seed}?\n    answer: |\n      Answer {seed}.\n";

    private static string Context(int seed)
    {
        var text = new StringBuilder($"  - context: |\n      Passage {seed} of the documents.\n    questions_and_answers:\n");
        for (int pair = 1; pair <= PairsOfContext; pair++)
            text.Append($"      - question: |\n          Question {pair} on passage {seed}?\n        answer: |\n          Answer {pair} on passage {seed}.\n");
        return text.ToString();
    }

    private static bool IsLeft(SeedExample seed) =>
        (seed.Context is { } context && SkeletonContext().IsMatch(context)) || seed.Pairs.Any(pair => SkeletonQuestion().IsMatch(pair.Question) || SkeletonAnswer().IsMatch(pair.Answer));

    [GeneratedRegex(@"\APassage [0-9] (of the documents|that the question is about)\.\s*\z")]
    private static partial Regex SkeletonContext();

    [GeneratedRegex(@"\AQuestion [0-9]( on passage [0-9])?\?\s*\z")]
    private static partial Regex SkeletonQuestion();

    [GeneratedRegex(@"\AAnswer [0-9]( on passage [0-9])?\.\s*\z")]
    private static partial Regex SkeletonAnswer();

    private static string Word(LeafKinds kind) => kind.ToString().ToLowerInvariant();
}
