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
        if (record.TryGetProperty("leaves", out JsonElement leaves))
            folder.ShouldAddUpByLeaf(run, [.. leaves.EnumerateArray()]);
    }

    // Every leaf's account is right by itself, and all of them together are the run's, but for what belongs to no leaf.
    private static void ShouldAddUpByLeaf(this CommandFolder folder, string run, JsonElement[] leaves)
    {
        var sums = new Dictionary<(string Step, string What), long>();
        var rows = folder.Lines($"{run}/dataset.jsonl").CountBy(LeafOf).ToDictionary();
        foreach (JsonElement leaf in leaves)
        {
            string path = leaf.GetProperty("leaf").GetString()!;
            leaf.GetProperty("rows").GetInt64().ShouldBe(rows.GetValueOrDefault(path), path);
            foreach (JsonElement step in leaf.GetProperty("steps").EnumerateArray())
            {
                string name = step.GetProperty("step").GetString()!;
                long Sum(string what, long count) => sums[(name, what)] = sums.GetValueOrDefault((name, what)) + count;
                long rejected = step.GetProperty("rejected").EnumerateObject().Sum(reason => reason.Value.GetInt64());
                foreach (string what in (string[])["in", "made", "out"])
                    Sum(what, step.GetProperty(what).GetInt64());
                Sum("rejected", rejected);
                (step.GetProperty("in").GetInt64() + step.GetProperty("made").GetInt64()).ShouldBe(step.GetProperty("out").GetInt64() + rejected, $"{path} {name}");
            }
        }

        foreach (JsonElement step in folder.Record(run).GetProperty("steps").EnumerateArray())
        {
            string name = step.GetProperty("step").GetString()!;
            long elsewhere = name != "source" ? 0 : folder.Lines($"{run}/rejects.jsonl").Count(reject => Is(reject, "step", name)
                && !leaves.Any(leaf => $"{reject.GetProperty("id").GetString()}/".StartsWith($"{leaf.GetProperty("leaf").GetString()}/", StringComparison.Ordinal)));
            sums.GetValueOrDefault((name, "in")).ShouldBe(step.GetProperty("in").GetInt64() - elsewhere, name);
            sums.GetValueOrDefault((name, "made")).ShouldBe(step.GetProperty("made").GetInt64(), name);
            sums.GetValueOrDefault((name, "out")).ShouldBe(step.GetProperty("out").GetInt64(), name);
            sums.GetValueOrDefault((name, "rejected")).ShouldBe(step.GetProperty("rejected").EnumerateObject().Sum(reason => reason.Value.GetInt64()) - elsewhere, name);
        }
    }

    private static string LeafOf(JsonElement row) => row.GetProperty("source").GetProperty("leaf").GetString()!;

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
