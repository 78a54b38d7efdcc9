using FsCheck;
using FsCheck.Fluent;
using Seedbed.Runs;

namespace Seedbed.Tests.Runs;

public sealed class ApportionmentTests
{
    [Theory]
    [InlineData(10, new[] { 1.0, 1, 1 }, new[] { 4L, 3, 3 })]
    [InlineData(12, new[] { 2.0, 1, 1 }, new[] { 6L, 3, 3 })]
    [InlineData(7, new[] { 0.5, 0, 3 }, new[] { 1L, 0, 6 })]
    [InlineData(2, new[] { 1.0, 1, 1 }, new[] { 1L, 1, 0 })]
    [InlineData(5, new[] { 0.0, 0 }, new[] { 0L, 0 })]
    public void Rows_are_shared_out_by_the_weights(long rows, double[] weights, long[] shares) => Shares(rows, weights).ShouldBe(shares);

    [Fact]
    public void It_is_exactly_so_many_rows_nearly_by_share_and_more_rows_give_no_group_fewer() => Prop.ForAll(
        Gen.Choose(0, 40).Select(weight => weight / 4.0).NonEmptyListOf().Zip(Gen.Choose(1, 5000)).ToArbitrary(),
        sample =>
        {
            (double[] weights, long rows) = ([.. sample.Item1], sample.Item2);
            long[] shares = Shares(rows, weights);
            if (weights.Sum() == 0)
                return shares.All(share => share == 0);
            bool areNear = weights.Zip(shares).All(each => Math.Abs(each.Second - (rows * each.First / weights.Sum())) <= 1 + (0.5 * weights.Length));
            return shares.Sum() == rows && areNear && Shares(rows + 1, weights).Zip(shares).All(pair => pair.First >= pair.Second);
        }).QuickCheckThrowOnFailure();

    private static long[] Shares(long rows, double[] weights)
    {
        string[] groups = [.. Enumerable.Range(0, weights.Length).Select(number => $"leaf {number:D4}")];
        return Apportionment.Of(rows, groups, group => weights[Array.IndexOf(groups, group)]);
    }
}
