using System.Globalization;
using System.Text.Json;

namespace Seedbed.Yaml;

/// <summary>A single value.</summary>
public sealed class YamlScalar : YamlNode
{
    /// <summary>A value as it stands in a file: plain text is read by the core schema, quoted text is a text.</summary>
    public YamlScalar(YamlPlace at, string text, bool isPlain)
        : base(at)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        Kind = isPlain ? CoreSchema.KindOf(text) : YamlScalarKind.Text;
    }

    /// <summary>The characters as written, without quotes.</summary>
    public string Text { get; }

    /// <summary>What the characters mean.</summary>
    public YamlScalarKind Kind { get; }

    /// <summary>Whether the user gave the value by a parameter, so that a file that it names is looked for in the working folder.</summary>
    public bool IsGiven { get; init; }

    /// <inheritdoc/>
    public override string Described => Kind switch
    {
        YamlScalarKind.Null => "nothing",
        YamlScalarKind.Text => $"'{Short(Text)}'",
        _ => Short(Text),
    };

    /// <summary>The value of a flag.</summary>
    public bool AsFlag => Kind == YamlScalarKind.Flag && Text is "true" or "True" or "TRUE";

    /// <summary>The value of a whole number, if it is one that fits.</summary>
    public bool TryWhole(out long value)
    {
        value = 0;
        return Kind == YamlScalarKind.Whole && CoreSchema.TryWhole(Text, out value);
    }

    /// <summary>The value of a number, if it is one.</summary>
    public bool TryNumber(out double value)
    {
        value = 0;
        if (Kind == YamlScalarKind.Whole && TryWhole(out long whole))
        {
            value = whole;
            return true;
        }

        return Kind is YamlScalarKind.Whole or YamlScalarKind.Number
            && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        if (Kind == YamlScalarKind.Null)
            writer.WriteNullValue();
        else if (Kind == YamlScalarKind.Flag)
            writer.WriteBooleanValue(AsFlag);
        else if (TryWhole(out long whole))
            writer.WriteNumberValue(whole);
        else if (TryNumber(out double number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(Text);
    }

    private static string Short(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 57)}…";
}
