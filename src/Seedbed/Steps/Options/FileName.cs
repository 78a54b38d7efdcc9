using Seedbed.Yaml;

namespace Seedbed.Steps.Options;

/// <summary>A file that a recipe names; <see cref="StepFiles"/> reads it.</summary>
/// <param name="Path">As written.</param>
/// <param name="IsGiven">Whether the user gave it by a parameter: then it lies in the working folder, else in the recipe's.</param>
/// <param name="At">Where the recipe names it.</param>
public sealed record FileName(string Path, bool IsGiven, YamlPlace At);
