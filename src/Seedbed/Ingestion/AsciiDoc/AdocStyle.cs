namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>What the lines before a block say of it: <c>[source,ruby]</c>, <c>.Title</c>.</summary>
internal sealed class AdocStyle
{
    private readonly List<string> _positional = [];
    private readonly Dictionary<string, string> _named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The block's title.</summary>
    public string? Title { get; set; }

    /// <summary>The first word: <c>source</c>, <c>quote</c>, <c>NOTE</c>; empty when there is none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The value of a name; null when it isn't there.</summary>
    public string? this[string name] => _named.GetValueOrDefault(name);

    /// <summary>A value by its place, from 1; null when there are fewer.</summary>
    public string? At(int place) => place < _positional.Count && _positional[place].Length > 0 ? _positional[place] : null;

    /// <summary>Whether an option is set, as <c>header</c>.</summary>
    public bool Has(string option) => $",{_named.GetValueOrDefault("options")},{_named.GetValueOrDefault("opts")},".Contains($",{option},", StringComparison.OrdinalIgnoreCase)
        || Array.Exists([.. _positional], part => part.Contains('%' + option, StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes up a line in brackets.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("[[") || line.Length > 10_000)
            return;
        string inner = line[1..^1].ToString();
        bool isQuoted = false;
        for (int at = 0, from = 0; at <= inner.Length; at++)
        {
            isQuoted ^= at < inner.Length && inner[at] == '"';
            if (at < inner.Length && (isQuoted || inner[at] != ','))
                continue;
            Add(inner[from..at].Trim(), from == 0);
            from = at + 1;
        }
    }

    private void Add(string part, bool isFirst)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            _named[part[..equals].Trim(' ', '"')] = part[(equals + 1)..].Trim(' ', '"', '\'');
            return;
        }

        _positional.Add(part);
        if (isFirst && part.Length > 0)
            Name = part.Split('#', '.', '%')[0] is { Length: > 0 } name ? name : Name;
    }
}
