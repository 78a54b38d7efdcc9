namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Names in messages, at a length that can be read.</summary>
internal static class Shown
{
    private const int Most = 60;

    public static string Of(string name)
    {
        string line = name.ReplaceLineEndings(" ");
        return line.Length <= Most ? line : $"{line.AsSpan(0, Most - 3)}…";
    }
}
