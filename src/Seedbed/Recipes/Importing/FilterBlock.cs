using Seedbed.Yaml;

namespace Seedbed.Recipes.Importing;

/// <summary><c>FilterByValueBlock</c> as <c>keep</c>.</summary>
internal static class FilterBlock
{
    private static readonly Dictionary<string, string> Comparisons = new(StringComparer.Ordinal)
    {
        ["eq"] = "equals",
        ["ne"] = "not",
        ["gt"] = "above",
        ["ge"] = "at-least",
        ["lt"] = "below",
        ["le"] = "at-most",
        ["contains"] = "contains",
    };

    private static readonly string[] OfNumbers = ["gt", "ge", "lt", "le"];

    public static void AddTo(BlockSteps steps, PipelineBlock block)
    {
        string operation = (block.Text("operation") ?? "").Replace("operator.", "", StringComparison.Ordinal);
        if (block.Text("filter_column") is not { } column || !Comparisons.TryGetValue(operation, out string? comparison))
        {
            steps.Lost.Add($"`keep` has no comparison '{operation}'; the filter is left out");
            return;
        }

        bool isNumber = IsNumber(block);
        string[] values = [.. Values(block).Select(value => Value(value, isNumber)).OfType<string>()];
        if (values.Length == 0 || (OfNumbers.Contains(operation) && !isNumber && !Values(block).All(value => value is YamlScalar scalar && scalar.TryNumber(out _))))
            steps.Lost.Add($"its filter_value can't be compared by '{operation}' without being a number; the filter is left out");
        else
            steps.Add("keep", Options(column, operation, comparison, values));
    }

    /// <summary>Whether the block reads its column as a number.</summary>
    public static bool IsNumber(PipelineBlock block) => block.Text("convert_dtype") is "float" or "int";

    private static string Options(string column, string operation, string comparison, string[] values)
    {
        if (values.Length == 1)
            return StepText.Map(("column", StepText.Value(column)), (comparison, values[0]));
        return operation == "eq"
            ? StepText.Map(("column", StepText.Value(column)), ("one-of", $"[{string.Join(", ", values)}]"))
            : StepText.Map(("any", $"[{string.Join(", ", values.Select(value => StepText.Map(("column", StepText.Value(column)), (comparison, value))))}]"));
    }

    private static IReadOnlyList<YamlNode> Values(PipelineBlock block) => block.Node("filter_value") switch
    {
        YamlList list => list.Items,
        { } one => [one],
        _ => [],
    };

    private static string? Value(YamlNode node, bool isNumber) =>
        node is not YamlScalar { IsNull: false } scalar ? null
        : scalar.TryNumber(out _) || (isNumber && double.TryParse(scalar.Text, System.Globalization.CultureInfo.InvariantCulture, out _)) ? scalar.Text
        : StepText.Value(scalar.Text);
}
