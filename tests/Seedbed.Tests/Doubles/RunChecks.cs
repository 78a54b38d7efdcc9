using System.Text.Json;

namespace Seedbed.Tests.Doubles;

/// <summary>What holds for every run of the command, however it went.</summary>
internal static class RunChecks
{
    /// <summary>The command failed with one sentence that has these words, and without a stack trace.</summary>
    public static void ShouldFailWith(this SeedbedProcess process, params string[] words)
    {
        process.ExitCode.ShouldBe(1, process.Error);
        string[] said = process.Error.TrimEnd().Split('\n');
        string sentence = said[^1];
        said.ShouldAllBe(line => !line.TrimStart().StartsWith("at Seedbed", StringComparison.Ordinal));
        process.Error.ShouldNotContain("Exception");
        foreach (string word in words)
            process.Error.ShouldContain(word);
        said.Length.ShouldBe(1, $"one sentence: {process.Error}");
        sentence.ShouldStartWith("seedbed: ");
    }

    /// <summary>The command did what it was told.</summary>
    public static SeedbedProcess ShouldEndWith(this SeedbedProcess process, int exitCode)
    {
        process.ExitCode.ShouldBe(exitCode, $"{process.Output}\n{process.Error}");
        process.Error.ShouldNotContain("Exception");
        return process;
    }

    /// <summary>Nothing of a run that failed can be taken for a dataset.</summary>
    public static void ShouldHoldNoDataset(this CommandFolder folder, string run = "run") =>
        File.Exists(folder[$"{run}/dataset.jsonl"]).ShouldBeFalse();

    /// <summary>Every step's account is right, steps fit together, and the files hold what is counted.</summary>
    public static void ShouldAddUp(this CommandFolder folder, string run = "run")
    {
        JsonElement record = folder.Record(run);
        IReadOnlyList<JsonElement> rejects = folder.Lines($"{run}/rejects.jsonl");
        long? before = null;
        var parts = new Dictionary<string, (long In, long Out)>();
        foreach (JsonElement step in record.GetProperty("steps").EnumerateArray())
        {
            string name = step.GetProperty("step").GetString()!;
            long rejected = 0;
            foreach (JsonProperty reason in step.GetProperty("rejected").EnumerateObject())
            {
                rejected += reason.Value.GetInt64();
                rejects.Count(reject => Is(reject, "step", name) && Is(reject, "reason", reason.Name)).ShouldBe((int)reason.Value.GetInt64());
            }

            long into = step.GetProperty("in").GetInt64();
            long last = step.GetProperty("out").GetInt64();
            (into + step.GetProperty("made").GetInt64()).ShouldBe(last + rejected, name);
            if (step.TryGetProperty("part", out JsonElement of))
            {
                string part = of.GetString()!;
                into.ShouldBe(parts.TryGetValue(part, out (long In, long Out) earlier) ? earlier.Out : into, name);
                parts[part] = (earlier.In == 0 ? into : earlier.In, last);
                continue;
            }

            // The parts of a source begin where it ends, and meet again at the end.
            if (parts.Count > 0)
            {
                parts.Values.Sum(part => part.In).ShouldBe(before!.Value, "every row has its part");
                before = parts.Values.Sum(part => part.Out);
                parts.Clear();
            }

            into.ShouldBe(before ?? into, name);
            before = last;
        }

        record.GetProperty("rows").GetInt64().ShouldBe(before!.Value);
        record.GetProperty("rejects").GetInt64().ShouldBe(rejects.Count);
        folder.Lines($"{run}/dataset.jsonl").Count.ShouldBe((int)before.Value);
    }

    /// <summary>Every row is grounded, whole and there once.</summary>
    public static async Task ShouldHoldOnlyGoodRowsAsync(this CommandFolder folder, string run = "run")
    {
        bool hasRows = folder.Lines($"{run}/dataset.jsonl").Count > 0;
        (await folder.RunAsync("verify", run)).ShouldEndWith(hasRows ? 0 : 3);
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement row in folder.Lines($"{run}/dataset.jsonl"))
        {
            asked.Add(row.GetProperty("question").GetString()!.Trim()).ShouldBeTrue("asked once");
            row.GetProperty("answer").GetString()!.Trim().ShouldNotBeEmpty();
            row.GetProperty("evidence").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    private static bool Is(JsonElement item, string name, string value) => item.GetProperty(name).GetString() == value;
}
