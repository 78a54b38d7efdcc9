namespace Seedbed.Ingestion.Rst;

/// <summary>What the number of a list's item says: digits, letters, Roman numerals or <c>#</c>.</summary>
internal static class RstNumbers
{
    /// <summary>The number.</summary>
    /// <param name="label">What stands there.</param>
    /// <param name="last">The number of the item before; 0 for the first.</param>
    public static int Value(ReadOnlySpan<char> label, int last)
    {
        if (label[0] == '#')
            return last + 1;
        if (char.IsAsciiDigit(label[0]))
            return int.Parse(label);
        int letter = char.ToLowerInvariant(label[0]) - 'a' + 1;
        bool isLetter = label.Length == 1 && (letter == last + 1 || Roman(label) == 0 || (last == 0 && letter != 9));
        return isLetter ? letter : Roman(label);
    }

    private static int Roman(ReadOnlySpan<char> label)
    {
        int sum = 0, before = 0;
        for (int at = label.Length - 1; at >= 0; at--)
        {
            int value = char.ToLowerInvariant(label[at]) switch { 'i' => 1, 'v' => 5, 'x' => 10, 'l' => 50, 'c' => 100, 'd' => 500, 'm' => 1000, _ => 0 };
            if (value == 0)
                return 0;
            sum += value < before ? -value : value;
            before = Math.Max(before, value);
        }

        return sum;
    }
}
