using System.Globalization;
using Seedbed.Export;
using Seedbed.Models.Budgets;

namespace Seedbed.Cli.Terminal;

/// <summary>What models were asked and what it cost, in words.</summary>
internal static class CostWords
{
    /// <summary><c>1,200 tokens in (300 cached), 400 out, 0.02 USD</c>.</summary>
    public static string Of(ModelFacts model)
    {
        string cached = model.CachedTokens > 0 ? $" ({Number(model.CachedTokens)} cached)" : "";
        string charged = model.ChargedTokens > 0 ? $", {Number(model.ChargedTokens)} charged for attempts without a reply" : "";
        string cost = model.Cost is > 0 and var usd ? $", {BudgetWords.Usd(usd)}" : "";
        return $"{Number(model.InputTokens)} tokens in{cached}, {Number(model.OutputTokens)} out{charged}{cost}";
    }

    /// <summary><c>0.02 USD in all, 0.0004 USD per accepted row</c>; null when the cost is unknown or nothing was spent.</summary>
    public static string? Of(Spent? spent, decimal? perRow) => spent?.Usd is not > 0 ? null
        : perRow is { } usd ? $"{BudgetWords.Usd(spent.Usd.Value)} in all, {BudgetWords.Usd(usd)} per accepted row"
        : $"{BudgetWords.Usd(spent.Usd.Value)} in all";

    /// <summary><c>5 USD (4.98 USD used) and 30 min</c>.</summary>
    public static string Of(Budget budget, Spent spent)
    {
        string[] limits =
        [
            .. budget.Usd is { } usd ? [$"{BudgetWords.Usd(usd)} ({BudgetWords.Usd(spent.Usd ?? 0)} used)"] : (string[])[],
            .. budget.Tokens is { } tokens ? [$"{BudgetWords.Tokens(tokens)} ({Number(spent.InputTokens + spent.OutputTokens)} used)"] : (string[])[],
            .. budget.Time is { } time ? [BudgetWords.Time(time)] : (string[])[],
        ];
        return string.Join(" and ", limits);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
