using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Models;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed log RUN</c>: what the models of a run were asked and what they replied.</summary>
internal sealed class LogCommand
{
    private readonly Argument<DirectoryInfo> _run = new("RUN") { Description = "The run folder." };

    private readonly Option<string?> _step = new("--step")
    {
        Description = "Only requests of the step of this name (default: all steps).",
        HelpName = "NAME",
    };

    private readonly Option<string?> _row = new("--row")
    {
        Description = "Only requests for this row or unit, or for all units of this document or folder (default: all). Rows that are put to a model together share a request.",
        HelpName = "ID",
    };

    private readonly Option<string?> _outcome = new Option<string?>("--outcome")
    {
        Description = "Only requests that ended so: ok, cut (the reply reached its limit of tokens), failed, or one kind of failure such as context-too-long (default: all).",
        HelpName = "OUTCOME",
    }.OneOf(() => LogFilter.Outcomes);

    private readonly Option<string?> _model = new("--model")
    {
        Description = "Only requests to the model of this name (default: all models).",
        HelpName = "NAME",
    };

    private readonly Option<int?> _limit = new Option<int?>("--limit") { Description = "Stop after so many (default: no limit).", HelpName = "N" }.Within(1, int.MaxValue);
    private readonly Option<int?> _last = new Option<int?>("--last") { Description = "Only the last so many (default: all).", HelpName = "N" }.Within(1, 1_000_000);
    private readonly Option<bool> _summary = new("--summary") { Description = "Counts, tokens and latencies by step and model, and failures by kind, instead of the requests." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the log's own lines; with --summary one JSON object a step and model." };

    public static Command Create() => new LogCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "log",
            "Show what the models of a run were asked and what they replied.",
            "seedbed log run --last 3",
            "seedbed log run --step judge --row 'guide.md#c12'",
            "seedbed log run --outcome failed",
            "seedbed log run --summary") { _run, _step, _row, _outcome, _model, _limit, _last, _summary, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_limit) is not null && parsed.GetValue(_last) is not null)
            throw new SeedbedException("--limit and --last say two things; give one of them");
        ResponseLogReader reader = ReaderOf(parsed.GetValue(_run)!.FullName);
        var filter = new LogFilter(parsed.GetValue(_step), parsed.GetValue(_row), parsed.GetValue(_outcome), parsed.GetValue(_model));
        using LogView view = ViewOf(parsed);
        long shown = 0;
        await foreach (LoggedCall call in CallsAsync(reader, filter, parsed, cancellationToken))
        {
            view.Write(call);
            shown++;
        }

        view.End();
        if (shown == 0 && !filter.LogIsEmpty)
            filter.ThrowIfUnknown();
        Remark(shown, filter, reader.Damaged);
        return ExitCodes.Done;
    }

    private static ResponseLogReader ReaderOf(string path)
    {
        if (!Directory.Exists(path))
            throw new SeedbedException($"{path} does not exist; name the folder that generate filled with --out");
        var folder = new RunFolder(path);
        return Directory.Exists(folder.Responses) || folder.ReadRecord() is not { } record
            ? ResponseLogReader.Open(folder.Responses)
            : throw new SeedbedException($"{path} has no requests: its recipe {record.Recipe.Name} asks no model");
    }

    private LogView ViewOf(ParseResult parsed) => (parsed.GetValue(_summary), parsed.GetValue(_json)) switch
    {
        (true, var json) => new LogSummary(json),
        (false, true) => new RawLogView(),
        _ => new ReadableLogView(),
    };

    private IAsyncEnumerable<LoggedCall> CallsAsync(ResponseLogReader reader, LogFilter filter, ParseResult parsed, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<LoggedCall> calls = reader.ReadAsync(cancellationToken).Where(filter.Takes);
        if (parsed.GetValue(_limit) is { } limit)
            return calls.Take(limit);
        return parsed.GetValue(_last) is { } last ? calls.TakeLast(last) : calls;
    }

    private static void Remark(long shown, LogFilter filter, long damaged)
    {
        if (shown == 0)
            Console.Error.WriteLine(filter.LogIsEmpty ? "seedbed: the log holds no request yet" : "seedbed: no request in the log is of that kind");
        if (damaged > 0)
            Console.Error.WriteLine($"seedbed: {NumberWords.Of(damaged, "damaged line")} {(damaged == 1 ? "was" : "were")} left out; what {(damaged == 1 ? "it" : "they")} held is asked again when the run needs it");
    }
}
