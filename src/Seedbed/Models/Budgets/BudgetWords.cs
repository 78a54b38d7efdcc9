using System.Globalization;

namespace Seedbed.Models.Budgets;

/// <summary>Amounts as people read them.</summary>
public static class BudgetWords
{
    /// <summary>US dollars with as many places as tell them from nothing: <c>12.50 USD</c>, <c>0.0003 USD</c>.</summary>
    public static string Usd(decimal usd) => $"{Number(usd)} USD";

    /// <summary><c>2,000,000 tokens</c>.</summary>
    public static string Tokens(long tokens) => string.Create(CultureInfo.InvariantCulture, $"{tokens:N0} tokens");

    /// <summary><c>90 s</c>, <c>30 min</c>, <c>2 h</c>: the largest unit that takes a whole number.</summary>
    public static string Time(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(time.TotalHours % 1 == 0 ? $"{time.TotalHours} h" : time.TotalMinutes % 1 == 0 ? $"{time.TotalMinutes} min" : $"{time.TotalSeconds:0.###} s")}");

    private static string Number(decimal usd)
    {
        decimal size = Math.Abs(usd);
        string form = size switch { 0 or >= 1 => "0.##", >= 0.01m => "0.####", >= 0.0001m => "0.######", _ => "0.########" };
        return usd.ToString(form, CultureInfo.InvariantCulture);
    }
}
