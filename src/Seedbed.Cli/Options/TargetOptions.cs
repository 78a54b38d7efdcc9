using System.CommandLine;
using System.Globalization;
using Seedbed.Runs;

namespace Seedbed.Cli.Options;

/// <summary>How many rows the run must deliver, or is reckoned for.</summary>
/// <param name="rows">What the command does with <c>--target</c>.</param>
internal sealed class TargetOptions(string rows)
{
    private readonly Option<long?> _target = new Option<long?>("--target") { Description = rows, HelpName = "N" }.Within(1);

    private readonly Option<string?> _per = new("--per")
    {
        Description = "Take --target as rows for each document, leaf (of a taxonomy), or value of a column that the input has or a step sets before anything is asked (default: in all).",
        HelpName = "GROUP",
    };

    private readonly Option<string?> _weights = new("--weights")
    {
        Description = "Branches of the taxonomy whose leaves get more or fewer rows, such as knowledge=2: with --per leaf so many times --target, else so large a share of it; the nearest branch counts (default: 1).",
        HelpName = "BRANCH=X,…",
    };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_target, _per, _weights];

    /// <exception cref="SeedbedException">There is a <c>--per</c> or <c>--weights</c> but no <c>--target</c>, or a weight is none.</exception>
    public Target? Target(ParseResult parsed)
    {
        string? per = parsed.GetValue(_per);
        if (parsed.GetValue(_target) is { } wanted)
            return new(wanted, per) { Weights = Weights(parsed.GetValue(_weights), per) };
        if (parsed.GetValue(_weights) is { } weights)
            throw new SeedbedException($"--weights {weights} says in which parts, but not how many rows; give --target N as well");
        return per is null ? null : throw new SeedbedException($"--per {per} says for what, but not how many; give --target N as well");
    }

    private static Dictionary<string, double>? Weights(string? text, string? per)
    {
        if (text is null)
            return null;
        if (per is not (null or Runs.Target.Leaf))
            throw new SeedbedException($"--weights {text} is for the leaves of a taxonomy, not for each {per}; give --per leaf, or no --per");
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = part.LastIndexOf('=');
            if (sign <= 0 || !double.TryParse(part[(sign + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double weight) || !double.IsFinite(weight))
                throw new SeedbedException($"--weights takes BRANCH=NUMBER, such as knowledge=2 (0 leaves a branch out), not '{part}'");
            if (!weights.TryAdd(part[..sign].Trim('/', ' '), weight))
                throw new SeedbedException($"--weights names {part[..sign]} twice; give it one weight");
        }

        return weights.Count > 0 ? weights : throw new SeedbedException("--weights names no branch; give BRANCH=NUMBER, such as knowledge=2, or leave it out");
    }
}
