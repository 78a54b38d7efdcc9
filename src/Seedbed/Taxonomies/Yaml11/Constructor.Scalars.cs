namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Single values.</summary>
internal sealed partial class Constructor
{
    // What Python's int() takes at most.
    private const int MostDigits = 4300;

    private ValueKind Single(Node node)
    {
        if (KindOfTag(node.Tag) is not { } kind)
        {
            Add(node.Start, "tag", UnknownTag(node), node.Tag is Tags.Value or Tags.Merge ? "Put it in quotes." : "Take the tag away, or put the text in quotes.");
            return ValueKind.Unknown;
        }

        if (TextOf(node) is not { } text)
        {
            Add(node.Start, "tag", $"the tag of a single value stands before {node.Described}", "Take the tag away.");
            return ValueKind.Unknown;
        }

        if (Holds(kind, text))
            return kind;
        Add(node.Start, "tag", $"'{Short(text)}' is not what its form or its tag says: {Word(kind)}", "Put the text in quotes, without a tag.");
        return ValueKind.Unknown;
    }

    private static string UnknownTag(Node node) => node.Tag switch
    {
        Tags.Value => "a '=' without quotes means nothing here",
        Tags.Merge => "'<<' without quotes stands where no key is",
        _ => $"the tag '{Short(node.Tag.StartsWith(Tags.Prefix, StringComparison.Ordinal) ? $"!!{node.Tag[Tags.Prefix.Length..]}" : node.Tag)}' is not known here",
    };

    private static ValueKind? KindOfTag(string tag) => tag switch
    {
        Tags.Text => ValueKind.Text,
        Tags.Null => ValueKind.Null,
        Tags.Flag => ValueKind.Flag,
        Tags.Whole => ValueKind.Whole,
        Tags.Number => ValueKind.Number,
        Tags.Bytes => ValueKind.Bytes,
        Tags.Moment => ValueKind.Moment,
        _ => null,
    };

    /// <summary>The characters of a single value; of a mapping those of its key <c>=</c>.</summary>
    public static string? TextOf(Node node)
    {
        for (int depth = 0; depth < Composer.MaxDepth && node is MappingNode map; depth++)
            node = map.Entries.FirstOrDefault(entry => entry.Key.Tag == Tags.Value).Value ?? new SequenceNode(0, "");
        return (node as ScalarNode)?.Text;
    }

    private static bool Holds(ValueKind kind, string text) => kind switch
    {
        ValueKind.Flag => IsFlag(text),
        ValueKind.Whole => IsWhole(text),
        ValueKind.Number => IsNumber(text),
        ValueKind.Bytes => Base64Text.IsValid(text),
        ValueKind.Moment => MomentText.IsValid(text),
        _ => true,
    };

    private static bool IsFlag(string text) => text.ToLowerInvariant() is "yes" or "no" or "true" or "false" or "on" or "off";

    private static bool IsWhole(string text)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        return digits.Length <= MostDigits ? NumberText.TryWhole(text, out _) : NumberText.MayBeLongWhole(digits);
    }

    private static bool IsNumber(string text) => NumberText.TryNumber(text, out _);

    private static string Word(ValueKind kind) => kind switch
    {
        ValueKind.Flag => "yes or no",
        ValueKind.Bytes => "base64",
        ValueKind.Moment => "a date",
        _ => "a number",
    };

    private static string Short(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 37)}…";
}
