using System.Globalization;
using System.Text;

namespace Seedbed.Export.InstructLab;

/// <summary>
/// Writes a taxonomy's run as the folder that InstructLab's data generation leaves for its trainer: datasets of each leaf,
/// recipes that mix them, and what the recipes mix (docs/instructlab.md). The same run gives the same bytes.
/// </summary>
public static class InstructLabExport
{
    /// <summary>The name that a user types.</summary>
    public const string Name = "instructlab";

    private const string Summary = "The files of InstructLab's data generation, for its trainer";

    private static readonly (string File, string Name)[] Phases = [("knowledge_train_msgs_", "first phase"), ("skills_train_msgs_", "second")];

    /// <summary>Exports a taxonomy's run.</summary>
    /// <exception cref="SeedbedException">The run's files can't be read, its rows come from no taxonomy, none of them can be written, or the folder can't be written or holds files of the user's.</exception>
    public static async Task<ExportResult> RunAsync(InstructLabRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var folder = ExportFolder.Open(request.Folder);
        try
        {
            RefuseTwice(request);
            DatasetProfile profile = await DatasetProfile.OfAsync(request.Dataset, cancellationToken).ConfigureAwait(false);
            RefuseOthers(request, profile);
            string suffix = request.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH'_'mm'_'ss", CultureInfo.InvariantCulture);
            ExportResult result = await new InstructLabFiles(request, folder, suffix).WriteAsync(cancellationToken).ConfigureAwait(false);
            var card = new DatasetCard(request.Facts, new(Summary, Usage(result) + Beside(request)), profile, result);
            using (var readme = new StreamWriter(folder.Create("README.md"), new UTF8Encoding(false)))
                card.Write(readme);
            folder.Finish();
            return result;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot write the export to {request.Folder}: {fault.Message}", fault);
        }
    }

    // Of files that are there alone.
    private static string Usage(ExportResult result)
    {
        var lines = new List<string>();
        string[] phases = [.. Phases.Where(phase => Has(result, phase.File)).Select(phase => $"`{phase.File}*.jsonl` for its {phase.Name}")];
        if (phases.Length > 0)
            lines.Add($"- InstructLab: `ilab model train` takes {string.Join(" and ", phases)}.");
        if (phases.Length > 0)
            lines.Add("- To mix in sets of your own, add them to a recipe and run `seedbed mix` on it.");
        else if (result.Files.Any(file => file.Name.Contains("/mmlubench_", StringComparison.Ordinal)))
            lines.Add("- Question sets alone, to measure by: the task file beside each is for lm-evaluation-harness. Rows to train on are another run's; give this one to its export by `--with`.");
        return string.Join('\n', lines);
    }

    private static bool Has(ExportResult result, string prefix) => result.Files.Any(file => file.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static string Beside(InstructLabRequest request) => string.Concat(request.Beside.Select(run =>
        $"\n- Rows of another run stand beside: recipe {Markdown.Inline(run.Facts.Recipe)}, seed `{Markdown.Inline(run.Facts.Seed ?? "0")}`, models {Models(run.Facts)}."));

    private static string Models(DatasetFacts facts) =>
        facts.Models.Count == 0 ? "none" : string.Join(", ", facts.Models.Select(model => Markdown.Inline(model.Name)).Distinct());

    private static void RefuseTwice(InstructLabRequest request)
    {
        string[] all = [request.Dataset, .. request.Beside.Select(run => run.Dataset)];
        if (all.Select(Path.GetFullPath).GroupBy(path => path, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new SeedbedException($"{Path.GetDirectoryName(twice.Key)} is named twice; its rows can stand in an export once");
    }

    private static void RefuseOthers(InstructLabRequest request, DatasetProfile profile)
    {
        if (profile.Rows == 0)
            throw new SeedbedException($"{request.Dataset} has no rows to export");
        if (!profile.Columns.Any(column => column.Name == "leaf" && column.Rows > 0))
            throw new SeedbedException($"the rows of {request.Dataset} name no 'leaf', so they come from no taxonomy; export them as messages, or grow them with `seedbed generate --taxonomy`");
    }
}
