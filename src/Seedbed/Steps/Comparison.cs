using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps;

/// <summary>One comparison of <see cref="Keep"/>.</summary>
public sealed class Comparison
{
    private const int MaxPattern = 1000;
    private const int Shown = 80;

    private readonly string _asked;
    private readonly Func<JsonElement, bool> _holds;
    private readonly bool _takesNothing;

    private Comparison(string name, string other)
        : this(name, "", static _ => true) => Other = other;

    private Comparison(string name, string asked, Func<JsonElement, bool> holds, bool takesNothing = false) =>
        (Name, _asked, _holds, _takesNothing) = (name, asked, holds, takesNothing);

    /// <summary>The option that asks for it: <c>at-least</c>.</summary>
    public string Name { get; }

    /// <summary>The other column that it reads; null for most.</summary>
    internal string? Other { get; }

    internal static OptionTable<KeepOptions> AddTo(OptionTable<KeepOptions> table)
    {
        AddNumber(table, "at-least", "the value is this number or more", "at least", static (value, than) => value >= than);
        AddNumber(table, "at-most", "the value is this number or less", "at most", static (value, than) => value <= than);
        AddNumber(table, "above", "the value is more than this number", "above", static (value, than) => value > than);
        AddNumber(table, "below", "the value is less than this number", "below", static (value, than) => value < than);
        AddScalar(table, "equals", "the value is this one; numbers are compared as numbers", "equal to", static (value, other) => Same(value, other));
        AddScalar(table, "not", "the value is any but this one", "other than", static (value, other) => !Same(value, other));
        table.Column("same-as", "the value is that of this other column; numbers are compared as numbers", (o, other) => With(o, new("same-as", other)));
        AddOneOf(table);
        AddScalar(table, "contains", "the text has this in it, or the list has this item; case counts", "a value with", Contains);
        AddMatches(table);
        table.Flag("present", "whether there is a value: not null, not an empty text or list", (o, flag) => With(o, Present(flag)), null);
        return table;
    }

    internal ComparisonFailure? Fails(Row row, string column)
    {
        bool isThere = row.TryGet(column, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
        if (!isThere && !_takesNothing)
            return new(column, IsMissing: true);
        if (Other is not null)
            return FailsBeside(row, column, value);
        return _holds(isThere ? value : default)
            ? null
            : new($"{column} is {(isThere ? Described(value) : "missing")}, not {_asked}", IsMissing: false);
    }

    private ComparisonFailure? FailsBeside(Row row, string column, JsonElement value) =>
        !row.TryGet(Other!, out JsonElement other) || other.ValueKind == JsonValueKind.Null ? new(Other!, IsMissing: true)
        : Same(value, other) ? null
        : new($"{column} is {Described(value)}, and {Other} is {Described(other)}", IsMissing: false);

    private static KeepOptions With(KeepOptions options, Comparison comparison) =>
        options with { Comparisons = [.. options.Comparisons, comparison] };

    private static void AddNumber(OptionTable<KeepOptions> table, string name, string description, string words, Func<double, double, bool> holds) =>
        table.Number(
            name,
            description,
            (o, than) => With(o, new(
                name, string.Create(CultureInfo.InvariantCulture, $"{words} {than}"), value => TryNumber(value, out double number) && holds(number, than))),
            double.NegativeInfinity,
            double.PositiveInfinity);

    private static void AddScalar(OptionTable<KeepOptions> table, string name, string description, string words, Func<JsonElement, JsonElement, bool> holds) =>
        table.Add(new(name, "value", description), (o, given) =>
        {
            if (given.Node is not YamlScalar scalar)
            {
                given.Fail("a single value");
                return o;
            }

            JsonElement other = scalar.ToJson();
            return With(o, new(name, $"{words} {Described(other)}", value => holds(value, other)));
        });

    private static void AddOneOf(OptionTable<KeepOptions> table) =>
        table.Add(new("one-of", "list of values", "the value is one of these"), (o, given) =>
        {
            if (given.Node is not YamlList { Items: { Count: > 0 } items } || items.Any(item => item is not YamlScalar))
            {
                given.Fail("a list of values");
                return o;
            }

            JsonElement[] known = [.. items.Select(item => item.ToJson())];
            return With(o, new("one-of", $"one of {string.Join(", ", known.Select(Described))}", value => known.Any(other => Same(value, other))));
        });

    private static void AddMatches(OptionTable<KeepOptions> table) =>
        table.Add(new("matches", "regular expression", "the pattern is found in the text, in time that grows with its length alone: no look-around, no back-references"), (o, given) =>
        {
            if (!given.TryText(out string pattern))
                return o;
            if (pattern.Length > MaxPattern)
            {
                given.Errors.Add(given.Node.At, $"the pattern has {pattern.Length} characters; at most {MaxPattern} are taken, so shorten it");
                return o;
            }

            try
            {
                var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
                return With(o, new("matches", $"matched by '{pattern}'", value => regex.IsMatch(Text(value))));
            }
            catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
            {
                given.Errors.Add(given.Node.At, $"'{pattern}' is not a pattern that can be matched here: {fault.Message.TrimEnd('.')}");
                return o;
            }
        });

    private static Comparison Present(bool wanted) => new(
        "present",
        wanted ? "present" : "missing or empty",
        value => IsPresent(value) == wanted,
        takesNothing: true);

    private static bool IsPresent(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => false,
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };

    // A CSV file has no numbers, only texts that look like them.
    private static bool TryNumber(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number ? value.TryGetDouble(out number)
            : value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool Same(JsonElement value, JsonElement other) =>
        (value.ValueKind == JsonValueKind.Number || other.ValueKind == JsonValueKind.Number) && TryNumber(value, out double a) && TryNumber(other, out double b)
            ? a.Equals(b)
            : string.Equals(Text(value), Text(other), StringComparison.Ordinal);

    private static bool Contains(JsonElement value, JsonElement part) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Any(item => Same(item, part))
        : Text(value).Contains(Text(part), StringComparison.Ordinal);

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText();

    private static string Described(JsonElement value)
    {
        string text = Text(value);
        text = text.Length <= Shown ? text : $"{text.AsSpan(0, Shown)}…";
        return value.ValueKind == JsonValueKind.String ? $"'{text}'" : text;
    }
}
