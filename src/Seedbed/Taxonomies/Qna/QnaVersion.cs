using System.Globalization;
using System.Numerics;
using Seedbed.Taxonomies.Yaml11;

namespace Seedbed.Taxonomies.Qna;

/// <summary>The version that a file says it follows.</summary>
internal static class QnaVersion
{
    private const string Key = "version:";

    /// <summary>The number as the official parser finds it: 1 for none and for what is no number; null for true and false, which it takes for numbers of no schema.</summary>
    public static BigInteger? Of(MappingNode root)
    {
        if (root.Get("version") is not { } node)
            return 1;
        return node.Kind switch
        {
            ValueKind.Flag => null,
            ValueKind.Whole => Whole(node),
            ValueKind.Number when NumberText.TryNumber(Constructor.TextOf(node)!, out double number) && double.IsFinite(number) => new BigInteger(number),
            ValueKind.Text when int.TryParse(Constructor.TextOf(node), NumberStyles.Integer, CultureInfo.InvariantCulture, out int written) => written,
            _ => 1,
        };
    }

    /// <summary>The number that a text names in a line of its own, whatever else it holds; null when it names none.</summary>
    public static int? Written(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            if (!line.StartsWith(Key))
                continue;
            ReadOnlySpan<char> value = line[Key.Length..].TrimStart(' ');
            int end = value.IndexOfAny(" \t#");
            return int.TryParse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : null;
        }

        return null;
    }

    /// <summary>Whether a value is a number: 3 and 3.0 are the number 3.</summary>
    public static bool Equals(Node node, int version) => node.Kind switch
    {
        ValueKind.Whole => Whole(node) == version,
        ValueKind.Number => NumberText.TryNumber(Constructor.TextOf(node)!, out double number) && number == version,
        _ => false,
    };

    // A number of thousands of digits is the version of nothing.
    private static BigInteger Whole(Node node) => NumberText.TryWhole(Constructor.TextOf(node)!, out BigInteger whole) ? whole : -1;
}
