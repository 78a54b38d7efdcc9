using Seedbed.Steps;
using Seedbed.Steps.Resembling;
using Seedbed.Taxonomies;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Resembling;

public sealed class ResembleTests
{
    private const string Names = """{"question":"Who wrote the play about the prince of Denmark?","answer":"William Shakespeare"}, {"question":"Which town has the leaning tower?","answer":"Pisa"}""";
    private const string Lists = """{"question":"List three birds of prey.","answer":"- falcon\n- eagle\n- kite"}, {"question":"Name two of the great lakes.","answer":"- Huron\n- Erie"}""";
    private const string Sentences = """{"question":"Why is the sky blue on a clear day?","answer":"The air scatters the blue part of the light more than the red."}, {"question":"What is it that makes the tides?","answer":"It is the pull of the moon and of the sun on the sea."}""";

    [Theory]
    [InlineData(Names, "Which river flows through the city of Prague?", "Vltava", null)]
    [InlineData(Names, "Which river flows through the city of Prague?", "It is the Vltava, which flows on into the Elbe.", "unlike-form")]
    [InlineData(Names, "Which river flows through the city of Prague?", "42", "unlike-form")]
    [InlineData(Names, "Name the river of Prague.", "Vltava", "unlike-form")]
    [InlineData(Lists, "List two trees of the north.", "- birch\n- pine", null)]
    [InlineData(Lists, "List two trees of the north.", "1. birch\n2. pine", "unlike-form")]
    [InlineData(Lists, "List two trees of the north.", "birch and pine, and many others", "unlike-form")]
    [InlineData(Lists, "List all trees.", "- birch\n- pine\n- fir\n- oak\n- elm\n- ash\n- yew\n- fig\n- lime\n- larch\n- holly", "unlike-length")]
    [InlineData(Sentences, "Why is the sea salt?", "The rivers bring the salt of the rocks to the sea, and it stays there.", null)]
    [InlineData(Sentences, "Why is the sea salt?", "Die Flüsse bringen das Salz der Steine in das Meer, und es bleibt dort.", "unlike-language")]
    [InlineData(Sentences, "Почему море такое солёное?", "The rivers bring the salt of the rocks to the sea, and it stays there.", "unlike-language")]
    [InlineData(Sentences, "Why is this so: the sea is full of salt and the lake is not?", "The rivers bring the salt of the rocks to the sea, and it stays there.", "unlike-form")]
    public void A_row_is_dropped_for_what_it_departs_in(string seeds, string question, string answer, string? reason) =>
        Apply(seeds, question, answer).Reason.ShouldBe(reason);

    [Fact]
    public void The_detail_has_the_numbers() =>
        Apply(Names, "Which?", "The one in Pisa").Detail.ShouldBe("the question has 1 word; the seeds' have 6 to 9, and with `tolerance: 2.5` 2 to 23 are taken");

    [Fact]
    public void Seeds_of_several_languages_leave_the_language_open() => Apply(
        """{"answer":"Das ist der Preis für die Fahrt und nicht für das Zimmer."},{"answer":"That is the price for the ride and not for the room."}""",
        "x",
        "C'est le prix pour la route et pas pour la chambre.",
        "{ answer: answer }").Reason.ShouldBeNull();

    [Theory]
    [InlineData("which TOWN has the leaning tower", "seed-copied")]
    [InlineData("Which town has the crooked tower?", null)]
    public void A_seed_s_own_question_is_dropped_where_copies_may_not_stay(string question, string? reason) =>
        Apply(Names, question, "Pisa", "{ question: question, copies: false }").Reason.ShouldBe(reason);

    [Theory]
    [InlineData("{ question: question, copies: false }", "Is the number 4999 a prime", "", "seed-copied")]
    [InlineData("{ question: question, copies: false }", "Is the number 5000 a prime?", "", null)]
    [InlineData("{ question: question }", "Is the number 4999 a prime?", "", null)]
    [InlineData("{ context: context, question: question, copies: false }", "Is the number 4999 a prime?", "PASSAGE 4999.", "seed-copied")]
    [InlineData("{ context: context, question: question, copies: false }", "Is the number 4999 a prime?", "Passage 4998.", null)]
    public void A_copy_is_found_among_all_seeds_of_the_leaf_though_a_unit_shows_few(string options, string question, string context, string? reason)
    {
        SeedExample[] all = [.. Enumerable.Range(0, 5000).Select(i => new SeedExample($"Passage {i}.", [new($"Is the number {i} a prime?", "No.")]))];
        Resemble step = SomeStep.Of<Resemble>(Resemble.Verb, options, new() { Name = "resemble", SeedsOf = leaf => leaf == "compositional_skills/numbers" ? all : [] });
        Unit unit = Some.Unit("u") with
        {
            Source = new() { Document = "compositional_skills/numbers/qna.yaml", Leaf = "compositional_skills/numbers" },
            Columns = Columns.Empty.With("seed_examples", System.Text.Json.JsonElement.Parse("""[{"context":"Passage 1.","question":"Is the number 1 a prime?","answer":"No."}]""")),
        };

        step.Apply(Row.First(unit, 1).With("question", question).With("context", context.Length > 0 ? context : "Passage 7.")).Reason.ShouldBe(reason);
    }

    [Fact]
    public void The_resemblance_is_the_share_of_seeds_that_the_row_resembles_each_by_itself() =>
        Apply($"{Lists}, {Names}", "", "- birch\n- pine", "{ answer: answer, as: alike }").Rows[0].Columns["alike"].GetDouble().ShouldBe(0.5);

    [Fact]
    public void A_unit_s_seeds_are_measured_for_it_alone()
    {
        Resemble step = SomeStep.Of<Resemble>(Resemble.Verb, "{ answer: answer }");

        foreach ((string seeds, string? reason) in new[] { (Lists, "unlike-form"), (Names, (string?)null) })
        {
            Unit unit = Some.Unit("u") with { Columns = Columns.Empty.With("seed_examples", System.Text.Json.JsonElement.Parse($"[{seeds}]")) };
            step.Apply(Row.First(unit, 1).With("answer", "Pisa")).Reason.ShouldBe(reason);
            step.Apply(Row.First(unit, 2).With("answer", "Rome")).Reason.ShouldBe(reason);
        }
    }

    [Fact]
    public void A_row_without_seeds_is_dropped() => Apply("", "Why?", "So.").Reason.ShouldBe("empty-list");

    [Fact]
    public void Nothing_departs_from_seeds_that_lack_the_part() =>
        Apply("""{"question":"Why is it so?"}, 7, {"question":null}""", "Why not?", "- a\n- b", "{ answer: answer }").Reason.ShouldBeNull();

    [Fact]
    public void A_step_that_compares_nothing_is_a_mistake() =>
        SomeStep.Faults(Resemble.Verb, "{ seeds: seed_examples }").ShouldContain("'resemble' compares nothing");

    private static RowOutcome Apply(string seeds, string question, string answer, string options = "{ seeds: seed_examples, question: question, answer: answer, tolerance: 2.5 }") =>
        SomeStep.Of<Resemble>(Resemble.Verb, options).Apply(Some.Row("r").With("seed_examples", System.Text.Json.JsonElement.Parse($"[{seeds}]")).With("question", question).With("answer", answer));
}
