using System.Globalization;
using System.Runtime.CompilerServices;
using Seedbed.Runs;

namespace Seedbed.Tests.Doubles;

/// <summary>Units of small leaves of a taxonomy, with the columns that its source brings.</summary>
internal sealed class SeededLeaf(string kind, int units = 3) : UnitSource
{
    private static readonly string[] Columns =
        ["leaf", "leaf_kind", "task_description", "domain", "document_outline", "seed_context", "seed_question", "seed_answer", "seed_examples"];

    public const string Passage =
        """
        The ringed plover breeds on open beaches of northern Europe. Its nest is a bare scrape in sand or gravel between stones.
        Both parents sit on the four eggs for about 24 days. Chicks leave the nest within a few hours and feed themselves.
        When a fox comes near, an adult bird drags one wing as if it were broken. So it leads the fox away from the young.
        Outside the breeding season the birds gather on mudflats of southern estuaries. They pick worms and small crabs from the mud.
        """;

    public override string Verb => "taxonomy";

    public override IReadOnlyList<string> OwnColumns => kind == "knowledge" ? [.. Columns, "chunk", "title", "headings"] : Columns;

    public override async IAsyncEnumerable<SourceItem> ReadAsync(SourceKeep keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int number = 0; number < units; number++)
            yield return SourceItem.Of(Unit(kind, number), opensInput: number == 0);
        await Task.CompletedTask;
    }

    public static Unit Unit(string kind, int number = 0)
    {
        string[] examples = Examples(kind);
        string[] ordered = kind == "knowledge" ? examples : [examples[number % 3], .. examples.Where((_, place) => place != number % 3)];
        Row seed = SomeStep.Json("s", ordered[0]);
        Columns columns = seed.Columns;
        return Some.Unit($"{kind}/leaf/qna.yaml#s{number + 1}") with
        {
            Columns = (kind == "knowledge" ? Passages(number) : Seedbed.Columns.Empty)
                .With("leaf", $"{kind}/leaf")
                .With("leaf_kind", kind)
                .With("task_description", kind == "knowledge" ? "" : kind == "skill" ? "Sort words into a sensible order." : "Say in plain words what a notice says.")
                .With("domain", kind == "knowledge" ? "ornithology" : "")
                .With("document_outline", kind == "knowledge" ? "The life of waders" : "")
                .With("seed_context", kind == "knowledge" ? "Oystercatchers prise open mussels." : Text(columns, "context"))
                .With("seed_question", Text(columns, "question"))
                .With("seed_answer", Text(columns, "answer"))
                .With("seed_examples", System.Text.Json.JsonElement.Parse($"[{string.Join(",", ordered)}]")),
        };
    }

    private static Columns Passages(int number) => Seedbed.Columns.Empty
        .With("chunk", number == 0 ? Passage : Passage.Replace("plover", $"plover{(char)('a' + number)}", StringComparison.Ordinal))
        .With("title", "Waders")
        .With("headings", Json.Of(["Plovers", string.Create(CultureInfo.InvariantCulture, $"Ringed plover {number + 1}")]));

    private static string Text(Columns columns, string name) => columns.TryGet(name, out System.Text.Json.JsonElement value) ? value.GetString()! : "";

    private static string[] Examples(string kind) => kind switch
    {
        "knowledge" =>
        [
            """{"question":"What do oystercatchers eat on rocky shores?","answer":"They mostly eat mussels, which they prise open with their bills."}""",
            """{"question":"Where does the avocet build its nest?","answer":"The avocet nests in shallow hollows on bare islands in lagoons."}""",
            """{"question":"How long does a young curlew stay with its parents?","answer":"About five weeks, until it can fly."}""",
        ],
        "skill" =>
        [
            """{"question":"Put these words into a sensible order.\n1. bread\n2. seed\n3. flour\n4. wheat","answer":"A sensible order is:\n1. seed\n2. wheat\n3. flour\n4. bread"}""",
            """{"question":"Which order makes sense for these words?\n1. judge\n2. crime\n3. sentence","answer":"A sensible order is:\n1. crime\n2. judge\n3. sentence"}""",
            """{"question":"Bring these words into a natural sequence.\n1. noon\n2. dusk\n3. dawn\n4. night","answer":"A natural sequence is:\n1. dawn\n2. noon\n3. dusk\n4. night"}""",
        ],
        _ =>
        [
            """{"context":"Owing to unforeseen works on the line, services between the two stations are suspended until further notice.","question":"Say this in plain words.","answer":"No trains run between the two stations for now, because the line is being repaired."}""",
            """{"context":"Patrons are kindly requested to refrain from the consumption of beverages within the reading room of the library.","question":"Could you put this notice more simply?","answer":"Please do not drink anything in the reading room of the library."}""",
            """{"context":"Residents are advised that the supply of water will be interrupted on the morning of the works for some hours.","question":"What does this notice say in plain words?","answer":"There will be no water for some hours on the morning of the works."}""",
        ],
    };
}
