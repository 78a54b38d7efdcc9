using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Seedbed.Cli.Options;

/// <summary>Options whose value is a whole number within a range.</summary>
internal static class WholeNumber
{
    /// <summary>Only numbers from <paramref name="least"/> to <paramref name="most"/>; what is no whole number is told by <see cref="Help.CommandLineMistake"/>.</summary>
    public static Option<T> Within<T>(this Option<T> option, long least, long most = long.MaxValue)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && TryRead(token.Value, out BigInteger number) && (number < least || number > most))
                result.AddError($"{option.Name} must be a whole number {Range(least, most)}, not {number}");
        });
        return option;
    }

    /// <summary>Reads it, however large.</summary>
    public static bool TryRead(string text, out BigInteger number) =>
        BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);

    private static string Range(long least, long most) => most == long.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
}
