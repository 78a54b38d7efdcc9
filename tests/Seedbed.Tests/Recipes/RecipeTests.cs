using System.Text.Json;
using Seedbed.Recipes;
using Seedbed.Steps;
using Seedbed.Steps.Options;

namespace Seedbed.Tests.Recipes;

public sealed class RecipeTests
{
    private const string Small =
        """
        name: small
        summary: Three of each
        parameters: { times: 3, word: many }
        source: { chunks: { tokens: 200, overlap: 20 } }
        steps:
          - repeat: ${times}
          - repeat: 2
            name: again
          - repeat: 1
        output:
          messages: [ { user: "How ${word}? {{chunk}}" }, { assistant: "{{title}}" } ]
          columns: [chunk]
        """;

    [Fact]
    public void A_recipe_is_read_into_typed_parts()
    {
        Recipe recipe = Recipe.Parse(Small);

        recipe.Name.ShouldBe("small");
        recipe.Summary.ShouldBe("Three of each");
        recipe.Source.ShouldBeOfType<ChunksSource>().Tokens.ShouldBe(200);
        recipe.Steps.Select(step => step.Name).ShouldBe(["repeat", "again", "repeat-3"]);
        recipe.Output.Messages[0].Text.ShouldBe("How many? {{chunk}}");
        recipe.Output.Columns.ShouldBe(["chunk"]);
        recipe.UsesModels.ShouldBeFalse();
        recipe.Values["times"].GetInt32().ShouldBe(3);
    }

    [Fact]
    public void A_set_parameter_is_a_scalar_of_its_kind()
    {
        Recipe recipe = Recipe.Parse(Small, Set("times", "7"));

        recipe.Values["times"].ValueKind.ShouldBe(JsonValueKind.Number);
        Should.Throw<SeedbedException>(() => Recipe.Parse(Small, Set("times", "seven"))).Message
            .ShouldBe("--set times: 'times' of 'repeat' must be a whole number from 1 to 1000, not 'seven'");
    }

    [Fact]
    public void An_unknown_parameter_is_named_with_the_nearest_known_one()
    {
        Should.Throw<SeedbedException>(() => Recipe.Parse(Small, Set("tmes", "7"))).Message
            .ShouldBe("--set tmes: recipe 'small' has no parameter 'tmes'; did you mean 'times'?");
        Should.Throw<SeedbedException>(() => Recipe.Parse(Small.Replace("${times}", "${time}"))).Message
            .ShouldBe("recipe.yaml:6:13: the recipe declares no parameter 'time'; did you mean 'times'?");
    }

    [Fact]
    public void All_faults_of_a_file_are_said_at_once()
    {
        const string yaml =
            """
            source: { chunkz: { tokens: 8 } }
            steps:
              - repaet: 3
              - repeat: 0
              - repeat: { tiems: 3 }
              - repeat: 1
                keep: { column: a }
            """;

        string[] lines = Should.Throw<SeedbedException>(() => Recipe.Parse(yaml)).Message.Split('\n');

        lines.ShouldBe(
        [
            "recipe.yaml:1:11: there is no source 'chunkz'; did you mean 'chunks'?",
            "recipe.yaml:3:5: there is no verb 'repaet'; did you mean 'repeat'?",
            "recipe.yaml:4:13: 'times' of 'repeat' must be a whole number from 1 to 1000, not 0",
            "recipe.yaml:5:15: 'repeat' has no option 'tiems'; did you mean 'times'?",
            "recipe.yaml:5:13: 'repeat' needs 'times' (whole number from 1 to 1000): how many rows each row becomes",
            "recipe.yaml:6:5: a step is one verb with its options, and a 'name' beside it where one is wanted; here stands 'repeat', 'keep'",
        ]);
    }

