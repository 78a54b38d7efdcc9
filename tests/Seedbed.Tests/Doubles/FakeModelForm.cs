using System.Text.Json;
using System.Text.RegularExpressions;

namespace Seedbed.Tests.Doubles;

/// <summary>The form of a reply that the end of a prompt says in words, as a schema: what a server without schemas goes by.</summary>
internal static partial class FakeModelForm
{
    private const string Opening = "Reply with one JSON object";

    /// <summary>The schema; null when no form ends the prompt.</summary>
    public static JsonElement? Of(string prompt)
    {
        int start = prompt.LastIndexOf(Opening, StringComparison.Ordinal);
        if (start < 0)
            return null;
        string form = prompt[start..].TrimEnd('.', '\n');
        string fields = ObjectOf(form);
        return JsonElement.Parse(form.StartsWith($"{Opening}. Its \"items\"", StringComparison.Ordinal)
            ? $"{{\"type\":\"object\",\"properties\":{{\"items\":{{\"type\":\"array\",\"items\":{fields}}}}}}}"
            : fields);
    }

    /// <summary>The slots that the form asks for.</summary>
    public static int[] SlotsOf(string prompt) => [.. Slots().Match(prompt).Groups[1].Value.Split(", ").Select(int.Parse)];

    private static string ObjectOf(string words) => $"{{\"type\":\"object\",\"properties\":{{{FieldsOf(words)}}}}}";

    private static string FieldsOf(string form)
    {
        var fields = new List<string>();
        for (Match field = Field().Match(form); field.Success; field = Field().Match(form, field.Index + field.Length))
            fields.Add($"{field.Groups[1].Value}:{SchemaOf(field.Groups[2].Value)}");
        return string.Join(",", fields);
    }

    private static string SchemaOf(string words) => words switch
    {
        "its number" => """{"type":"integer"}""",
        _ when words.StartsWith("a list of", StringComparison.Ordinal) => $"{{\"type\":\"array\",\"items\":{SchemaOf(words[(words.IndexOf("each ", StringComparison.Ordinal) + 5)..])}}}",
        _ when words.StartsWith("an object with", StringComparison.Ordinal) => ObjectOf(words),
        _ when words.StartsWith("a whole number", StringComparison.Ordinal) || words.StartsWith("a number", StringComparison.Ordinal) => """{"type":"integer"}""",
        _ => """{"type":"string"}""",
    };

    // A name, then its words in parentheses, which may hold further ones.
    [GeneratedRegex("""("\w+") \(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Field();

    [GeneratedRegex(@"one object for each slot \(([0-9, ]+)\)", RegexOptions.RightToLeft, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Slots();
}
