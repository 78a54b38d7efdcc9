using FsCheck;
using FsCheck.Fluent;
using Seedbed.Export;
using Seedbed.Export.InstructLab;

namespace Seedbed.Tests.Export.InstructLab;

public sealed class RaftDocumentsTests
{
    private static readonly string[] Facts = ["copper", "walnut", "seventeen", "harbour", "1844", "violet", "granite", "lantern", "zinc", "orchard"];

    [Fact]
    public void Two_of_five_rows_have_the_passage_that_answers()
    {
        Passage[] passages = [.. Enumerable.Range(1, 20).Select(i => Passage(i, $"Passage {i} tells of item{i}."))];
        var raft = new RaftDocuments("0", passages);
        int own = Enumerable.Range(0, 2000).Count(i =>
        {
            Passage mine = passages[i % 20];
            IReadOnlyList<Passage> picked = raft.Pick(Row($"r{i}", "Of what?", $"item{(i % 20) + 1}"), mine);
            picked.Count.ShouldBe(4);
            picked.Distinct().Count().ShouldBe(4);
            return picked.Contains(mine);
        });
        own.ShouldBeInRange(740, 860);
    }

    [Fact]
    public void No_other_passage_holds_the_answer_and_the_draw_is_of_the_row_alone()
    {
        Gen<(string[] Texts, int Own, int Fact)> cases =
            from texts in Gen.Elements(Facts).ListOf(3).Select(words => $"The thing is {string.Join(" and ", words)}.").ArrayOf(6)
            from own in Gen.Choose(0, 5)
            from fact in Gen.Choose(0, 9)
            select (texts, own, fact);
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            Passage[] passages = [.. sample.Texts.Select((text, i) => Passage(i, text))];
            TaxonomyRow row = Row("r", "What is the thing?", $"It is {Facts[sample.Fact]}.");
            var raft = new RaftDocuments("7", passages);
            IReadOnlyList<Passage> first = raft.Pick(row, passages[sample.Own]);
            raft.Pick(Row("another", "Why?", "No."), passages[0]);
            IReadOnlyList<Passage> again = raft.Pick(row, passages[sample.Own]);
            bool clean = first.All(passage => passage.Key.Number == sample.Own || !passage.Text.Contains(Facts[sample.Fact], StringComparison.Ordinal));
            return clean && first.Count is >= 1 and <= 4 && first.SequenceEqual(again);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("The valve opens at 40 degrees.", "", false)]
    [InlineData("It closes at NINETY   degrees!", "", true)]
    [InlineData("Nothing to do with it, but ninety", "", true)]
    [InlineData("Here stands the very proof of it.", ""","evidence":[{"quote":"the very proof","start":5,"end":19}]""", true)]
    [InlineData("Here stands something else.", ""","evidence":[{"quote":"the very proof","start":1005,"end":1019}]""", true)]
    [InlineData("Here stands something else.", ""","evidence":["very proof"]""", false)]
    public void A_passage_that_would_answer_too_is_none_to_tell_apart(string other, string more, bool holds)
    {
        TaxonomyRow row = Row("r", "At which degrees does it close?", "At ninety degrees.", more);
        new AnswerTrace(row, Passage(0, "It closes at ninety degrees, the very proof.")).IsIn(Passage(1, other)).ShouldBe(holds);
    }

    [Fact]
    public void Scripts_without_spaces_are_compared_too() =>
        new AnswerTrace(Row("r", "いつ閉まりますか", "九十度です"), Passage(0, "x")).IsIn(Passage(1, "弁は九十度ですぐ閉まる。")).ShouldBeTrue();

    [Fact]
    public void Where_every_other_passage_answers_the_own_one_stands_alone()
    {
        Passage[] passages = [Passage(0, "Zinc is blue."), Passage(1, "Blue is zinc."), Passage(2, "Zinc is blue.")];
        new RaftDocuments("0", passages).TextFor(Row("r", "Which metal?", "Zinc"), passages[0]).ShouldBe("Document:\nZinc is blue.\n\n");
    }

    private static Passage Passage(int number, string text) => new(new("doc.md", number), text, number * 1000, (number * 1000) + text.Length);

    private static TaxonomyRow Row(string id, string question, string answer, string more = "")
    {
        string line = $$"""{"id":{{Json.Of(id).GetRawText()}},"leaf":"knowledge/k","leaf_kind":"knowledge","question":{{Json.Of(question).GetRawText()}},"answer":{{Json.Of(answer).GetRawText()}}{{more}}}""";
        TaxonomyRow.TryRead(new DatasetRow(new JsonLine(1, System.Text.Json.JsonElement.Parse(line)), "d"), out TaxonomyRow? row).ShouldBeNull();
        return row!;
    }
}
