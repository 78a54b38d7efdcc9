using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Epub;

/// <summary>What a book's package document says: its title, its language, its chapters in the order in which they are read.</summary>
internal sealed class EpubBook
{
    private const string Container = "META-INF/container.xml";
    private const int MostItems = 50_000;
    private const int MostNamed = 5;

    private readonly string _folder;
    private readonly Dictionary<string, (string Part, bool IsText, bool IsContents)> _items = new(StringComparer.Ordinal);
    private readonly List<string> _spine = [];
    private readonly HashSet<string> _contents = new(StringComparer.OrdinalIgnoreCase);

    private string? _navigation;
    private string? _ncx;

    private EpubBook(string folder) => _folder = folder;

    /// <summary>The book's title, if it has one.</summary>
    public string? Title { get; private set; }

    /// <summary>The book's language, if it is declared.</summary>
    public string? Language { get; private set; }

    /// <summary>The chapters in spine order, without tables of contents.</summary>
    public IReadOnlyList<PackageEntry> Chapters { get; private set; } = [];

    /// <summary>What the table of contents calls the chapters, and how deep they stand in it.</summary>
    public Dictionary<string, (string Title, int Level)> Headings { get; private set; } = [];

    /// <summary>Reads the package document that the container names.</summary>
    /// <exception cref="PackageException">A part is missing or damaged.</exception>
    public static EpubBook Of(Package package)
    {
        string name = NameOf(package);
        var book = new EpubBook(name[..(name.LastIndexOf('/') + 1)]);
        using XmlPart? xml = XmlPart.Open(package, name);
        if (xml is null)
            throw PackageException.Damaged($"it lacks its part {CleanText.Line(name)}, the list of its chapters");
        while (xml.Next())
        {
            if (xml.IsStart)
                book.Add(xml);
        }

        book.Chapters = book.Find(package);
        book.Headings = EpubContents.Of(package, book._navigation ?? book._ncx);
        return book;
    }

    /// <summary>The part that a link in some folder leads to.</summary>
    public static string Resolve(string folder, string href)
    {
        string path = Uri.UnescapeDataString(href.Split('#')[0].Replace('\\', '/'));
        var parts = new List<string>(path.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static string NameOf(Package package)
    {
        using XmlPart? xml = XmlPart.Open(package, Container);
        if (xml is null)
            throw PackageException.Damaged($"it lacks its part {Container}, which every EPUB has");
        while (xml.Next())
        {
            if (xml.IsStart && xml.Name == "rootfile" && xml["full-path"] is { Length: > 0 } path)
                return path;
        }

        throw PackageException.Damaged($"its part {Container} names no list of chapters");
    }

    private void Add(XmlPart xml)
    {
        switch (xml.Name)
        {
            case "title" when Title is null:
                Title = CleanText.Line(xml.Text()) is { Length: > 0 } title ? title : null;
                break;
            case "language" when Language is null:
                Language = xml.Text(100).Trim() is { Length: > 0 } language ? language : null;
                break;
            case "item" when _items.Count < MostItems && xml["id"] is { } id && xml["href"] is { } href:
                string part = Resolve(_folder, href);
                if ((xml["properties"] ?? "").Split(' ').Contains("nav"))
                    _navigation ??= part;
                else if (xml["media-type"] == "application/x-dtbncx+xml")
                    _ncx ??= part;
                _items.TryAdd(id, (part, IsText(xml["media-type"], part), (xml["properties"] ?? "").Split(' ').Contains("nav")));
                break;
            case "itemref" when _spine.Count < MostItems && xml["idref"] is { } reference:
                _spine.Add(reference);
                break;
            case "reference" when xml["type"] == "toc" && xml["href"] is { } contents && _contents.Count < MostItems:
                _contents.Add(Resolve(_folder, contents));
                break;
        }
    }

    private List<PackageEntry> Find(Package package)
    {
        var chapters = new List<PackageEntry>();
        var missing = new List<string>();
        foreach (string id in _spine.Distinct(StringComparer.Ordinal))
        {
            if (!_items.TryGetValue(id, out (string Part, bool IsText, bool IsContents) item))
                missing.Add(id);
            else if (!item.IsText || item.IsContents || _contents.Contains(item.Part))
                continue;
            else if (package.Find(item.Part) is { } entry)
                chapters.Add(entry);
            else
                missing.Add(item.Part);
        }

        if (missing.Count > 0)
            throw PackageException.Damaged($"it lacks {(missing.Count == 1 ? "a chapter" : $"{missing.Count:N0} chapters")} that it lists: {Names(missing)}");
        return chapters.Count > 0 ? chapters : throw PackageException.Damaged("it lists no chapters");
    }

    private static string Names(List<string> missing) =>
        CleanText.Line(string.Join(", ", missing.Take(MostNamed).Select(name => name.Length <= 80 ? name : name[..77] + "…"))) + (missing.Count > MostNamed ? ", …" : "");

    private static bool IsText(string? type, string part) =>
        type is "application/xhtml+xml" or "text/html" or "application/html"
        || (type is null && Path.GetExtension(part).ToUpperInvariant() is ".XHTML" or ".HTML" or ".HTM");
}
