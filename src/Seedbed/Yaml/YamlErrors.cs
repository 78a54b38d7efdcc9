namespace Seedbed.Yaml;

/// <summary>Collects everything that is wrong with a file, so that the user mends it in one go.</summary>
public sealed class YamlErrors
{
    // A file of ten thousand wrong keys is one mistake, not ten thousand.
    private const int Shown = 20;

    private readonly List<string> _sentences = [];

    /// <summary>How many faults there are.</summary>
    public int Count => _sentences.Count;

    /// <summary>Adds a fault at a place.</summary>
    public void Add(YamlPlace at, string sentence) => _sentences.Add($"{at}: {sentence}");

    /// <summary>Adds a fault whose sentence already says where it is.</summary>
    public void Add(SeedbedException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _sentences.Add(fault.Message);
    }

    /// <summary>Ends the reading when something was wrong.</summary>
    /// <exception cref="SeedbedException">There are faults; one line for each, the first 20.</exception>
    public void ThrowIfAny()
    {
        if (_sentences.Count == 0)
            return;
        string message = string.Join('\n', _sentences.Distinct().Take(Shown));
        throw new SeedbedException(_sentences.Count <= Shown ? message : $"{message}\n… and {_sentences.Count - Shown} more");
    }
}
