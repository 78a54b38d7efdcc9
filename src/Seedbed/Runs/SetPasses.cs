using Seedbed.Models;
using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>The passes of one set step: one for each group that a target counts, or the only one.</summary>
internal sealed class SetPasses(SetStep step, string? rowColumn)
{
    private readonly Dictionary<int, SetPass> _ofUnits = [];
    private readonly Dictionary<string, SetPass> _ofRows = new(StringComparer.Ordinal);
    private readonly Dictionary<int, RequestHeldException> _held = [];

    /// <summary>Takes a unit's rows through their group's pass. What stands behind a held unit of its group is held too: the pass would lack that unit's rows.</summary>
    public void Take(UnitWork work, string name, int stage)
    {
        int group = work.Origin.Group;
        work.Held ??= _held.GetValueOrDefault(group);
        if (work.Held is { } held)
        {
            _held[group] = held;
            return;
        }

        var account = new StageAccount(work, stage, name);
        foreach (Row row in work.Rows)
            account.Enter(PassOf(group, row).Next(row));
        account.Close();
    }

    private SetPass PassOf(int group, Row row) =>
        rowColumn is { } column && row.Text(column) is { } value ? PassOf(_ofRows, value) : PassOf(_ofUnits, group);

    private SetPass PassOf<TKey>(Dictionary<TKey, SetPass> passes, TKey key)
        where TKey : notnull
    {
        if (!passes.TryGetValue(key, out SetPass? pass))
            passes[key] = pass = step.Open();
        return pass;
    }
}
