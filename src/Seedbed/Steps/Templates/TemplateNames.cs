using Seedbed.Yaml;

namespace Seedbed.Steps.Templates;

/// <summary>The names that a template uses, outside and inside its lists.</summary>
internal sealed class TemplateNames
{
    private readonly List<string> _top = [];
    private readonly Dictionary<string, List<string>> _in = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlPlace> _places = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Top => _top;

    public IReadOnlyList<string> In(string list) => _in.TryGetValue(list, out List<string>? names) ? names : [];

    /// <summary>Where a name is used first, in whatever scope; null when it is not used.</summary>
    public YamlPlace? PlaceOf(string name) => _places.TryGetValue(name, out YamlPlace at) ? at : null;

    /// <summary>Adds a name used in a scope: null is the top, else the list whose items are in scope.</summary>
    public void Add(string? list, string name, Func<YamlPlace> at)
    {
        if (!_places.ContainsKey(name))
            _places[name] = at();
        if (list is null)
        {
            AddOnce(_top, name);
            return;
        }

        if (!_in.TryGetValue(list, out List<string>? names))
            _in[list] = names = [];
        AddOnce(names, name);
    }

    private static void AddOnce(List<string> names, string name)
    {
        if (!names.Contains(name))
            names.Add(name);
    }
}
