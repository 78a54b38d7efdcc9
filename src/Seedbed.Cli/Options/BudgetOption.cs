using System.CommandLine;
using Seedbed.Models.Budgets;

namespace Seedbed.Cli.Options;

/// <summary>What the models may cost.</summary>
internal sealed class BudgetOption
{
    private readonly Option<string[]> _budget = new("--budget")
    {
        Description = "What the run folder's models may cost in all, a hard limit: 5usd, 2Mtok (also tok, ktok) or 30min (also s, h; of one process); may be given more than once, one of a kind (default: no limit). Running again with more goes on.",
        HelpName = "AMOUNT",
    };

    public void AddTo(Command command) => command.Options.Add(_budget);

    /// <exception cref="SeedbedException">A budget is not an amount with a unit.</exception>
    public Budget Budget(ParseResult parsed) => Seedbed.Models.Budgets.Budget.Parse(parsed.GetValue(_budget) ?? []);
}
