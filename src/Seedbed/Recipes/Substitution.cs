using System.Text;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>
/// Puts parameters' values where <c>${name}</c> stands. A scalar that is nothing else becomes the value itself, its type
/// kept; inside a text the value's characters are put in. <c>$${</c> stands for the characters <c>${</c>. Values are not
/// looked at again, so a parameter cannot name another.
/// </summary>
internal sealed class Substitution(IReadOnlyDictionary<string, RecipeParameter> parameters, YamlErrors errors)
{
    // A small file could otherwise repeat a large value until memory ends.
    private const int MaxGrowth = 1 << 22;

    private int _grown;

    /// <summary>The tree with values put in; keys stay as they are. Depth is bounded by the reader.</summary>
    public YamlNode In(YamlNode node) => node switch
    {
        YamlMap map => new YamlMap(map.At, [.. map.Entries.Select(entry => entry with { Value = In(entry.Value) })]),
        YamlList list => new YamlList(list.At, [.. list.Items.Select(In)]),
        YamlScalar scalar when scalar.Text.Contains("${", StringComparison.Ordinal) => Scalar(scalar),
        _ => node,
    };

    private YamlNode Scalar(YamlScalar scalar)
    {
        string text = scalar.Text;
        if (text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}') == text.Length - 1)
            return Value(text[2..^1], scalar.At) is { } whole && Grows(Weight(whole), scalar.At) ? whole : scalar;
        var filled = new StringBuilder();
        int done = 0;
        for (int at; (at = text.IndexOf("${", done, StringComparison.Ordinal)) >= 0;)
        {
            bool isEscaped = at > done && text[at - 1] == '$';
            filled.Append(text, done, (isEscaped ? at - 1 : at) - done);
            int end = isEscaped ? at + 1 : text.IndexOf('}', at);
            if (end < 0)
            {
                errors.Add(scalar.At, "'${' is not closed by '}'; close it, or write '$${' for the characters themselves");
                return scalar;
            }

            filled.Append(isEscaped ? "${" : Inside(text[(at + 2)..end], scalar.At));
            done = end + 1;
        }

        return new YamlScalar(scalar.At, filled.Append(text, done, text.Length - done).ToString(), isPlain: false);
    }

    private string Inside(string name, YamlPlace at)
    {
        if (Value(name, at) is not { } value)
            return "";
        string text = value switch
        {
            YamlScalar scalar => scalar.IsNull ? "" : scalar.Text,
            YamlList list => string.Join(", ", list.Items.Cast<YamlScalar>().Select(item => item.IsNull ? "" : item.Text)),
            _ => "",
        };
        return Grows(text.Length, at) ? text : "";
    }

    private YamlNode? Value(string name, YamlPlace at)
    {
        name = name.Trim();
        if (parameters.TryGetValue(name, out RecipeParameter? parameter))
            return parameter.Value;
        errors.Add(at, $"the recipe declares no parameter '{name}'{NearestName.Hint(name, [.. parameters.Keys])}");
        return null;
    }

    private bool Grows(int by, YamlPlace at)
    {
        bool wasWithin = _grown <= MaxGrowth;
        _grown = (int)Math.Min((long)_grown + by + 1, int.MaxValue);
        if (_grown > MaxGrowth && wasWithin)
            errors.Add(at, "parameters' values make the recipe larger than 4 MiB; use shorter values or a file");
        return _grown <= MaxGrowth;
    }

    private static int Weight(YamlNode value) => value switch
    {
        YamlScalar scalar => scalar.Text.Length,
        YamlList list => list.Items.Sum(Weight) + list.Items.Count,
        _ => 0,
    };
}
