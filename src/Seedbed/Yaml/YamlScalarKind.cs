namespace Seedbed.Yaml;

/// <summary>What a scalar is under YAML 1.2's core schema. <c>yes</c> and <c>on</c> are texts.</summary>
public enum YamlScalarKind
{
    /// <summary><c>null</c>, <c>~</c> or nothing.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a fraction or exponent, <c>.inf</c> or <c>.nan</c>.</summary>
    Number,

    /// <summary>Any other, and everything in quotes.</summary>
    Text,
}
