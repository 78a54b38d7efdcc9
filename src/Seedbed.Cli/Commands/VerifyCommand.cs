using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
using Seedbed.Grounding;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed verify</c>: proves every evidence quote, now or years later, without a model.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<FileSystemInfo> _dataset = new("RUN|DATASET") { Description = "A run folder, or a dataset.jsonl." };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "The documents as they are today: the folder or file that generate was given (default, for a run: the texts that it kept).",
        HelpName = "INPUT",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a row that does not hold, for machines." };

    public static Command Create() => new VerifyCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "verify",
            "Prove every evidence quote of a dataset against the documents.",
            "seedbed verify run",
            "seedbed verify run --against docs/",
            "seedbed verify dataset.jsonl --against docs/") { _dataset, _against, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        FileSystemInfo given = parsed.GetValue(_dataset)!;
        RunFolder? run = Directory.Exists(given.FullName) ? new(given.FullName) : null;
        string dataset = run?.RequireDataset() ?? Existing(given.FullName);
        string? against = parsed.GetValue(_against);
        if (run is null && against is null)
            throw new SeedbedException("a dataset by itself has no documents; name them with --against FOLDER");
        Verifier verifier = against is null
            ? new((path, token) => run!.ReadDocumentAsync(path, token))
            : new(await TodaysTexts.OfAsync(against, cancellationToken));
        return await VerifyAsync(verifier, dataset, parsed.GetValue(_json), cancellationToken);
    }

    private static async Task<int> VerifyAsync(Verifier verifier, string dataset, bool json, CancellationToken cancellationToken)
    {
        var counts = new VerifiedCounts();
        await using FileStream file = File.OpenRead(dataset);
        await foreach (VerifiedRow row in verifier.VerifyAsync(file, cancellationToken))
        {
            counts.Add(row);
            if (row.Verdict is not EvidenceVerdict.Ok)
                Console.Out.WriteLine(json ? Json(row) : PlainText.Of(Line(row)));
        }

        if (counts.Rows == 0)
            await Console.Error.WriteLineAsync($"seedbed: {ShownPath.Of(dataset)} has no rows, so there is nothing to verify");
        if (!json)
            Console.Out.WriteLine(Summary(counts));
        return counts is { Rows: > 0, AllHold: true } ? ExitCodes.Done : ExitCodes.Short;
    }

    private static string Line(VerifiedRow row)
    {
        VerifiedQuote? worst = row.Quotes.FirstOrDefault(quote => quote.Verdict == row.Verdict);
        string quote = worst is null ? "" : $": \"{Short(worst.Evidence.Quote)}\"";
        return row.Verdict switch
        {
            EvidenceVerdict.Moved => $"moved             {row.Id}{quote} now stands at {worst?.Now?.Start}–{worst?.Now?.End}",
            EvidenceVerdict.Changed => $"changed           {row.Id}{quote} is no longer in {row.Document}",
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
