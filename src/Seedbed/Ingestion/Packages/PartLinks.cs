namespace Seedbed.Ingestion.Packages;

/// <summary>The relationships of a part to other parts of its package; those to the world outside are left out.</summary>
internal sealed class PartLinks
{
    private const int Most = 100_000;
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);
    private readonly List<(string Type, string Target)> _all = [];

    private PartLinks()
    {
    }

    /// <summary>Reads the relationships of a part; of the package itself for an empty name. A part without any has none.</summary>
    public static PartLinks Of(Package package, string part)
    {
        var links = new PartLinks();
        int slash = part.LastIndexOf('/') + 1;
        string folder = part[..slash];
        using XmlPart? xml = XmlPart.Open(package, $"{folder}_rels/{part[slash..]}.rels");
        while (xml is not null && xml.Next())
        {
            if (xml.IsStart && xml.Name == "Relationship" && xml["TargetMode"] != "External")
                links.Add(folder, xml);
        }

        return links;
    }

    /// <summary>The part that an id names; null when there is none.</summary>
    public string? this[string? id] => id is not null && _byId.TryGetValue(id, out string? target) ? target : null;

    /// <summary>The first part of a type, named by the type's last word: <c>styles</c>.</summary>
    public string? First(string type) => _all.Find(link => link.Type == type).Target;

    private void Add(string folder, XmlPart xml)
    {
        if (xml["Id"] is not { } id || xml["Target"] is not { } target || _all.Count >= Most)
            return;
        string type = xml["Type"] ?? "";
        string name = Resolve(folder, target);
        _all.Add((type[(type.LastIndexOf('/') + 1)..], name));
        _byId.TryAdd(id, name);
    }

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        if (target.Contains('%', StringComparison.Ordinal))
            target = Uri.UnescapeDataString(target);
        if (target.StartsWith('/'))
            return target[1..];
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string part in target.Split('/'))
        {
            if (part == "..")
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            else if (part.Length > 0 && part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
