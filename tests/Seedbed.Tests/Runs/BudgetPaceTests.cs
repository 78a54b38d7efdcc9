using Seedbed.Models.Budgets;
using Seedbed.Runs;

namespace Seedbed.Tests.Runs;

public sealed class BudgetPaceTests
{
    [Fact]
    public void Without_a_limit_on_cost_any_number_of_units_may_be_begun() =>
        Pace(new() { Time = TimeSpan.FromMinutes(1) }, spent: 0, finished: 0).Allows(5000).ShouldBeTrue();

    [Fact]
    public void Before_the_first_unit_is_finished_only_a_few_are_begun()
    {
        Pace(new() { Tokens = 1_000_000 }, spent: 0, finished: 0).Allows(10).ShouldBeTrue();
        Pace(new() { Tokens = 1_000_000 }, spent: 0, finished: 0).Allows(500).ShouldBeFalse();
    }

    [Fact]
    public void No_more_units_are_begun_than_the_rest_will_likely_finish()
    {
        BudgetPace pace = Pace(new() { Tokens = 1000 }, spent: 600, finished: 40);

        pace.Allows(10).ShouldBeTrue();
        pace.Allows(1000).ShouldBeFalse();
        Pace(new() { Tokens = 1000 }, spent: 999, finished: 40).Allows(5).ShouldBeFalse();
    }

    [Fact]
    public void One_unit_is_always_begun_so_that_the_budget_itself_says_when_it_is_spent() =>
        Pace(new() { Tokens = 1000 }, spent: 1000, finished: 40).Allows(0).ShouldBeTrue();

    private static BudgetPace Pace(Budget budget, long spent, long finished) => new(budget, () => new(spent, 0), () => finished);
}
