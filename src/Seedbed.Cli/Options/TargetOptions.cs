using System.CommandLine;
using System.Globalization;
using Seedbed.Runs;

namespace Seedbed.Cli.Options;

/// <summary>How many rows the run must deliver.</summary>
internal sealed class TargetOptions
{
    private readonly Option<long?> _target = new("--target")
    {
        Description = "Deliver exactly so many accepted rows: units are worked in a seeded order, again and again if need be, until they are there (default: the source is worked once).",
        HelpName = "N",
    };

    private readonly Option<string?> _per = new("--per")
    {
        Description = "Deliver --target rows for each document, or for each value of a column that the input has or a step sets before anything is asked (default: in all).",
        HelpName = "COLUMN|document",
    };

    public TargetOptions() => _target.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && long.TryParse(token.Value, CultureInfo.InvariantCulture, out long rows) && rows < 1)
            result.AddError($"--target must be a whole number of at least 1, not {rows}");
    });

    public void AddTo(Command command)
    {
        command.Options.Add(_target);
        command.Options.Add(_per);
    }

    /// <exception cref="SeedbedException">There is a <c>--per</c> but no <c>--target</c>.</exception>
    public Target? Target(ParseResult parsed)
    {
        string? per = parsed.GetValue(_per);
        if (parsed.GetValue(_target) is { } rows)
            return new(rows, per);
        return per is null ? null : throw new SeedbedException($"--per {per} says for what, but not how many; give --target N as well");
    }
}
