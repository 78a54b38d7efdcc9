using System.Text.Json;
using System.Text.RegularExpressions;

namespace Seedbed.Tests.Doubles;

/// <summary>How the fake model answers a question with lettered choices: by what stands in the passage, and one time in eight wrongly.</summary>
internal static partial class FakeModelChoice
{
    /// <summary>What it chooses, as JSON; null where it is asked for something else.</summary>
    public static string? Of(JsonElement choices, string prompt, string line)
    {
        string[] known = [.. choices.EnumerateArray().Select(choice => choice.GetString() ?? "")];
        bool errs = FakeModelReply.Hash(line) % 8 == 0;
        if (known is ["yes", "no"])
            return errs ? null : "\"yes\"";
        if (known is not ["A", "B", ..] || errs)
            return null;
        // The system text speaks of these marks too, but not on lines of their own.
        string passage = prompt.Split("\n</passage>")[0].Split("<passage>\n")[^1];
        return Choices().Matches(line).FirstOrDefault(choice => passage.Contains(choice.Groups[2].Value.Trim(), StringComparison.Ordinal)) is { } borne
            ? $"\"{borne.Groups[1].Value}\""
            : null;
    }

    [GeneratedRegex("^([A-Z])\\. (.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Choices();
}
