using System.Globalization;

namespace Seedbed.Ingestion.Office;

/// <summary>A number as lists write it.</summary>
internal static class DocxNumbers
{
    private static readonly (int Value, string Sign)[] Roman =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    public static string Write(int number, string format) => format switch
    {
        "upperRoman" => ToRoman(number),
        "lowerRoman" => ToRoman(number).ToLowerInvariant(),
        "upperLetter" => ToLetter(number, 'A'),
        "lowerLetter" => ToLetter(number, 'a'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string ToRoman(int number)
    {
        if (number is < 1 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        var roman = new System.Text.StringBuilder();
        foreach ((int value, string sign) in Roman)
        {
            for (; number >= value; number -= value)
                roman.Append(sign);
        }

        return roman.ToString();
    }

    /// <summary>a to z, then aa, bb and on.</summary>
    private static string ToLetter(int number, char first) =>
        number is < 1 or > 260 ? number.ToString(CultureInfo.InvariantCulture) : new string((char)(first + ((number - 1) % 26)), 1 + ((number - 1) / 26));
}
