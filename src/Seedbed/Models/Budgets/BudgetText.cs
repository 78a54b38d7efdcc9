using System.Buffers;
using System.Globalization;

namespace Seedbed.Models.Budgets;

/// <summary>Reads what the user types after <c>--budget</c>.</summary>
internal static class BudgetText
{
    private const string Units = "usd; tok, ktok, Mtok; s, min, h";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.-+");

    // A timer takes no more than 49 days.
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(40);

    public static Budget Parse(IEnumerable<string> given)
    {
        Budget budget = Budget.None;
        var seen = new Dictionary<string, string>();
        foreach (string text in given)
        {
            (decimal number, string unit) = Split(text);
            (string kind, budget) = With(budget, text, number, unit);
            if (seen.TryGetValue(kind, out string? other))
                throw new SeedbedException($"--budget {other} and --budget {text} both limit {kind}; give one of them");
            seen[kind] = text;
        }

        return budget;
    }

    private static (decimal Number, string Unit) Split(string text)
    {
        string trimmed = text.Trim();
        int end = trimmed.AsSpan().IndexOfAnyExcept(Digits);
        string digits = end < 0 ? trimmed : trimmed[..end];
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number))
            throw new SeedbedException($"--budget {text} is not an amount with a unit; write it as 5usd, 2Mtok or 30min (units: {Units})");
        if (end < 0)
            throw new SeedbedException($"--budget {text} has no unit; say of what, as in {digits}usd, {digits}Mtok or {digits}min (units: {Units})");
        return number > 0
            ? (number, trimmed[end..].Trim())
            : throw new SeedbedException($"--budget {text} allows nothing; give an amount above 0, or leave the option out for no limit");
    }

    private static (string Kind, Budget Budget) With(Budget budget, string text, decimal number, string unit) => unit.ToLowerInvariant() switch
    {
        "usd" => ("money", budget with { Usd = number }),
        "tok" => ("tokens", budget with { Tokens = Tokens(text, number, 1) }),
        "ktok" => ("tokens", budget with { Tokens = Tokens(text, number, 1_000) }),
        "mtok" => ("tokens", budget with { Tokens = Tokens(text, number, 1_000_000) }),
        "s" => ("time", budget with { Time = Time(text, number, 1) }),
        "min" => ("time", budget with { Time = Time(text, number, 60) }),
        "h" => ("time", budget with { Time = Time(text, number, 3600) }),
        _ => throw new SeedbedException($"--budget {text}: '{unit}' is no unit of a budget; known are {Units}"),
    };

    private static long Tokens(string text, decimal number, int unit) => number switch
    {
        _ when number > long.MaxValue / 1_000_000 => throw new SeedbedException($"--budget {text} is more than any run can use; give a smaller one"),
        _ when number * unit < 1 => throw new SeedbedException($"--budget {text} is less than one token; give at least 1tok"),
        _ => (long)(number * unit),
    };

    private static TimeSpan Time(string text, decimal number, int unit) =>
        number <= (decimal)LongestTime.TotalSeconds / unit
            ? TimeSpan.FromSeconds((double)(number * unit))
            : throw new SeedbedException($"--budget {text} is longer than {LongestTime.TotalDays} days; give less time, or leave the option out for no limit");
}
