namespace Seedbed.Taxonomies.Yaml11;

/// <summary>One thing that is wrong with a text, at a character of it.</summary>
internal readonly record struct Fault(int At, string Path, string Rule, string Message, string Fix);
