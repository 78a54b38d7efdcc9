namespace Seedbed.Tests.Doubles;

/// <summary>A taxonomy of five leaves, one of them without documents, and recipes for its parts, run against a fake server.</summary>
internal sealed class TaxonomyFolder : IDisposable
{
    private readonly FakeModelServer _server;

    public TaxonomyFolder(FakeModelServer server)
    {
        _server = server;
        Folder.Write("tax/compositional_skills/writing/haiku/qna.yaml", Skill("Write a haiku.", seed => $"Write a haiku about pond {seed}.", context: null));
        Folder.Write("tax/compositional_skills/grounded/summary/qna.yaml", Skill("Sum a text up.", seed => $"Sum text {seed} up.", seed => $"Text {seed} tells of a pump."));
        Folder.Write("tax/compositional_skills/mixed/qna.yaml", Skill("Answer.", seed => $"What is number {seed}?", seed => seed % 2 == 0 ? $"Number {seed} is even." : null));
        Folder.Write("tax/knowledge/plant/pumps/qna.yaml", Knowledge("pumps"));
        Folder.Write("tax/knowledge/plant/pumps/manual.md", Manual("pump", 24));
        Folder.Write("my/taxonomy.yaml", "source: taxonomy\nparts: { knowledge: knowledge.yaml, skill: skill.yaml, grounded: grounded.yaml }\n");
        Folder.Write("my/knowledge.yaml", Part("knowledge"));
        Folder.Write("my/skill.yaml", Part("skill"));
        Folder.Write("my/grounded.yaml", Part("grounded"));
        foreach (string part in (string[])["knowledge", "skill", "grounded"])
            Folder.Write($"my/{part}.md", $"Ask {{{{count}}}} questions. {PromptOf(part)}\n{{{{#each rows}}}}Slot {{{{slot}}}}\n{{{{/each}}}}\n");
    }

    public CommandFolder Folder { get; } = new();

    /// <summary>Runs <c>generate</c> into a folder.</summary>
    public Task<SeedbedProcess> GenerateAsync(string run, params string[] more) => Folder.RunAsync(
        ["generate", "--taxonomy", "tax", "--out", run, .. more.Contains("--recipe") ? (string[])[] : ["--recipe", "my/taxonomy.yaml"], "--model", $"{_server.Address}#fake", .. more]);

    /// <summary>Adds a leaf of knowledge whose repository is not there.</summary>
    public void AddLeafWithoutDocuments() => Folder.Write("tax/knowledge/plant/lost/qna.yaml", Knowledge("lost"));

    /// <summary>Adds a leaf of knowledge whose documents lie there; <c>repo</c> stands on its line 47, <c>commit</c> on 48, patterns from 50.</summary>
    public void AddKnowledge(string leaf, string repository, string commit, params string[] patterns) => Folder.Write(
        $"tax/knowledge/{leaf}/qna.yaml",
        $"{KnowledgeSeeds(leaf)}document:\n  repo: '{repository}'\n  commit: '{commit}'\n  patterns:\n{string.Concat(patterns.Select(pattern => $"    - '{pattern}'\n"))}");

    /// <summary>Adds a leaf of a skill.</summary>
    public void AddSkill(string leaf, int seeds = 5, string more = "") =>
        Folder.Write($"tax/compositional_skills/{leaf}/qna.yaml", Skill($"Write about {leaf}.", seed => $"Write a line about {leaf} {seed}{more}.", context: null, seeds));

    public void Dispose() => Folder.Dispose();

    private static string PromptOf(string part) => part switch
    {
        "knowledge" => "About {{document_outline}} in {{domain}}, like {{#each seed_examples}}{{question}} {{/each}} on {{seed_context}}",
        "skill" => "For {{task_description}} like {{#each seed_examples}}{{question}} {{answer}} {{/each}}",
        _ => "For {{task_description}} like {{#each seed_examples}}{{context}} {{question}} {{/each}}",
    };

    private static string Part(string kind) =>
        $"source: {{ taxonomy: {{ leaves: [{kind}]{(kind == "knowledge" ? ", chunks: { tokens: 256, overlap: 0 }" : "")} }} }}\n"
        + "parameters: { questions: 3 }\n"
        + "steps:\n"
        + "  - repeat: ${questions}\n"
        + $"  - generate: {{ model: teacher, prompt: {kind}.md, together: true, returns: {{ question: text, answer: text }} }}\n"
        // Of a prompt without a passage the fake model knows few sentences.
        + (kind == "knowledge" ? "  - dedup: { on: question, method: exact }\n" : "")
        + "output: { columns: [leaf, leaf_kind, question, answer] }\n";

    private static string Skill(string task, Func<int, string> question, Func<int, string?>? context, int seeds = 5)
    {
        var text = new System.Text.StringBuilder($"version: 2\ntask_description: {task}\ncreated_by: tester\nseed_examples:\n");
        for (int seed = 1; seed <= seeds; seed++)
        {
            if (context?.Invoke(seed) is { } given)
                text.Append($"  - context: {given}\n    question: {question(seed)}\n");
            else
                text.Append($"  - question: {question(seed)}\n");
            text.Append($"    answer: The answer to {seed}.\n");
        }

        return text.ToString();
    }

    private static string Knowledge(string name) =>
        KnowledgeSeeds(name) + "document:\n  repo: ./nowhere\n  commit: abcdef0\n  patterns:\n    - '*.md'\n";

    private static string KnowledgeSeeds(string name)
    {
        var text = new System.Text.StringBuilder($"version: 3\ndomain: plants\ncreated_by: tester\ndocument_outline: A manual of {name}.\nseed_examples:\n");
        for (int seed = 1; seed <= 5; seed++)
        {
            text.Append($"  - context: The {name} number {seed} stands in hall {seed}.\n    questions_and_answers:\n");
            for (int pair = 1; pair <= 3; pair++)
                text.Append($"      - question: Where do {name} {seed}.{pair} stand?\n        answer: In hall {seed}.\n");
        }

        return text.ToString();
    }

    /// <summary>A document.</summary>
    public static string Manual(string thing, int sentences) =>
        $"# The {thing}\n\n" + string.Join(' ', Enumerable.Range(1, sentences).Select(i => $"The {thing} number {i} is checked after {i * 12} hours of work in hall {i}.")) + "\n";
}
