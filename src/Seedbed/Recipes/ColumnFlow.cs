using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Follows the columns from the source through the steps and finds the ones that nothing supplies.</summary>
internal sealed class ColumnFlow
{
    private readonly List<string> _known;
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private bool _mayHaveOthers;

    /// <param name="known">What the source gives.</param>
    /// <param name="mayHaveOthers">Whether rows may have columns that only the input knows.</param>
    public ColumnFlow(IEnumerable<string> known, bool mayHaveOthers) => (_known, _mayHaveOthers) = ([.. known.Distinct()], mayHaveOthers);

    /// <summary>What is there now.</summary>
    public IReadOnlyList<string> Known => [.. _known];

    /// <summary>From here on nothing is known to be missing, since a step could not be made.</summary>
    public void LoseTrack() => _mayHaveOthers = true;

    /// <summary>Checks that columns are there: <c>step 4 'judge' needs column 'answer'; no earlier step adds it</c>.</summary>
    public void Need(
        IEnumerable<string> columns, string what, YamlPlace at, YamlErrors errors, IReadOnlyDictionary<string, YamlPlace>? namedAt = null)
    {
        foreach (string column in columns)
        {
            if (_known.Contains(column) || (_mayHaveOthers && !_removed.Contains(column)))
                continue;
            string why = _removed.Contains(column) ? "an earlier step took it away" : "no earlier step adds it";
            YamlPlace place = namedAt?.TryGetValue(column, out YamlPlace named) == true ? named : at;
            errors.Add(place, $"{what} needs column '{column}'; {why}{NearestName.Hint(column, _known)}");
        }
    }

    /// <summary>Moves past a step.</summary>
    public void Pass(StepColumns columns)
    {
        foreach (string removed in columns.Removes)
        {
            _known.Remove(removed);
            _removed.Add(removed);
        }

        foreach (string added in columns.Adds)
        {
            _removed.Remove(added);
            if (!_known.Contains(added))
                _known.Add(added);
        }
    }
}
