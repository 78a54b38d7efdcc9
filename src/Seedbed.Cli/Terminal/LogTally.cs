using System.Text.Json;
using Seedbed.Models;

namespace Seedbed.Cli.Terminal;

/// <summary>The sums of one step and model of a log.</summary>
internal sealed class LogTally
{
    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly List<float> _seconds = [];
    private bool _isSorted;

    public long Requests { get; private set; }

    public long Superseded { get; private set; }

    public long AskedAgain { get; private set; }

    public long InputTokens { get; private set; }

    public long OutputTokens { get; private set; }

    public long Ok => _outcomes.GetValueOrDefault(LoggedCall.Ok);

    public long Cut => _outcomes.GetValueOrDefault(LoggedCall.Cut);

    public long Failed => Requests - Ok - Cut;

    public void Add(LoggedCall call)
    {
        Requests++;
        Superseded += call.Counts ? 0 : 1;
        AskedAgain += call.Again > 0 ? 1 : 0;
        InputTokens += call.InputTokens ?? 0;
        OutputTokens += call.OutputTokens ?? 0;
        _outcomes[call.Outcome] = _outcomes.GetValueOrDefault(call.Outcome) + 1;
        _seconds.Add((float)call.Took.TotalSeconds);
        _isSorted = false;
    }

    /// <summary>The latency that this share of the requests did not exceed.</summary>
    public double Seconds(double share)
    {
        if (!_isSorted)
            _seconds.Sort();
        _isSorted = true;
        return _seconds[Math.Max(0, (int)Math.Ceiling(share * _seconds.Count) - 1)];
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("requests", Requests);
        json.WriteNumber("asked_again", AskedAgain);
        json.WriteNumber("superseded", Superseded);
        json.WriteStartObject("outcomes");
        foreach ((string outcome, long count) in _outcomes)
            json.WriteNumber(outcome, count);
        json.WriteEndObject();
        json.WriteNumber("input_tokens", InputTokens);
        json.WriteNumber("output_tokens", OutputTokens);
        json.WriteNumber("p50_seconds", Math.Round(Seconds(0.5), 3));
        json.WriteNumber("p95_seconds", Math.Round(Seconds(0.95), 3));
    }
}
