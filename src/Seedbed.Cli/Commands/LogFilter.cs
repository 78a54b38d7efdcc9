using System.Text.Json;
using Seedbed.Models;
using Seedbed.Yaml;

namespace Seedbed.Cli.Commands;

/// <summary>Which requests of a log the user wants to see; a null stands for all.</summary>
internal sealed class LogFilter(string? step, string? row, string? outcome, string? model)
{
    private const string Failed = "failed";

    private readonly SortedSet<string> _steps = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _models = new(StringComparer.Ordinal);
    private bool _rowIsThere;

    /// <summary>Whether not a single request was seen.</summary>
    public bool LogIsEmpty => _steps.Count == 0;

    /// <summary>The words that <c>--outcome</c> takes.</summary>
    public static IReadOnlyCollection<string> Outcomes { get; } =
        [LoggedCall.Ok, LoggedCall.Cut, Failed, .. Enum.GetNames<ModelFailureKind>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public bool Takes(LoggedCall call)
    {
        _steps.Add(call.Step);
        _models.Add(call.Model);
        bool isOfRow = row is null || call.Concerns(row);
        _rowIsThere |= isOfRow;
        return isOfRow
            && (step is null || call.Step == step)
            && (model is null || call.Model == model)
            && (outcome is null || call.Outcome == outcome || (outcome == Failed && call.HasFailed));
    }

    /// <summary>Called when nothing was found: says which of the names the log never heard of.</summary>
    /// <exception cref="SeedbedException">One of them is not in the log.</exception>
    public void ThrowIfUnknown()
    {
        ThrowIfUnknown("step", step, _steps);
        ThrowIfUnknown("model", model, _models);
        if (row is not null && !_rowIsThere)
            throw new SeedbedException($"--row: the log holds no request for '{row}'; give the id of a row, a unit (guide.md#c12) or a document (guide.md)");
    }

    private static void ThrowIfUnknown(string what, string? name, SortedSet<string> known)
    {
        if (name is not null && !known.Contains(name))
            throw new SeedbedException($"--{what}: the log holds no request of the {what} '{name}'{NearestName.Hint(name, known)}");
    }
}
