using FsCheck;
using FsCheck.Fluent;
using Seedbed.Models.Pacing;
using Seedbed.Tests.Doubles;
using Tick = Seedbed.Tests.Doubles.SimulatedServer.Tick;

namespace Seedbed.Tests.Models.Pacing;

/// <summary>In simulated time: no test here depends on the machine.</summary>
public sealed class InFlightLimitTests
{
    private static readonly Func<SeededRandom, (double, long)> Even = random => (0.2 * (0.9 + 0.2 * random.NextDouble()), 100);

    // A judge's verdicts of twenty tokens among replies of four to eight hundred.
    private static readonly Func<SeededRandom, (double, long)> Mixed = random =>
    {
        long tokens = random.Next(3) == 0 ? 400 + random.Next(400) : 10 + random.Next(20);
        return (0.2 * (0.1 + tokens / 200.0) * (0.7 + 0.6 * random.NextDouble()), tokens);
    };

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(512)]
    public void A_servers_capacity_is_used_within_ten_seconds_and_from_then_on(int capacity)
    {
        foreach (Func<SeededRandom, (double, long)> work in (Func<SeededRandom, (double, long)>[])[Even, Mixed])
        {
            IReadOnlyList<Tick> ticks = new SimulatedServer("reach") { Capacity = _ => capacity, Work = work }.Run(60, 1);
            ticks.Skip(8).Take(3).Average(tick => tick.Busy).ShouldBeGreaterThan(0.9 * capacity);
            ticks.Skip(10).Average(tick => tick.Busy).ShouldBeGreaterThan((work == Even ? 0.95 : 0.9) * capacity);
            ticks.Skip(10).Average(tick => tick.Limit).ShouldBeLessThan(1.6 * capacity + 4);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(512)]
    public void It_comes_down_within_ten_seconds_when_the_capacity_is_cut_to_a_quarter_and_up_again_after(int capacity)
    {
        IReadOnlyList<Tick> ticks = new SimulatedServer("cut")
        {
            Capacity = time => time is < 20 or > 60 ? capacity : capacity / 4,
            Work = Even,
        }.Run(100, 1);
        ticks.Where(tick => tick.Time is > 20 and <= 30).Min(tick => tick.Limit).ShouldBeLessThanOrEqualTo(capacity / 2 + 1);
        ticks.Where(tick => tick.Time is > 30 and <= 60).Average(tick => tick.Limit).ShouldBeLessThan(capacity / 2 + 2);
        ticks.Where(tick => tick.Time is > 22 and <= 60).Average(tick => tick.Busy).ShouldBeGreaterThan(0.94 * capacity / 4);
        ticks.Where(tick => tick.Time > 80).Average(tick => tick.Busy).ShouldBeGreaterThan(0.9 * capacity);
    }

    [Fact]
    public void Whatever_the_capacity_and_the_latency_most_of_it_is_used_after_some_round_trips()
    {
        Gen<(int Capacity, double Seconds, string Seed)> servers =
            from capacity in Gen.Choose(1, 512)
            from milliseconds in Gen.Elements(20, 50, 200, 1000, 4000, 10_000)
            from seed in Gen.Choose(0, 1_000_000)
            select (capacity, milliseconds / 1000.0, $"{seed}");
        Prop.ForAll(servers.ToArbitrary(), server =>
        {
            var simulated = new SimulatedServer(server.Seed)
            {
                Capacity = _ => server.Capacity,
                Work = random => (server.Seconds * (0.95 + 0.1 * random.NextDouble()), 100),
            };
            IReadOnlyList<Tick> ticks = simulated.Run(100 * server.Seconds, server.Seconds);
            return ticks.Skip(20).Average(tick => tick.Busy) > 0.85 * server.Capacity
                && ticks.All(tick => tick.Limit <= (6 * server.Capacity) + InFlightLimit.First);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void It_starts_at_16_and_doubles_each_round_trip_until_the_bound()
    {
        IReadOnlyList<Tick> ticks = new SimulatedServer("climb") { Capacity = _ => 10_000 }.Run(3, 0.1, most: 1000);
        ticks.Where((_, place) => place % 2 == 0).Take(8).Select(tick => tick.Limit).ShouldBe([16, 32, 64, 128, 256, 512, 1000, 1000]);
        ticks.Max(tick => tick.Limit).ShouldBe(1000);
        new SimulatedServer("bound") { Capacity = _ => 10_000 }.Run(5, 0.2, most: 3).Max(tick => tick.InFlight).ShouldBe(3);
    }

    [Fact]
    public void It_grows_while_throughput_grows_though_latency_rises()
    {
        IReadOnlyList<Tick> ticks = new SimulatedServer("batching") { Capacity = _ => 100_000, Work = Even, Sharing = busy => 1 + busy / 200.0 }.Run(60, 1);
        ticks.Skip(20).Average(tick => tick.Limit).ShouldBeInRange(200, 2000);
        ticks.Skip(20).Average(tick => tick.Busy).ShouldBeGreaterThan(0.6 * 200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void Beyond_what_the_server_takes_it_comes_back_and_stays_there(int capacity)
    {
        IReadOnlyList<Tick> ticks = new SimulatedServer("wall") { Capacity = _ => capacity, Work = Even, RefusesBeyond = capacity }.Run(60, 1);
        ticks.Skip(10).Average(tick => tick.Busy).ShouldBeGreaterThan(0.9 * capacity);
        ticks.Skip(30).Average(tick => tick.Limit).ShouldBeLessThan(2.5 * capacity + 1);
    }

    [Fact]
    public void Refusals_that_have_nothing_to_do_with_the_number_do_not_bring_it_down() =>
        new SimulatedServer("weather") { Capacity = _ => 64, Work = Even, RefusesAnyway = 0.1 }.Run(60, 1)
            .Skip(20).Average(tick => tick.Busy).ShouldBeGreaterThan(0.75 * 64);

    [Fact]
    public void Replies_that_take_longer_from_now_on_do_not_bring_it_down()
    {
        bool isSlow = false;
        var server = new SimulatedServer("slow")
        {
            Capacity = time =>
            {
                isSlow = time > 20;
                return 64;
            },
            Work = random => ((isSlow ? 3 : 1) * Even(random).Item1, 100),
        };
        server.Run(100, 1).Skip(40).Average(tick => tick.Busy).ShouldBeGreaterThan(0.85 * 64);
    }

    [Fact]
    public void Sizes_fall_into_two_classes_to_a_doubling()
    {
        LatencyScale.ClassOf(0).ShouldBe(LatencyScale.ClassOf(1));
        LatencyScale.ClassOf(64).ShouldBe(LatencyScale.ClassOf(95));
        LatencyScale.ClassOf(96).ShouldBe(LatencyScale.ClassOf(64) + 1);
        LatencyScale.ClassOf(128).ShouldBe(LatencyScale.ClassOf(96) + 1);
        LatencyScale.ClassOf(long.MaxValue).ShouldBe(LatencyScale.Classes - 1);
    }
}
