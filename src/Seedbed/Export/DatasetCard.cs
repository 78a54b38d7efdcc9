using System.Globalization;

namespace Seedbed.Export;

/// <summary>
/// The <c>README.md</c> of an export: front matter that the Hugging Face hub reads (its dataset card specification), what
/// is in the files, how they were made and from what, a few rows, and what such data should not be relied on for.
/// Deterministic: the same run gives the same card.
/// </summary>
internal sealed class DatasetCard(DatasetFacts facts, FormatFacts format, DatasetProfile profile, ExportResult result)
{
    private const string OtherFile = "# file: ";

    private const string Signature = "<!-- Written by Seedbed; a new export to this folder replaces it. -->";

    // The front matter of an export of many leaves is long; a file without our signature is not read to its end.
    private const int MostLines = 100_000;
    private const int LongestPath = 1000;
    private const int MaxSources = 200;
    private const int MaxSamples = 3;

    /// <summary>The files of the export that a card stands in, itself included; none when it is not a card of ours.</summary>
    public static IReadOnlyCollection<string> FilesIn(string cardPath)
    {
        const string Path = "    path: ";
        var files = new HashSet<string>(StringComparer.Ordinal) { "README.md", "rejects.jsonl" };
        foreach (string line in File.ReadLines(cardPath).Take(MostLines))
        {
            if (line == Signature)
                return files;
            string? name = line.StartsWith(Path, StringComparison.Ordinal) ? line[Path.Length..]
                : line.StartsWith(OtherFile, StringComparison.Ordinal) ? line[OtherFile.Length..]
                : null;
            if (name is not null)
                files.Add(name.Trim('"'));
        }

        return [];
    }

    public void Write(TextWriter card)
    {
        card.NewLine = "\n";
        WriteFrontMatter(card);
        card.WriteLine(Signature);
        card.WriteLine();
        card.WriteLine($"# {Markdown.Inline(facts.Recipe)}");
        card.WriteLine();
        if (facts.Summary.Length > 0)
        {
            card.WriteLine(Markdown.Inline(facts.Summary, 500));
            card.WriteLine();
        }

        WriteFiles(card);
        WriteColumns(card);
        WriteMaking(card);
        WriteSources(card);
        TaxonomySection.Write(card, facts);
        WriteSamples(card);
        WriteLimits(card);
    }

    private void WriteFrontMatter(TextWriter card)
    {
        card.WriteLine("---");
        card.WriteLine($"pretty_name: {Quoted(facts.Recipe)}");
        if (LanguageTag.Of(facts.Language) is { } language)
        {
            card.WriteLine("language:");
            // Quoted: a bare "no" (Norwegian) is false in YAML 1.1.
            card.WriteLine($"- {Quoted(language)}");
        }

        card.WriteLine("# The licence is yours to choose: that of the documents decides what is allowed.");
        card.WriteLine("license: other");
        card.WriteLine("size_categories:");
        // A row may stand in several files.
        card.WriteLine($"- {SizeCategory(Math.Min(result.Rows, profile.Rows))}");
        card.WriteLine("task_categories:");
        card.WriteLine("- text-generation");
        card.WriteLine("tags:");
        card.WriteLine("- synthetic");
        card.WriteLine("configs:");
        foreach (IGrouping<string, ExportedFile> config in result.Files.Where(file => file.Config is not null).GroupBy(file => file.Config!))
        {
            card.WriteLine($"- config_name: {config.Key}");
            card.WriteLine("  data_files:");
            foreach (ExportedFile file in config)
            {
                card.WriteLine($"  - split: {Quoted(file.Split)}");
                card.WriteLine($"    path: {Quoted(file.Name, LongestPath)}");
            }
        }

        foreach (ExportedFile file in result.Files.Where(file => file.Config is null))
            card.WriteLine($"{OtherFile}{Quoted(file.Name, LongestPath)}");
        card.WriteLine("---");
    }

    private void WriteFiles(TextWriter card)
    {
        card.WriteLine("## Files");
        card.WriteLine();
        card.WriteLine($"{format.Summary}.");
        card.WriteLine();
        card.WriteLine("| file | split | rows | bytes |");
        card.WriteLine("| --- | --- | ---: | ---: |");
        foreach (ExportedFile file in result.Files)
            card.WriteLine($"| {Markdown.Inline(file.Name, LongestPath)} | {Markdown.Inline(file.Split)} | {Number(file.Rows)} | {Number(file.Bytes)} |");
        card.WriteLine();
        if (result.Rejected.Count > 0)
        {
            string reasons = string.Join(", ", result.Rejected.Select(pair => $"{Number(pair.Value)} {Markdown.Inline(pair.Key)}"));
            card.WriteLine($"Of {Number(profile.Rows)} rows {Number(result.Rejected.Values.Sum())} do not fit the format ({reasons}); they stand in `rejects.jsonl` with the reason.");
            card.WriteLine();
        }

        if (format.Usage.Length > 0)
        {
            card.WriteLine(format.Usage.ReplaceLineEndings("\n"));
            card.WriteLine();
        }
    }

