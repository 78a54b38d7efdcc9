using System.Globalization;

namespace Seedbed.Cli.Terminal;

/// <summary>Numbers as people read them.</summary>
internal static class NumberWords
{
    /// <summary><c>1,200</c>.</summary>
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 row</c>, <c>1,200 rows</c>.</summary>
    public static string Of(long value, string one) => $"{Of(value)} {one}{(value == 1 ? "" : "s")}";
}
