using System.Globalization;
using System.Numerics;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Numbers as YAML 1.1 writes them: underscores, 0b, 0x, a leading 0 for octal, colons between parts of sixty.</summary>
internal static class NumberText
{
    // Python refuses to read longer decimal numbers.
    private const int MostDigits = 4300;

    /// <summary>The value of a whole number of at most 4,300 characters.</summary>
    public static bool TryWhole(string text, out BigInteger value)
    {
        value = 0;
        string digits = Unsigned(text, out bool isNegative);
        bool isRead = digits.Length is > 0 and <= MostDigits && TryUnsigned(digits, out value);
        if (isNegative)
            value = -value;
        return isRead;
    }

    /// <summary>Whether a text of more than 4,300 characters may be a whole number: those of powers of two have no limit.</summary>
    public static bool MayBeLongWhole(string text)
    {
        string digits = Unsigned(text, out _);
        return digits switch
        {
            ['0', 'b', .. var rest] => !rest.AsSpan().ContainsAnyExcept('0', '1'),
            ['0', 'x', .. var rest] => rest.All(char.IsAsciiHexDigit),
            ['0', ..] => !digits.AsSpan().ContainsAnyExceptInRange('0', '7'),
            _ => digits.Contains(':', StringComparison.Ordinal) && digits.Split(':').All(part => part.Length is > 0 and <= MostDigits && part.All(char.IsAsciiDigit)),
        };
    }

    /// <summary>The value of a number with a point.</summary>
    public static bool TryNumber(string text, out double value)
    {
        string digits = Unsigned(text.ToLowerInvariant(), out bool isNegative);
        bool isRead = TryUnsigned(digits, out value);
        value = isNegative ? -value : value;
        return isRead;
    }

    private static bool TryUnsigned(string digits, out BigInteger value) => digits switch
    {
        ['0', 'b', .. var rest] => TryBits(rest, 1, out value),
        ['0', 'x', .. var rest] => BigInteger.TryParse("0" + rest, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && rest.Length > 0,
        ['0', .. var rest] => TryBits("0" + rest, 3, out value),
        _ => TrySixties(digits, out value),
    };

    private static bool TryBits(string digits, int bits, out BigInteger value)
    {
        value = 0;
        foreach (char digit in digits)
        {
            if (digit < '0' || (digit - '0') >> bits != 0)
                return false;
            value = (value << bits) + (digit - '0');
        }

        return digits.Length > 0;
    }

    private static bool TrySixties(string digits, out BigInteger value)
    {
        value = 0;
        foreach (string part in digits.Split(':'))
        {
            if (!BigInteger.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger next))
                return false;
            value = (value * 60) + next;
        }

        return true;
    }

    private static bool TryUnsigned(string digits, out double value)
    {
        value = digits switch
        {
            ".inf" => double.PositiveInfinity,
            ".nan" => double.NaN,
            _ => 0,
        };
        if (digits is ".inf" or ".nan")
            return true;
        foreach (string part in digits.Split(':'))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double next))
                return false;
            value = (value * 60) + next;
        }

        return true;
    }

    private static string Unsigned(string text, out bool isNegative)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal).TrimEnd('\n');
        isNegative = digits.StartsWith('-');
        return digits.Length > 0 && digits[0] is ('-' or '+') ? digits[1..] : digits;
    }
}