    [Theory]
    [InlineData("[]", "a recipe is a mapping")]
    [InlineData("", "a recipe is a mapping")]
    [InlineData("source: chunks", "needs one of 'steps' and 'parts'")]
    [InlineData("source: chunks\nsteps: []", "1 to 1000 steps")]
    [InlineData("source: chunks\nsteps: 5", "must be a list, not 5")]
    [InlineData("source: chunks\nsteps: [[]]", "a step is one verb")]
    [InlineData("source: [chunks]\nsteps: [repeat: 1]", "'source' must be one of chunks, rows")]
    [InlineData("source: { chunks: { tokens: 8 } }\nsteps: [repeat: 1]", "'tokens' of 'chunks' must be a whole number from 16")]
    [InlineData("source: { chunks: { tokens: 100, overlap: 64 } }\nsteps: [repeat: 1]", "at most half of 'tokens', 50")]
    [InlineData("source: chunks\nsteps: [{ repeat: 1, name: accept }]", "cannot be named 'accept'")]
    [InlineData("source: chunks\nsteps: [{ repeat: 1, name: a }, { repeat: 1, name: a }]", "two steps are named 'a'")]
    [InlineData("source: chunks\nsteps: [repeat: 1]\noutput: { messages: [ { usr: x } ] }", "did you mean 'user'?")]
    [InlineData("source: chunks\nsteps: [repeat: 1]\noutput: { messages: [ { user: '{{a' } ] }", "not closed")]
    [InlineData("source: chunks\nsteps: [repeat: 1]\nparameters: { a: { b: c } }", "must be a single value")]
    [InlineData("source: chunks\nsteps: [repeat: '${a']", "is not closed by '}'")]
    [InlineData("source: chunks\nstesp: [repeat: 1]", "did you mean 'steps'?")]
    public void A_faulty_recipe_is_refused_with_a_sentence(string yaml, string sentence) =>
        Should.Throw<SeedbedException>(() => Recipe.Parse(yaml)).Message.ShouldContain(sentence);

    [Fact]
    public void A_column_that_nothing_supplies_is_named_with_its_step()
    {
        const string yaml =
            """
            source: chunks
            steps:
              - adds: question
              - needs: question
              - takes: question
              - needs: question
              - needs: answer
                name: last
            output: { columns: [question], messages: [ { user: "{{titel}}" } ] }
            """;

        string[] lines = Should.Throw<SeedbedException>(() => Recipe.Parse(yaml, verbs: Own).Check()).Message.Split('\n');

        lines[0].ShouldBe("recipe.yaml:6:5: step 4 'needs-2' (needs) needs column 'question'; an earlier step took it away; known: chunk, title, headings");
        lines[1].ShouldStartWith("recipe.yaml:7:5: step 5 'last' (needs) needs column 'answer'; no earlier step adds it");
        lines[2].ShouldBe("recipe.yaml:9:46: output's 'user' message needs column 'titel'; no earlier step adds it; did you mean 'title'?");
        lines[3].ShouldStartWith("recipe.yaml:9:9: output's 'columns' needs column 'question'");
    }

    [Fact]
    public void Rows_may_have_any_column_until_the_input_is_known()
    {
        Recipe recipe = Recipe.Parse("source: { rows: { columns: { prompt: question } } }\nsteps: [ needs: anything, needs: question ]", verbs: Own);

        recipe.Check().Columns.ShouldBe(["question"]);
        Should.Throw<SeedbedException>(() => recipe.Compile(new() { Columns = ["question", "answer"] })).Message.ShouldContain("'anything'");
    }

    [Fact]
    public void The_hash_follows_what_decides_rows_and_nothing_else()
    {
        string hash = Recipe.Parse(Small).Check().Hash;

        Recipe.Parse(Small.Replace("Three of each", "Other words") + "\n# a comment").Check().Hash.ShouldBe(hash);
        Recipe.Parse(Small, Set("times", "3")).Check().Hash.ShouldBe(hash);
        Recipe.Parse(Small, Set("times", "4")).Check().Hash.ShouldNotBe(hash);
        Recipe.Parse(Small.Replace("tokens: 200", "tokens: 201")).Check().Hash.ShouldNotBe(hash);
    }

    [Fact]
    public void Values_cannot_blow_a_recipe_up()
    {
        string yaml = $"parameters: {{ a: {new string('x', 100_000)} }}\nsource: chunks\nsteps: [{string.Concat(Enumerable.Repeat("repeat: '${a} ${a}', ", 1))} repeat: '{string.Concat(Enumerable.Repeat("${a}", 1000))}']";

        Should.Throw<SeedbedException>(() => Recipe.Parse(yaml)).Message.ShouldContain("larger than 4 MiB");
    }

    private static Dictionary<string, string> Set(string name, string value) => new() { [name] = value };

    private static Verbs Own { get; } = Verbs.BuiltIn.With(
        OfColumns("adds", names => new() { Adds = names }),
        OfColumns("needs", names => new() { Needs = names }),
        OfColumns("takes", names => new() { Removes = names }));

    private static Verb OfColumns(string name, Func<IReadOnlyList<string>, StepColumns> columns) => Verb.Of(
        name,
        "A user's own",
        StepKind.Row,
        new OptionTable<Names>(new([])).ColumnNames("columns", "columns", (_, names) => new(names)).WithShorthand("columns"),
        (options, _) => new Passing(columns(options.Columns)));

    private sealed record Names(IReadOnlyList<string> Columns);

    private sealed class Passing(StepColumns columns) : RowStep
    {
        public override StepColumns Columns => columns;

        public override RowOutcome Apply(Row row) => RowOutcome.Keep(row);
    }
}
