using Seedbed.Export;
using Seedbed.Models.Budgets;

namespace Seedbed.Cli.Terminal;

/// <summary>What models were asked and what it cost, in words.</summary>
internal static class CostWords
{
    /// <summary><c>teacher NAME: 12 requests, 3 replayed, …</c>.</summary>
    public static string Line(ModelFacts model) =>
        $"{model.Role} {model.Name}: {NumberWords.Of(model.Requests, "request")}, {NumberWords.Of(model.Replayed)} replayed, {Of(model)}";

    /// <summary><c>1,200 tokens in (300 cached), 400 out, 0.02 USD</c>.</summary>
    public static string Of(ModelFacts model)
    {
        string cached = model.CachedTokens > 0 ? $" ({NumberWords.Of(model.CachedTokens)} cached)" : "";
        string charged = model.ChargedTokens > 0 ? $", {NumberWords.Of(model.ChargedTokens)} charged by estimate, where no server counted" : "";
        string cost = model.Cost is > 0 and var usd ? $", {BudgetWords.Usd(usd)}" : "";
        return $"{NumberWords.Of(model.InputTokens)} tokens in{cached}, {NumberWords.Of(model.OutputTokens)} out{charged}{cost}";
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
            .. budget.Tokens is { } tokens ? [$"{BudgetWords.Tokens(tokens)} ({Used(spent)})"] : (string[])[],
            .. budget.Time is { } time ? [BudgetWords.Time(time)] : (string[])[],
        ];
        return string.Join(" and ", limits);
    }

    // The limit counts more than the models' lines, which are of the last process.
    private static string Used(Spent spent)
    {
        string charged = spent.ChargedTokens > 0 ? $", {NumberWords.Of(spent.ChargedTokens)} of them charged by estimate" : "";
        return $"{NumberWords.Of(spent.InputTokens + spent.OutputTokens)} used by all processes on the folder{charged}";
    }
}
