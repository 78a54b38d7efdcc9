namespace Seedbed.Runs;

/// <summary>What decides a run's bytes besides the models' responses. Two runs of the same identity are the same run.</summary>
public sealed record RunIdentity
{
    /// <summary>The hash of the recipe: its steps, prompts and parameter values.</summary>
    public required string Recipe { get; init; }

    /// <summary>The seed of all seeded choices.</summary>
    public required string Seed { get; init; }

    /// <summary>The model of each role that the recipe asks, as <c>role → name and sampling parameters</c>; never the endpoint.</summary>
    public required IReadOnlyDictionary<string, string> Models { get; init; }

    /// <summary>The input files, in the order in which they are read.</summary>
    public required IReadOnlyList<InputRecord> Inputs { get; init; }

    /// <summary>The column whose text makes rows documents; null when the user named none.</summary>
    public string? TextColumn { get; init; }

    /// <summary>What decides how documents are read, where that is not as usual: <c>ocr always deu</c>; null where it is.</summary>
    public string? Reading { get; init; }

    /// <summary>What differs from an earlier identity, in words; empty when they are the same.</summary>
    public IReadOnlyList<string> DifferencesFrom(RunIdentity earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var differences = new List<string>();
        if (Recipe != earlier.Recipe)
            differences.Add("the recipe or its parameters");
        if (Seed != earlier.Seed)
            differences.Add("the seed");
        if (!Models.OrderBy(m => m.Key, StringComparer.Ordinal).SequenceEqual(earlier.Models.OrderBy(m => m.Key, StringComparer.Ordinal)))
            differences.Add("the models");
        if (TextColumn != earlier.TextColumn)
            differences.Add("the text column");
        if (Reading != earlier.Reading)
            differences.Add("how documents are read (OCR)");
        if (!Inputs.SequenceEqual(earlier.Inputs))
            differences.Add(InputDifference(earlier));
        return differences;
    }

    private string InputDifference(RunIdentity earlier)
    {
        Dictionary<string, string> before = earlier.Inputs
            .GroupBy(input => input.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Sha256, StringComparer.Ordinal);
        string? changed = Inputs.FirstOrDefault(input => !before.TryGetValue(input.Path, out string? hash) || hash != input.Sha256)?.Path
            ?? earlier.Inputs.Select(input => input.Path).Except(Inputs.Select(input => input.Path), StringComparer.Ordinal).FirstOrDefault();
        return changed is null ? "the order of the inputs" : $"the inputs (first: {changed})";
    }
}
