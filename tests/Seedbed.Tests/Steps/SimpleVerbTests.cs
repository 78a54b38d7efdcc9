using System.Text.Json;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps;

public sealed class SimpleVerbTests
{
    [Fact]
    public void Template_puts_a_text_into_a_column()
    {
        var parameters = new Dictionary<string, JsonElement> { ["language"] = Json.Of("German"), ["q"] = Json.Of("hidden") };
        FillTemplate step = SomeStep.Of<FillTemplate>(
            FillTemplate.Verb, "{ text: '{{q}} in {{language}}', as: prompt }", new() { Parameters = parameters, Columns = ["q"] });

        step.Columns.Needs.ShouldBe(["q"]);
        step.Apply(Some.Row("a", ("q", "Why?"))).Rows[0].Text("prompt").ShouldBe("Why? in German");
    }

    [Fact]
    public void Template_drops_a_row_without_the_column()
    {
        RowOutcome outcome = SomeStep.Of<FillTemplate>(FillTemplate.Verb, "{ text: '{{q}}', as: prompt }").Apply(Some.Row("a"));
        (outcome.Reason, outcome.Detail).ShouldBe(("missing-column", "the row has no value in column 'q'"));
    }

    [Theory]
    [InlineData("{ as: a }", "'template' needs one of 'text' and 'file'")]
    [InlineData("{ text: x, file: y, as: a }", "'template' needs one of 'text' and 'file'")]
    [InlineData("{ text: x }", "'template' needs 'as' (column)")]
    [InlineData("{ text: '{{a', as: a }", "not closed")]
    [InlineData("{ file: ../x, as: a }", "leads out")]
    public void A_faulty_template_is_refused(string yaml, string sentence) => SomeStep.Faults(FillTemplate.Verb, yaml).ShouldContain(sentence);

    [Fact]
    public void Dedup_keeps_the_first_and_names_it()
    {
        string[] questions =
            ["What is VACUUM?", "what is   vacuum", "What is VACUUM FULL?", "Ｗｈａｔ is vacuum!", "what is vac_uum", "???", "!!!", "???", "Was heißt „ﬁx“?", "was heißt fix", "Cafe\u0301", "café", "a b", "ab"];
        Row[] rows = [.. questions.Select((text, i) => Some.Row($"r{i}", ("q", text)))];

        IReadOnlyList<RowOutcome> said = SomeStep.Pass(SomeStep.Of<Dedup>(Dedup.Verb, "{ on: q, method: exact }"), rows);

        said.Select((outcome, i) => outcome.IsKept ? -1 : i).Where(i => i >= 0).ShouldBe([1, 3, 7, 9, 11]);
        (said[1].Reason, said[1].Detail).ShouldBe(("duplicate", "q says the same as in row r0"));
    }

    [Fact]
    public void Dedup_can_tell_texts_apart_by_case_and_punctuation()
    {
        Row[] rows = [Some.Row("a", ("q", "What does `-p` do?")), Some.Row("b", ("q", "What does `-P` do?")), Some.Row("c", ("q", "What does `-p` do?"))];
        SomeStep.Pass(SomeStep.Of<Dedup>(Dedup.Verb, "{ on: q, normalise: false }"), rows).Select(outcome => outcome.Reason).ShouldBe([null, null, "duplicate"]);
    }

    [Fact]
    public void Dedup_on_several_columns_wants_all_of_them_alike()
    {
        Row[] rows = [Some.Row("1", ("q", "a b"), ("a", "c")), Some.Row("2", ("q", "a"), ("a", "b c")), Some.Row("3", ("q", "A, b"), ("a", "C")), Some.Row("4", ("q", "a"))];

        SomeStep.Pass(SomeStep.Of<Dedup>(Dedup.Verb, "[q, a]"), rows).Select(outcome => outcome.Reason).ShouldBe([null, null, "duplicate", "missing-column"]);
    }

    [Fact]
    public void Dedup_by_near_drops_what_shares_most_of_its_wording_with_a_row_that_stays()
    {
        Row[] rows =
        [
            Some.Row("1", ("q", "How do I close the main valve of the water heater?"), ("a", "Turn it to the right until it stops.")),
            Some.Row("2", ("q", "How do I close the main valve of the water heater"), ("a", "Turn it to the right, until it stops!")),
            Some.Row("3", ("q", "How do I close the main valve of the water boiler?"), ("a", "Turn it to the right until it stops.")),
            Some.Row("4", ("q", "How do I open the small tap?"), ("a", "Pull.")),
            Some.Row("5", ("q", "How do I open the small tap?")),
        ];

        IReadOnlyList<RowOutcome> said = SomeStep.Pass(SomeStep.Of<Dedup>(Dedup.Verb, "{ on: [q, a], method: near, threshold: 0.6, shingle: 3 }"), rows);

        said.Select(outcome => outcome.Reason).ShouldBe([null, "near-duplicate", "near-duplicate", null, "missing-column"]);
        said[1].Detail.ShouldBe("q and a says nearly the same as in row 1 (similarity 1.000)");
        said[2].Detail.ShouldBe("q and a says nearly the same as in row 1 (similarity 0.700)");
    }

    [Fact]
    public void Dedup_by_rouge_drops_what_has_most_words_in_the_same_order()
    {
        string[] texts = ["Name three ways to save water at home.", "Name three ways of saving water at home.", "At home save water: name three ways!", "List five rivers."];
        Row[] rows = [.. texts.Select((text, i) => Some.Row($"{i}", ("q", text)))];

        IReadOnlyList<RowOutcome> said = SomeStep.Pass(SomeStep.Of<Dedup>(Dedup.Verb, "{ on: q, method: rouge }"), rows);

        said.Select(outcome => outcome.Reason).ShouldBe([null, "near-duplicate", null, null]);
        said[1].Detail.ShouldBe("q says nearly the same as in row 0 (ROUGE-L 0.750)");
    }

