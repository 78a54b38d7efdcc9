namespace Seedbed.Yaml;

/// <summary>Where a value stands: a file, its line and column from 1. Line 0 is a value without a file, such as one of <c>--set</c>.</summary>
public readonly record struct YamlPlace(string File, int Line, int Column)
{
    /// <summary><c>recipe.yaml:12:5</c>.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
