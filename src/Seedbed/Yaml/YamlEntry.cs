namespace Seedbed.Yaml;

/// <summary>One key of a mapping and its value.</summary>
/// <param name="Key">The key's characters.</param>
/// <param name="At">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, YamlPlace At, YamlNode Value);
