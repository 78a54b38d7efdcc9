namespace Seedbed.Runs.Walks;

/// <summary>A source's units on disk, by number, so that they can be worked in any order and again.</summary>
internal sealed class UnitStore(string folder) : IDisposable
{
    private readonly SpillFile _file = new(folder, stages: 1);
    private readonly List<Spilled> _places = [];

    /// <summary>How many there are.</summary>
    public int Count => _places.Count;

    /// <summary>Takes the next unit.</summary>
    public void Add(Unit unit) => _places.Add(_file.Write([new UnitWork(SourceItem.Of(unit, opensInput: false), stages: 1)]));

    /// <summary>The unit of a number, from 0.</summary>
    public Unit Read(int number) => _file.Peek(_places[number])[0].Origin.Unit!;

    public void Dispose() => _file.Dispose();
}
