using Seedbed.Reports;

namespace Seedbed.Tests.Reports;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(0, 10, "")]
    [InlineData(3, 10, "0,1,2")]
    [InlineData(10, 5, "1,3,5,7,9")]
    [InlineData(10, 3, "3,6,9")]
    [InlineData(10, 0, "")]
    public void Items_are_picked_evenly(int total, int limit, string picked)
    {
        var spread = new Spread(total, limit);
        string.Join(',', Enumerable.Range(0, total).Where(_ => spread.Next())).ShouldBe(picked);
        spread.Picked.ShouldBe(Math.Min(total, limit));
    }
}
