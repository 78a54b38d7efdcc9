using Seedbed.Models;
using Seedbed.Models.Budgets;

namespace Seedbed.Tests.Models.Budgets;

public sealed class BudgetTests
{
    [Theory]
    [InlineData("5usd", "5 USD")]
    [InlineData("0.50USD", "0.5 USD")]
    [InlineData("2Mtok", "2,000,000 tokens")]
    [InlineData("1.5mTok", "1,500,000 tokens")]
    [InlineData("500ktok", "500,000 tokens")]
    [InlineData("800 tok", "800 tokens")]
    [InlineData("30min", "30 min")]
    [InlineData("90s", "90 s")]
    [InlineData("2H", "2 h")]
    public void An_amount_with_a_unit_is_a_budget(string given, string shown) => Budget.Parse([given]).ToString().ShouldBe(shown);

    [Fact]
    public void Budgets_of_different_kinds_hold_together()
    {
        var budget = Budget.Parse(["5usd", "2Mtok", "1.5h"]);

        budget.ShouldBe(new Budget { Usd = 5, Tokens = 2_000_000, Time = TimeSpan.FromMinutes(90) });
        budget.ToString().ShouldBe("5 USD and 2,000,000 tokens and 90 min");
        Budget.Parse([]).ShouldBe(Budget.None);
    }

    [Theory]
    [InlineData("5", "has no unit")]
    [InlineData("0usd", "allows nothing")]
    [InlineData("-1usd", "allows nothing")]
    [InlineData("0.0min", "allows nothing")]
    [InlineData("5eur", "'eur' is no unit")]
    [InlineData("5e3usd", "'e3usd' is no unit")]
    [InlineData("usd", "not an amount")]
    [InlineData("", "not an amount")]
    [InlineData("1.2.3usd", "not an amount")]
    [InlineData("0.5tok", "less than one token")]
    [InlineData("99999999999999999999Mtok", "more than any run")]
    [InlineData("9999999h", "longer than 40 days")]
    public void What_is_no_budget_is_one_sentence(string given, string words)
    {
        string sentence = Should.Throw<SeedbedException>(() => Budget.Parse([given])).Message;

        sentence.ShouldStartWith($"--budget {given}");
        sentence.ShouldContain(words);
    }

    [Fact]
    public void Two_budgets_of_a_kind_are_refused() =>
        Should.Throw<SeedbedException>(() => Budget.Parse(["5usd", "2Mtok", "500ktok"])).Message
            .ShouldBe("--budget 2Mtok and --budget 500ktok both limit tokens; give one of them");

    [Fact]
    public void A_price_is_read_as_it_is_given()
    {
        ModelPrice.Parse("0.15/0.60").ShouldBe(new ModelPrice(0.15m, 0.60m));
        ModelPrice.Parse("2.5/10/1.25").ShouldBe(new ModelPrice(2.5m, 10) { CachedInput = 1.25m });
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1/2/3/4")]
    [InlineData("1/-2")]
    [InlineData("cheap/dear")]
    public void What_is_no_price_is_one_sentence(string given) =>
        Should.Throw<SeedbedException>(() => ModelPrice.Parse(given)).Message.ShouldStartWith($"--price {given} is not of the form IN/OUT");
}
