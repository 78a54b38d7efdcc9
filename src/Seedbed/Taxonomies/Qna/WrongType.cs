using Seedbed.Taxonomies.Yaml11;

namespace Seedbed.Taxonomies.Qna;

/// <summary>What to say when a value is of another type than its schema demands.</summary>
internal static class WrongType
{
    private const string Rule = "type";

    public static Fault Text(Node node, string path)
    {
        if (node is not ScalarNode scalar)
            return new(node.Start, path, Rule, $"{path} is {node.Described}, and a text is needed", "Write one text; put it in quotes if it begins with '-', '[', '{' or holds ': '.");
        if (scalar.Text.Length == 0)
            return new(node.Start, path, Rule, $"{path} has no value, and a text is needed", "Write the text.");
        return new(node.Start, path, Rule, $"{path} is {Read(scalar)}, and a text is needed", Quoted(scalar));
    }

    public static Fault List(Node node, string path) =>
        new(node.Start, path, Rule, $"{path} is {Described(node)}, and a list is needed", "Write its items in lines that begin with '- '.");

    public static Fault Map(Node node, string path, ObjectRule rule) =>
        new(node.Start, path, Rule, $"{path} is {Described(node)}, and a mapping is needed", $"Write the keys {string.Join(", ", rule.Names)}.");

    private static string Described(Node node) => node switch
    {
        ScalarNode { Text: "" } => "empty",
        ScalarNode { Kind: ValueKind.Text } scalar => $"the text '{Short(scalar.Text)}'",
        ScalarNode scalar => Read(scalar),
        _ => node.Described,
    };

    private static string Read(ScalarNode scalar) => scalar.Kind switch
    {
        ValueKind.Null => $"nothing (YAML reads {scalar.Text} as null)",
        ValueKind.Flag => $"true or false (YAML reads {scalar.Text} so)",
        ValueKind.Moment => $"a date (YAML reads {Short(scalar.Text)} so)",
        ValueKind.Bytes => "binary data",
        _ => $"a number (YAML reads {Short(scalar.Text)} so)",
    };

    private static string Quoted(ScalarNode scalar) =>
        scalar.IsPlain && scalar.Text.Length <= 40 ? $"Put it in quotes: \"{scalar.Text}\"." : "Put the text in quotes, without a tag.";

    private static string Short(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 37)}…";
}
