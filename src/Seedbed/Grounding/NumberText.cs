namespace Seedbed.Grounding;

/// <summary>How a number's digits and separators are read.</summary>
internal static class NumberText
{
    private static readonly string[] Words =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>
    /// The value in one spelling: "1,000", "1 000" and "1000" are 1000, "1.50" and "1,5" are 1.5. What is no single
    /// number ("15.3.1") stays as it is. A point before three digits is a decimal point.
    /// </summary>
    public static string Value(string text)
    {
        string digits = Strip(text);
        if (IsGrouped(digits, ',', 1))
            digits = digits.Replace(",", "", StringComparison.Ordinal);
        else if (IsGrouped(digits, '.', 2))
            digits = digits.Replace(".", "", StringComparison.Ordinal);
        else if (digits.IndexOf(',', StringComparison.Ordinal) is int comma and >= 0
            && comma == digits.LastIndexOf(',') && !digits.Contains('.', StringComparison.Ordinal))
            digits = digits.Replace(',', '.');

        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && (digits.LastIndexOf('.') != point || digits.Contains(',', StringComparison.Ordinal)))
            return digits;
        if (point >= 0)
            digits = digits.TrimEnd('0').TrimEnd('.');
        digits = digits.TrimStart('0');
        return digits.Length == 0 || digits[0] == '.' ? "0" + digits : digits;
    }

    /// <summary>The number that an English word from one to twelve says, else null.</summary>
    public static string? OfWord(string word)
    {
        int at = Array.FindIndex(Words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : (at + 1).ToString();
    }

    /// <summary>The value times what the word after it says: "2.5 million"; null when that word is no multiplier.</summary>
    public static string? Multiplied(string value, string word)
    {
        decimal by = word.ToLowerInvariant() switch
        {
            "hundred" => 100,
            "thousand" => 1_000,
            "million" or "millions" => 1_000_000,
            "billion" or "billions" => 1_000_000_000,
            _ => 0,
        };
        return by > 0 && value.Length < 15 && decimal.TryParse(value, out decimal number) ? Value((number * by).ToString()) : null;
    }

    private static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('.', '9') < 0 && !text.Contains('/', StringComparison.Ordinal))
            return text;
        return string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.' or ','));
    }

    /// <summary>Whether the mark stands before every three digits and nowhere else, a fraction after the other mark aside.</summary>
    private static bool IsGrouped(string digits, char mark, int atLeast)
    {
        int first = digits.IndexOf(mark, StringComparison.Ordinal);
        if (first is < 1 or > 3)
            return false;
        int groups = 0;
        int at = first;
        for (; at < digits.Length && digits[at] == mark; at += 4, groups++)
        {
            int run = 0;
            while (at + 1 + run < digits.Length && char.IsAsciiDigit(digits[at + 1 + run]))
                run++;
            if (run != 3)
                return false;
        }

        return groups >= atLeast && (at >= digits.Length || (mark == ',' && digits.IndexOf(',', at) < 0 && digits.LastIndexOf('.') == at));
    }
}
