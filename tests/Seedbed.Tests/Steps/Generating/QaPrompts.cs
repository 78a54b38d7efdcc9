using System.Text.Json;
using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Steps.Options;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

/// <summary>The qa recipe's prompts, and units to put them to.</summary>
internal static class QaPrompts
{
    public const string Passage =
        """
        VACUUM reclaims storage occupied by dead tuples. In normal operation, tuples that are deleted are not physically removed from their table.
        The default for autovacuum_naptime is one minute. The daemon wakes up at this interval and examines every database.
        Plain VACUUM can run in parallel with normal reads and writes of the table. VACUUM FULL requires an exclusive lock on the table.
        Setting vacuum_cost_delay to zero disables the cost-based delay feature. Larger values make the vacuum slower and gentler.
        The visibility map tracks which pages contain only tuples known to be visible to all transactions.
        """;

    public static StepFiles Files { get; } = new(
        name => File.Exists(Path.Combine(Folder(), name)) ? File.ReadAllText(Path.Combine(Folder(), name)) : null,
        name => File.Exists(name) ? File.ReadAllText(name) : null);

    public static StepSetup Setup(ModelSet models, string name) => new()
    {
        Name = name,
        Models = models,
        Files = Files,
        Parameters = new Dictionary<string, JsonElement> { ["language"] = Json.Of("English"), ["questions"] = Json.Of(5) },
        Columns = ["chunk", "title", "headings", "question_type", "difficulty", "question", "answer", "evidence"],
    };

    public static FileName File_(string path) => new(path, IsGiven: false, default);

    public static FileName Given(string path) => new(path, IsGiven: true, default);

    public static Unit Unit(string id = "guide/vacuum.md#c1", string passage = Passage) => Some.Unit(id) with
    {
        Columns = Columns.Empty.With("chunk", passage).With("title", "Routine Vacuuming").With("headings", Json.Of(["Maintenance", "Vacuuming"])),
    };

    public static UnitRows Rows(int count, Unit? unit = null, params (string Column, string Value)[] more)
    {
        unit ??= Unit();
        Row first = Row.First(unit, 1).With("question_type", "factual").With("difficulty", "easy");
        foreach ((string column, string value) in more)
            first = first.With(column, value);
        return new(unit, 1, [.. Enumerable.Range(1, count).Select(number => first.Fork(number))]);
    }

    private static string Folder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Seedbed.slnx")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? "", "recipes", "qa");
    }
}