    private void WriteColumns(TextWriter card)
    {
        card.WriteLine("## Columns");
        card.WriteLine();
        card.WriteLine("The rows that the files were made from have an `id`, a `source` (document, headings, pages, span in code points) and:");
        card.WriteLine();
        card.WriteLine("| column | holds | rows with a value |");
        card.WriteLine("| --- | --- | ---: |");
        foreach (ColumnProfile column in profile.Columns)
        {
            string kinds = column.Kinds.Count == 0 ? "nothing" : string.Join(" or ", column.Kinds);
            card.WriteLine($"| {Markdown.Inline(column.Name)} | {kinds} | {Number(column.Rows)} |");
        }

        card.WriteLine();
    }

    private void WriteMaking(TextWriter card)
    {
        card.WriteLine("## How it was made");
        card.WriteLine();
        string hash = facts.RecipeHash is { } sha ? $" (SHA-256 `{Code(sha)}`)" : "";
        string seed = facts.Seed is { } value ? $", seed `{Code(value)}`" : "";
        card.WriteLine($"Recipe {Markdown.Inline(facts.Recipe)}{hash}{seed}.");
        if (facts.Versions.Count > 0)
            card.WriteLine($"Made with {string.Join(", ", facts.Versions.Select(version => $"{Markdown.Inline(version.Name)} {Markdown.Inline(version.Version)}"))}.");
        card.WriteLine(facts.Models.Count == 0
            ? "No model took part."
            : $"Models: {string.Join(", ", facts.Models.Select(model => $"{Markdown.Inline(model.Name)} ({Markdown.Inline(model.Role)})"))}.");
        card.WriteLine();
        if (facts.Steps.Count == 0)
            return;
        card.WriteLine("| step | in | made | out | rejected |");
        card.WriteLine("| --- | ---: | ---: | ---: | --- |");
        foreach (StepFacts step in StepFacts.ByPart(facts.Steps))
        {
            string rejected = string.Join(", ", step.Rejected.Select(pair => $"{Number(pair.Value)} {Markdown.Inline(pair.Key)}"));
            card.WriteLine($"| {Markdown.Inline(step.Step)} | {Number(step.In)} | {Number(step.Made)} | {Number(step.Out)} | {rejected} |");
        }

        card.WriteLine();
    }

    private void WriteSources(TextWriter card)
    {
        if (facts.Inputs.Count == 0)
            return;
        card.WriteLine("## Sources");
        card.WriteLine();
        card.WriteLine("| document | title | bytes | SHA-256 |");
        card.WriteLine("| --- | --- | ---: | --- |");
        foreach (InputFacts input in facts.Inputs.Take(MaxSources))
            card.WriteLine($"| {Markdown.Inline(input.Url ?? input.Path, 1000)} | {Markdown.Inline(input.Title ?? "")} | {Number(input.Bytes)} | `{Code(input.Sha256)}` |");
        card.WriteLine();
        if (facts.Inputs.Count > MaxSources)
        {
            card.WriteLine($"and {Number(facts.Inputs.Count - MaxSources)} more, which the run's `run.json` lists.");
            card.WriteLine();
        }
    }

    private void WriteSamples(TextWriter card)
    {
        card.WriteLine("## Sample rows");
        card.WriteLine();
        int step = Math.Max(1, profile.Samples.Count / MaxSamples);
        foreach (DatasetRow row in profile.Samples.Where((_, i) => i % step == 0).Take(MaxSamples))
        {
            // One JSON text on a line each can't begin a line with a fence of its own, and a fence shows HTML as text.
            card.WriteLine("```json");
            card.WriteLine(SampleJson.Of(row));
            card.WriteLine("```");
            card.WriteLine();
        }
    }

    private void WriteLimits(TextWriter card)
    {
        string maker = facts.Models.Count == 0 ? "rules took from the documents"
            : facts.Leaves.Count > 0 ? "a language model wrote after a taxonomy's seed examples and from its documents"
            : "a language model wrote from the documents";
        card.WriteLine("## What not to rely on it for");
        card.WriteLine();
        card.WriteLine(
            $"This is synthetic data that {maker}; nobody has checked every row. An answer can be no better than its document, which may be "
            + "outdated, wrong or one-sided, and a passage read by itself may mean something else than in its place. Do not use the rows as a "
            + "reference, as advice in law, medicine, safety or money, or as the only measure of a model; a model trained on them repeats "
            + "their faults, and answers outside the documents' subject are not covered. Check that the documents' licences and the "
            + "terms of the models allow your use, and that no personal data came along.");
    }

    private static string SizeCategory(long rows) => rows switch
    {
        < 1_000 => "n<1K",
        < 10_000 => "1K<n<10K",
        < 100_000 => "10K<n<100K",
        < 1_000_000 => "100K<n<1M",
        < 10_000_000 => "1M<n<10M",
        < 100_000_000 => "10M<n<100M",
        _ => "100M<n<1B",
    };

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // In a code span nothing is markup but the backtick itself.
    private static string Code(string text) => Markdown.Clip(text, 200).Replace('`', '\'').ReplaceLineEndings(" ");

    // A YAML double-quoted scalar. Not JSON's escapes: a surrogate pair would be two broken letters to YAML.
    private static string Quoted(string text, int limit = 200) =>
        '"' + string.Concat(Markdown.Clip(text, limit).Select(letter => letter switch
        {
            '"' or '\\' => $"\\{letter}",
            _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => " ",
            _ => letter.ToString(),
        })) + '"';
}
