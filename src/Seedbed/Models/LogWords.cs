using System.Text.Json;

namespace Seedbed.Models;

/// <summary>The few words that stand in every line of a log (steps, models), so that each is one text in memory.</summary>
internal sealed class LogWords
{
    private const int Most = 64;

    private readonly List<string> _known = [];

    public string Of(ref Utf8JsonReader reader)
    {
        foreach (string known in _known)
        {
            if (reader.ValueTextEquals(known))
                return known;
        }

        string word = reader.GetString() ?? "";
        if (_known.Count < Most)
            _known.Add(word);
        return word;
    }
}
