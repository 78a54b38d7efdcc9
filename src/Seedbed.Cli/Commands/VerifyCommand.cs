using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Configuration;
using Seedbed.Grounding;
using Seedbed.Ingestion;
using Seedbed.Runs;
using Seedbed.Taxonomies.Documents;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed verify</c>: proves every evidence quote, now or years later, without a model.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<FileSystemInfo> _dataset = new("RUN|DATASET") { Description = "A run folder, or a dataset.jsonl." };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "The documents as they are today: the folder, file or URL that generate was given (default, for a run: the texts that it kept).",
        HelpName = "INPUT",
    };

    private readonly TextOption _text = new();

    private readonly PrivateNetworkOption _network = new();

    private readonly OcrOption _ocr = new();

    private readonly TaxonomyOptions _taxonomy = new(
        "The taxonomy as it is today: knowledge rows are held against the documents of its leaves (default: none).");

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a row that does not hold, for machines." };

    public static Command Create() => new VerifyCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "verify",
            "Prove every evidence quote of a dataset against the documents.",
            "seedbed verify run",
            "seedbed verify run --against docs/",
            "seedbed verify run --taxonomy taxonomy/",
            "seedbed verify dataset.jsonl --against docs/") { _dataset, _against, _text.Option, _network.Option };
        foreach (Option option in (IEnumerable<Option>)[.. _ocr.All, .. _taxonomy.All])
            command.Add(option);
        command.Add(_json);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        FileSystemInfo given = parsed.GetValue(_dataset)!;
        RunFolder? run = Directory.Exists(given.FullName) ? new(given.FullName) : null;
        string dataset = run?.RequireDataset() ?? Existing(given.FullName);
        var verifier = new Verifier(await TextsAsync(parsed, run, cancellationToken));
        return await VerifyAsync(verifier, dataset, parsed.GetValue(_json), cancellationToken);
    }

    private async Task<Func<string, CancellationToken, ValueTask<string?>>> TextsAsync(ParseResult parsed, RunFolder? run, CancellationToken cancellationToken)
    {
        string? against = parsed.GetValue(_against);
        IReadOnlyList<string> taxonomies = _taxonomy.Taxonomies(parsed);
        LeafDocumentsOptions documents = _taxonomy.Documents(parsed, taxonomies.Count > 0);
        if (against is not null && taxonomies.Count > 0)
            throw new SeedbedException("--against and --taxonomy both say where the documents are; give one of them");
        if (taxonomies.Count > 0)
            return await TodaysTexts.OfAsync(taxonomies, documents, cancellationToken);
        if (against is not null)
            return await TodaysTexts.OfAsync(against, Source(parsed), cancellationToken);
        return run is null
            ? throw new SeedbedException("a dataset by itself has no documents; name them with --against FOLDER, or --taxonomy PATH where it grew from a taxonomy")
            : run.ReadDocumentAsync;
    }

    private SourceOptions Source(ParseResult parsed)
    {
        var configuration = SeedbedConfiguration.Load(file: null);
        return new()
        {
            Readers = DocumentReaders.BuiltIn(configuration.Pdf, _ocr.Options(parsed, configuration.Ocr)),
            TextColumn = _text.Column(parsed),
            Web = configuration.Web with { AllowPrivateNetwork = _network.IsGiven(parsed) },
        };
    }

    private static async Task<int> VerifyAsync(Verifier verifier, string dataset, bool json, CancellationToken cancellationToken)
    {
        var counts = new VerifiedCounts();
        await using FileStream file = File.OpenRead(dataset);
        await foreach (VerifiedRow row in verifier.VerifyAsync(file, cancellationToken))
        {
            counts.Add(row);
            if (row.Verdict is not (EvidenceVerdict.Ok or EvidenceVerdict.NothingToProve))
                Console.Out.WriteLine(json ? Json(row) : PlainText.Of(Line(row)));
        }

        if (counts.Rows == 0)
            await Console.Error.WriteLineAsync($"seedbed: {ShownPath.Of(dataset)} has no rows, so there is nothing to verify");
        if (!json)
            Console.Out.WriteLine(Summary(counts));
        if (!json && counts[EvidenceVerdict.NothingToProve] is > 0 and long skills)
            Console.Out.WriteLine($"{NumberWords.Of(skills, "row")} of skills without a context: {(skills == 1 ? "its answer is" : "their answers are")} drawn from no text, so there is nothing to prove");
        return counts is { Rows: > 0, AllHold: true } ? ExitCodes.Done : ExitCodes.Short;
    }

    private static string Line(VerifiedRow row)
    {
        VerifiedQuote? worst = row.Quotes.FirstOrDefault(quote => quote.Verdict == row.Verdict);
        string quote = worst is null ? "" : $": \"{Short(worst.Evidence.Quote)}\"";
        return row.Verdict switch
        {
            EvidenceVerdict.Moved => $"moved             {row.Id}{quote} now stands at {worst?.Now?.Start}–{worst?.Now?.End}",
            EvidenceVerdict.Changed => $"changed           {row.Id}{quote} is {(row.Column is null ? $"no longer in {row.Document}" : $"not in the row's own {row.Column}")}",
            EvidenceVerdict.MissingDocument => $"missing document  {row.Id}: there is no {row.Document}",
            EvidenceVerdict.NoEvidence => $"no evidence       {row.Id}",
            _ => $"unreadable        line {row.Line}",
        };
    }

    private static string Json(VerifiedRow row) => JsonLine.Of(json =>
    {
        json.WriteNumber("line", row.Line);
        json.WriteString("id", row.Id);
        json.WriteString("document", row.Document);
        if (row.Column is not null)
            json.WriteString("column", row.Column);
        json.WriteString("verdict", JsonNamingPolicy.KebabCaseLower.ConvertName(row.Verdict.ToString()));
    });

    private static string Summary(VerifiedCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NumberWords.Of(counts.Rows, "row")}, {NumberWords.Of(counts.Quotes, "quote")}: {counts[EvidenceVerdict.Ok]:N0} hold, {counts[EvidenceVerdict.Moved]:N0} moved, {counts[EvidenceVerdict.Changed]:N0} changed, {counts[EvidenceVerdict.MissingDocument]:N0} without their document, {counts[EvidenceVerdict.NoEvidence]:N0} without evidence, {counts[EvidenceVerdict.Unreadable]:N0} unreadable");

    private static string Short(string quote)
    {
        string line = quote.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : $"{line[..60]}…";
    }

    private static string Existing(string path) =>
        File.Exists(path) ? path : throw new SeedbedException($"{path} does not exist; name a run folder or a dataset.jsonl");
}
