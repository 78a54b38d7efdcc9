using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Seedbed.Yaml;

/// <summary>How plain scalars are read: YAML 1.2.2, section 10.3.2.</summary>
internal static partial class CoreSchema
{
    private static readonly SearchValues<char> NumberStarts = SearchValues.Create("+-.0123456789");

    public static YamlScalarKind KindOf(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return YamlScalarKind.Null;
            case "true" or "True" or "TRUE" or "false" or "False" or "FALSE":
                return YamlScalarKind.Flag;
        }

        if (!NumberStarts.Contains(text[0]))
            return YamlScalarKind.Text;
        return WholeNumber().IsMatch(text) ? YamlScalarKind.Whole
            : OtherNumber().IsMatch(text) ? YamlScalarKind.Number
            : YamlScalarKind.Text;
    }

    public static bool TryWhole(string text, out long value)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
        if (text.StartsWith("0o", StringComparison.Ordinal))
            return TryOctal(text.AsSpan(2), out value);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryOctal(ReadOnlySpan<char> digits, out long value)
    {
        value = 0;
        foreach (char digit in digits)
        {
            if (value > long.MaxValue >> 3)
                return false;
            value = (value << 3) + (digit - '0');
        }

        return true;
    }

    [GeneratedRegex(@"\A(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex OtherNumber();
}
