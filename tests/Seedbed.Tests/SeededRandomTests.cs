using FsCheck;
using FsCheck.Fluent;

namespace Seedbed.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_same_parts_give_the_same_numbers_on_every_machine()
    {
        var random = new SeededRandom("0", "unit", "sample");

        new[] { random.Next(), random.Next(), random.Next() }.ShouldBe(Known);
    }

    [Fact]
    public void Where_one_part_ends_and_the_next_begins_matters()
    {
        new SeededRandom("ab", "c").Next().ShouldNotBe(new SeededRandom("a", "bc").Next());
        new SeededRandom("a", "").Next().ShouldNotBe(new SeededRandom("a").Next());
    }

    [Fact]
    public void Numbers_keep_within_their_bounds() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (bound, seed) =>
        {
            var random = new SeededRandom(seed.ToString());
            return random.Next(bound) is var whole && whole >= 0 && whole < bound && random.NextDouble() is >= 0 and < 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_bound_must_be_positive() => Should.Throw<ArgumentOutOfRangeException>(() => new SeededRandom("a").Next(0));

    [Fact]
    public void Every_number_under_a_small_bound_comes_about_equally_often()
    {
        var random = new SeededRandom("even");
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++)
            counts[random.Next(10)]++;

        counts.ShouldAllBe(count => count > 9_500 && count < 10_500);
    }

    [Fact]
    public void A_shuffle_keeps_every_item() =>
        Prop.ForAll<int[]>(items =>
        {
            int[] shuffled = [.. items];
            new SeededRandom("shuffle").Shuffle<int>(shuffled);
            return shuffled.Order().SequenceEqual(items.Order());
        }).QuickCheckThrowOnFailure();

    private static ulong[] Known { get; } = [16547059056031164009UL, 5829981563156540496UL, 8553058056907110852UL];
}