    [Fact]
    public void Dedup_takes_only_the_methods_that_there_are()
    {
        SomeStep.Faults(Dedup.Verb, "{ on: q, method: fuzzy }").ShouldContain("'method' of 'dedup' must be one of exact, near, rouge, not 'fuzzy'");
        SomeStep.Faults(Dedup.Verb, "{ on: q, threshold: 0.7 }").ShouldContain("'threshold' of 'dedup' belongs to 'method: near' and 'rouge'");
        SomeStep.Faults(Dedup.Verb, "{ on: q, method: rouge, shingle: 3 }").ShouldContain("'shingle' of 'dedup' belongs to 'method: near'");
        SomeStep.Faults(Dedup.Verb, "{ on: q, method: near, normalise: false }").ShouldContain("'normalise' of 'dedup' belongs to 'method: exact'");
    }

    [Fact]
    public void Every_pass_of_dedup_and_limit_has_a_memory_of_its_own()
    {
        Dedup dedup = SomeStep.Of<Dedup>(Dedup.Verb, "q");
        Limit limit = SomeStep.Of<Limit>(Limit.Verb, "1");
        for (int i = 0; i < 2; i++)
        {
            SomeStep.Pass(dedup, Some.Row("a", ("q", "x")))[0].IsKept.ShouldBeTrue();
            SomeStep.Pass(limit, Some.Row("a"), Some.Row("b")).Select(outcome => outcome.Reason).ShouldBe([null, "over-limit"]);
        }
    }

    [Fact]
    public void Split_never_puts_a_document_on_both_sides_and_keeps_the_share()
    {
        Split step = SomeStep.Of<Split>(Split.Verb, "{ test: 0.2 }", new() { Documents = 1000 });
        int test = 0;
        for (int document = 0; document < 1000; document++)
        {
            string[] sides = [.. Enumerable.Range(1, 3).Select(chunk => step.Apply(Some.Row($"d{document}.md#c{chunk}")).Rows[0].Text("split")!).Distinct()];
            sides.Length.ShouldBe(1);
            test += sides[0] == "test" ? 1 : 0;
        }

        test.ShouldBeInRange(150, 250);
    }

    [Theory]
    [InlineData(9, "{}", true)]
    [InlineData(10, "{}", false)]
    [InlineData(0, "{}", false)]
    [InlineData(1000, "{ by: section }", true)]
    [InlineData(1, "{ by: document }", false)]
    public void Few_documents_are_split_by_section(int documents, string yaml, bool bySection)
    {
        Split step = SomeStep.Of<Split>(Split.Verb, yaml, new() { Documents = documents });
        int sides = Enumerable.Range(0, 100).Select(section => Side(step, "Guide", $"Section {section}")).Distinct().Count();

        sides.ShouldBe(bySection ? 2 : 1);
        if (bySection)
            Enumerable.Range(0, 100).Select(i => Side(step, "Guide", "One", $"Deeper {i}")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Columns_drops_keeps_and_renames()
    {
        Row row = SomeStep.Json("u", "{ a: 1, b: 2, c: 3 }");

        Names(SomeStep.Of<ChangeColumns>(ChangeColumns.Verb, "{ drop: [a, c] }").Apply(row)).ShouldBe(["b"]);
        Names(SomeStep.Of<ChangeColumns>(ChangeColumns.Verb, "{ keep: a, rename: { b: d } }").Apply(row)).ShouldBe(["a", "d"]);
        Names(SomeStep.Of<ChangeColumns>(ChangeColumns.Verb, "{ rename: { a: c } }").Apply(row)).ShouldBe(["c", "b"]);
        SomeStep.Of<ChangeColumns>(ChangeColumns.Verb, "{ rename: { z: d } }").Apply(row).Reason.ShouldBe("missing-column");
    }

    [Fact]
    public void Columns_says_what_is_gone_and_what_is_new()
    {
        StepColumns columns = SomeStep.Of<ChangeColumns>(ChangeColumns.Verb, "{ keep: a, rename: { b: d } }", new() { Columns = ["a", "b", "c"] }).Columns;

        columns.Needs.ShouldBe(["a", "b"]);
        columns.Removes.ShouldBe(["c", "b"]);
        columns.Adds.ShouldBe(["d"]);
    }

    [Theory]
    [InlineData("{}", "needs one of 'drop', 'keep' and 'rename'")]
    [InlineData("{ drop: a, keep: b }", "not both")]
    [InlineData("{ rename: { a: c, b: c } }", "to the same name")]
    [InlineData("{ rename: { a: b, b: a } }", "use two steps")]
    [InlineData("{ drop: a, rename: { a: b } }", "drops 'a' and renames it")]
    public void A_muddled_change_of_columns_is_refused(string yaml, string sentence) => SomeStep.Faults(ChangeColumns.Verb, yaml).ShouldContain(sentence);

    private static IEnumerable<string> Names(RowOutcome outcome) => outcome.Rows[0].Columns.Select(column => column.Key);

    private static string Side(Split step, params string[] headings)
    {
        Unit unit = Some.Unit("one.md#c1") with { Source = new() { Document = "one.md", Title = "Guide", Headings = headings } };
        return step.Apply(Row.First(unit, 1)).Rows[0].Text("split")!;
    }
}
