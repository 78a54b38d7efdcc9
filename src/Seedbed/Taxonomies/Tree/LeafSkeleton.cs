using System.Text;
using Seedbed.Taxonomies.Git;

namespace Seedbed.Taxonomies.Tree;

/// <summary>Writes a new leaf that validates, with places to fill in.</summary>
public static class LeafSkeleton
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

    private const string Documents =
        "document_outline: 'What the documents hold, in a line'\n"
        + "document:\n"
        + "  repo: https://example.com/documents.git\n"
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
        text.Append(kind == LeafKinds.Knowledge ? "domain: 'The field of knowledge'\n" : "task_description: 'What the model learns to do'\n");
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

    private static string Word(LeafKinds kind) => kind.ToString().ToLowerInvariant();
}
