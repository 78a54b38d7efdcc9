using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>The options of a directive: fields on the lines right after its own. Those lines are made blank.</summary>
internal sealed class RstOptions
{
    private const int Most = 100;
    private readonly List<(string Name, string Value)> _all = [];

    public RstOptions(MarkupLines lines, int at, int end)
    {
        int from = at + 1;
        while (from < end && !lines.IsBlank(from) && !IsField(lines, from))
            from++;
        for (int line = from; line < end && !lines.IsBlank(line); line++)
        {
            if (IsField(lines, line))
                Add(lines.Of(line));
            else if (_all.Count > 0)
                _all[^1] = (_all[^1].Name, Longer(_all[^1].Value, lines.Of(line)));
            lines.Clear(line);
        }
    }

    /// <summary>All options in their order.</summary>
    public IReadOnlyList<(string Name, string Value)> All => _all;

    /// <summary>The value of an option; null when it is not there.</summary>
    public string? this[string name] => _all.Find(option => option.Name == name).Value;

    private static bool IsField(MarkupLines lines, int line) => lines.Of(line)[0] == ':' && RstLine.Field(lines.Of(line)) > 0;

    private static string Longer(string value, ReadOnlySpan<char> more) => value.Length > 10_000 ? value : string.Concat(value, "\n", more);

    private void Add(ReadOnlySpan<char> text)
    {
        int colon = RstLine.Field(text);
        if (_all.Count < Most)
            _all.Add((text[1..colon].ToString(), text[(colon + 1)..].Trim().ToString()));
    }
}
