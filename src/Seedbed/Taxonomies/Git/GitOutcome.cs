namespace Seedbed.Taxonomies.Git;

/// <summary>What a call of git said.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote on standard output.</param>
/// <param name="Errors">The beginning of what it wrote on standard error.</param>
internal sealed record GitOutcome(int ExitCode, string Output, string Errors)
{
    private const int MostShown = 300;

    public bool IsSuccess => ExitCode == 0;

    /// <summary>Its complaint as part of a sentence.</summary>
    public string Complaint
    {
        get
        {
            string[] lines = [.. Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            string line = Array.Find(lines, IsMeant) ?? lines.FirstOrDefault() ?? $"exit code {ExitCode}";
            foreach (string prefix in (string[])["fatal: ", "error: ", "ERROR: "])
                line = line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : line;
            line = string.Concat(line.Where(letter => !char.IsControl(letter))).TrimEnd('.', ' ');
            return line.Length <= MostShown ? line : $"{line[..MostShown]}…";
        }
    }

    private static bool IsMeant(string line) => line.StartsWith("fatal: ", StringComparison.Ordinal) || line.StartsWith("ERROR: ", StringComparison.Ordinal);
}
