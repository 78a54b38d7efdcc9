using FsCheck;
using FsCheck.Fluent;

namespace Seedbed.Tests;

public sealed class ColumnsTests
{
    private static Arbitrary<Columns> Some => Arb.From(
        Gen.Elements("a", "b", "c", "d", "e").ListOf().Select(names => Columns.Of(names.Select((name, i) => KeyValuePair.Create(name, Json.Of(i))))));

    private static Gen<string> Name => Gen.Elements("a", "b", "c", "f");

    [Fact]
    public void Names_are_never_there_twice_and_the_later_value_wins_in_the_earlier_place()
    {
        Columns columns = Columns.Of([new("a", Json.Of(1)), new("b", Json.Of(2)), new("a", Json.Of(3))]);

        columns.Select(item => item.Key).ShouldBe(["a", "b"]);
        columns["a"].GetInt32().ShouldBe(3);
        Prop.ForAll(Some, some => some.Select(item => item.Key).Distinct().Count() == some.Count).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_column_that_was_set_is_there_and_the_others_stay() =>
        Prop.ForAll(Some, Arb.From(Name), (some, name) =>
        {
            Columns set = some.With(name, "x");
            return set[name].GetString() == "x"
                && set.Count == some.Count + (some.Contains(name) ? 0 : 1)
                && Others(set, name).SequenceEqual(Others(some, name))
                && (some.Contains(name) ? Place(set, name) == Place(some, name) : Place(set, name) == some.Count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_column_that_was_taken_out_is_gone_and_the_others_stay() =>
        Prop.ForAll(Some, Arb.From(Name), (some, name) =>
        {
            Columns without = some.Without(name);
            return !without.Contains(name) && !without.TryGet(name, out _) && Others(without, name).SequenceEqual(Others(some, name));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_renamed_column_keeps_its_value_and_takes_the_place_of_one_that_had_the_name() =>
        Prop.ForAll(Some, Arb.From(Name), Arb.From(Name), (some, from, to) =>
        {
            Columns renamed = some.Renamed(from, to);
            if (!some.Contains(from) || from == to)
                return renamed.SequenceEqual(some);
            return !renamed.Contains(from) && renamed[to].GetRawText() == some[from].GetRawText()
                && renamed.Select(item => item.Key).SequenceEqual(
                    some.Select(item => item.Key).Where(name => name != to).Select(name => name == from ? to : name));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_made_of_columns_leaves_them_as_they_were() =>
        Prop.ForAll(Some, Arb.From(Name), (some, name) =>
        {
            string before = Written(some);
            _ = some.With(name, "x");
            _ = some.Without(name);
            _ = some.Renamed(name, "z");
            return Written(some) == before;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_column_that_is_not_there_is_named() =>
        Should.Throw<KeyNotFoundException>(() => Columns.Empty["answer"]).Message.ShouldContain("answer");

    private static IEnumerable<string> Others(Columns columns, string name) =>
        columns.Where(item => item.Key != name).Select(item => item.Key + item.Value.GetRawText());

    private static int Place(Columns columns, string name) => columns.Select(item => item.Key).ToList().IndexOf(name);

    private static string Written(Columns columns) => string.Join(',', columns.Select(item => $"{item.Key}={item.Value.GetRawText()}"));
}
