using System.Globalization;
using Seedbed.Yaml;

namespace Seedbed.Steps.Options;

/// <summary>
/// The value that a recipe gives an option, ready to be read as what the option wants. A reading that fails adds one
/// sentence to <see cref="Errors"/> and returns false; it never throws.
/// </summary>
/// <param name="Owner">The verb or section that the option belongs to, as the recipe names it.</param>
/// <param name="Name">The option's name.</param>
/// <param name="Node">The value.</param>
/// <param name="Errors">Where faults go.</param>
public sealed record OptionValue(string Owner, string Name, YamlNode Node, YamlErrors Errors)
{
    /// <summary>Adds the fault that the value is not what the option wants: <c>a whole number from 1 to 9</c>.</summary>
    public void Fail(string mustBe) => Errors.Add(Node.At, $"'{Name}' of {Owner} must be {mustBe}, not {Node.Described}");

    /// <summary>The same option's reading of a part of its value.</summary>
    public OptionValue Part(YamlNode node) => this with { Node = node };

    /// <summary>Reads a whole number in a range, ends included.</summary>
    public bool TryWhole(int min, int max, out int value)
    {
        value = 0;
        if (Node is YamlScalar scalar && scalar.TryWhole(out long whole) && whole >= min && whole <= max)
        {
            value = (int)whole;
            return true;
        }

        Fail(max == int.MaxValue ? $"a whole number of at least {min}" : $"a whole number from {min} to {max}");
        return false;
    }

    /// <summary>Reads a number in a range, ends included.</summary>
    public bool TryNumber(double min, double max, out double value)
    {
        if (Node is YamlScalar scalar && scalar.TryNumber(out value) && value >= min && value <= max)
            return true;
        value = 0;
        Fail(Range(min, max));
        return false;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool TryFlag(out bool value)
    {
        value = Node is YamlScalar { AsFlag: true };
        if (Node is YamlScalar { Kind: YamlScalarKind.Flag })
            return true;
        Fail("true or false");
        return false;
    }

    /// <summary>Reads a text that is not empty; numbers and flags count as the text that stands there.</summary>
    public bool TryText(out string value)
    {
        value = Node is YamlScalar { IsNull: false } scalar ? scalar.Text : "";
        if (value.Length > 0)
            return true;
        Fail("a text");
        return false;
    }

    /// <summary>Reads one text or a list of texts, at least one, none twice.</summary>
    public bool TryTexts(out IReadOnlyList<string> values)
    {
        values = [];
        var read = new List<string>();
        IReadOnlyList<YamlNode> items = Node is YamlList list ? list.Items : [Node];
        foreach (YamlNode item in items)
        {
            if (!Part(item).TryText(out string text))
                return false;
            if (!read.Contains(text))
                read.Add(text);
        }

        if (read.Count == 0)
        {
            Fail("a text or a list of texts");
            return false;
        }

        values = read;
        return true;
    }

    /// <summary>Reads one of some fixed words.</summary>
    public bool TryChoice(IReadOnlyList<string> choices, out string value)
    {
        ArgumentNullException.ThrowIfNull(choices);
        value = Node is YamlScalar scalar ? scalar.Text : "";
        if (choices.Contains(value))
            return true;
        string? nearest = value.Length > 0 ? NearestName.Of(value, choices) : null;
        string hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        string words = choices.Count == 1 ? $"'{choices[0]}'" : $"one of {string.Join(", ", choices)}";
        Errors.Add(Node.At, $"'{Name}' of {Owner} must be {words}, not {Node.Described}{hint}");
        return false;
    }

    /// <summary>Reads the name of a file.</summary>
    public bool TryFile(out FileName file)
    {
        bool read = TryText(out string path);
        file = new(path, Node is YamlScalar { IsGiven: true }, Node.At);
        return read;
    }

    /// <summary>Reads a mapping.</summary>
    public bool TryMap(out YamlMap map)
    {
        map = Node as YamlMap ?? new YamlMap(Node.At, []);
        if (Node is YamlMap)
            return true;
        Fail("a mapping");
        return false;
    }

    /// <summary>Reads a list.</summary>
    public bool TryList(out YamlList list)
    {
        list = Node as YamlList ?? new YamlList(Node.At, []);
        if (Node is YamlList)
            return true;
        Fail("a list");
        return false;
    }

    internal static string Range(double min, double max) =>
        double.IsInfinity(min) && double.IsInfinity(max) ? "a number"
        : double.IsInfinity(max) ? string.Create(CultureInfo.InvariantCulture, $"a number of at least {min}")
        : string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}");
}
