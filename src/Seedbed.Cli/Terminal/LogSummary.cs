using System.Globalization;
using Seedbed.Models;

namespace Seedbed.Cli.Terminal;

/// <summary>What a log holds, by step and model; every line counts, since each was asked and paid for.</summary>
internal sealed class LogSummary(bool json) : LogView
{
    private readonly Dictionary<(string Step, string Model), LogTally> _tallies = [];
    private readonly SortedDictionary<string, long> _failures = new(StringComparer.Ordinal);

    public override void Write(LoggedCall call)
    {
        (string, string) place = (call.Step, call.Model);
        if (!_tallies.TryGetValue(place, out LogTally? tally))
            _tallies[place] = tally = new();
        tally.Add(call);
        if (call.HasFailed)
            _failures[call.Outcome] = _failures.GetValueOrDefault(call.Outcome) + 1;
    }

    public override void End()
    {
        if (json)
            WriteJson();
        else
            WriteTable();
    }

    private void WriteTable()
    {
        long superseded = _tallies.Values.Sum(tally => tally.Superseded);
        long again = _tallies.Values.Sum(tally => tally.AskedAgain);
        Console.Out.WriteLine(
            NumberWords.Of(_tallies.Values.Sum(tally => tally.Requests), "request")
            + (again > 0 ? $", {NumberWords.Of(again)} of them for what an earlier reply lacked" : "")
            + (superseded > 0 ? $", {NumberWords.Of(superseded)} of them superseded by a later answer to the same request" : ""));
        if (_tallies.Count == 0)
            return;
        Console.Out.WriteLine();
        int steps = Width("step", place => place.Step), models = Width("model", place => place.Model);
        Line("step".PadRight(steps), "model".PadRight(models), "requests", "ok", "cut", "failed", "tokens in", "tokens out", "p50 s", "p95 s");
        foreach (((string step, string model), LogTally tally) in _tallies)
        {
            Line(
                step.PadRight(steps), model.PadRight(models), NumberWords.Of(tally.Requests), NumberWords.Of(tally.Ok), NumberWords.Of(tally.Cut), NumberWords.Of(tally.Failed),
                NumberWords.Of(tally.InputTokens), NumberWords.Of(tally.OutputTokens), Seconds(tally.Seconds(0.5)), Seconds(tally.Seconds(0.95)));
        }

        foreach ((string kind, long count) in _failures)
            Console.Out.WriteLine(PlainText.Of($"{(kind == _failures.Keys.First() ? "\n" : "")}failed: {kind} {NumberWords.Of(count)}"));
    }

    private void WriteJson()
    {
        foreach (((string step, string model), LogTally tally) in _tallies)
        {
            Console.Out.WriteLine(JsonLine.Of(line =>
            {
                line.WriteString("step", step);
                line.WriteString("model", model);
                tally.WriteTo(line);
            }));
        }
    }

    private int Width(string title, Func<(string Step, string Model), string> text) =>
        _tallies.Keys.Select(text).Append(title).Max(word => word.Length);

    private static void Line(string step, string model, params ReadOnlySpan<string> cells)
    {
        string line = $"{step}  {model}";
        foreach (string cell in cells)
            line += cell.PadLeft(12);
        Console.Out.WriteLine(PlainText.Of(line));
    }

    private static string Seconds(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
