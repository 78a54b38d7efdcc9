using System.CommandLine;
using Seedbed.Runs;

namespace Seedbed.Cli.Options;

/// <summary>How many rows the run must deliver.</summary>
internal sealed class TargetOptions
{
    private readonly Option<long?> _target = Rows(
        "Deliver exactly so many accepted rows: units are worked in a seeded order, again and again if need be, until they are there (default: the source is worked once).");

    private readonly Option<string?> _per = new("--per")
    {
        Description = "Deliver --target rows for each document, or for each value of a column that the input has or a step sets before anything is asked (default: in all).",
        HelpName = "COLUMN|document",
    };

    /// <summary>The option <c>--target</c>, for this and for commands that only reckon with it.</summary>
    public static Option<long?> Rows(string description) =>
        new Option<long?>("--target") { Description = description, HelpName = "N" }.Within(1);

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_target, _per];

    /// <exception cref="SeedbedException">There is a <c>--per</c> but no <c>--target</c>.</exception>
    public Target? Target(ParseResult parsed)
    {
        string? per = parsed.GetValue(_per);
        if (parsed.GetValue(_target) is { } rows)
            return new(rows, per);
        return per is null ? null : throw new SeedbedException($"--per {per} says for what, but not how many; give --target N as well");
    }
}
