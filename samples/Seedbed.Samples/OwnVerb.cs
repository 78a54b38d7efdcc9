using System.Globalization;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Steps;
using Seedbed.Steps.Options;

namespace Seedbed.Samples;

/// <summary>A verb of one's own, called from a recipe like any other: <c>words: { in: answer, at-most: 12 }</c>.</summary>
internal static class OwnVerb
{
    private const string Yaml =
        """
        source: chunks
        steps:
          - extract
          - words: { in: answer, at-most: 12 }
        """;

    public static async Task RunAsync(string input)
    {
        Recipe recipe = Recipe.Parse(Yaml, verbs: Verbs.BuiltIn.With(Words.Verb));
        UnitSource source = await Sources.OpenAsync(recipe, [input]);
        await foreach (Row row in Pipeline.RowsAsync(recipe, source))
            Console.WriteLine($"{row.Text("words"),3} words: {row.Text("answer")}");
    }

    /// <summary>Counts a column's words, and drops the row when there are too many.</summary>
    private sealed class Words(WordsOptions options) : RowStep
    {
        public static Verb Verb { get; } = Verb.Of(
            "words",
            "Counts a column's words and drops rows that have too many",
            StepKind.Row,
            new OptionTable<WordsOptions>(new())
                .Column("in", "the column", (o, column) => o with { In = column })
                .Whole("at-most", "the most words that a row may have", (o, words) => o with { AtMost = words }, min: 1, max: int.MaxValue)
                .Required("in")
                .WithShorthand("in"),
            (options, _) => new Words(options));

        // Checked before anything runs: a recipe that has no such column is refused with file, line and column.
        public override StepColumns Columns { get; } = new() { Needs = [options.In], Adds = ["words"] };

        public override RowOutcome Apply(Row row)
        {
            int words = row.Text(options.In)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
            return words <= options.AtMost
                ? RowOutcome.Keep(row.With("words", Json.Of(words)))
                : RowOutcome.Drop(row, "too-long", string.Create(CultureInfo.InvariantCulture, $"its {options.In} has {words} words, more than {options.AtMost}"));
        }
    }

    private sealed record WordsOptions
    {
        public string In { get; init; } = "";

        public int AtMost { get; init; } = int.MaxValue;
    }
}
