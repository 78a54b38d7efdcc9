namespace Seedbed.Ingestion.Web;

/// <summary>Collects the URLs that a user named, each with a name that no other has.</summary>
internal sealed class WebWishes
{
    private const int LongestShown = 200;

    private readonly List<WebWish> _wishes = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    private WebWishes()
    {
    }

    /// <summary>Those among the inputs in their order, then those of the lists.</summary>
    /// <exception cref="SeedbedException">An input is no URL that is fetched, or a list can't be read.</exception>
    public static List<WebWish> Of(IReadOnlyList<string> inputs, IReadOnlyList<string> lists)
    {
        var wishes = new WebWishes();
        foreach (string input in inputs.Where(WebAddress.IsUrl).Distinct(StringComparer.Ordinal))
            wishes.Add(input, Parse(input), null);
        foreach (string list in lists)
        {
            foreach ((string text, int line) in WebList.Read(list))
                wishes.AddLine(text, $"{Path.GetFileName(list)}:{line}");
        }

        return wishes._wishes;
    }


    /// <summary>Reads a URL that a user gave as an input.</summary>
    /// <exception cref="SeedbedException">It is none that is fetched.</exception>
    public static WebAddress Parse(string input)
    {
        try
        {
            return WebAddress.Parse(input);
        }
        catch (WebFaultException fault)
        {
            throw new SeedbedException($"'{WebAddress.Shorn(input)}' {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private void AddLine(string text, string place)
    {
        try
        {
            if (!WebAddress.IsUrl(text))
                throw new WebFaultException("bad-url", "is no URL; write one as https://example.org/guide.html, and notes behind a #.");
            Add(null, WebAddress.Parse(text), place);
        }
        catch (WebFaultException fault)
        {
            // What is no URL may still be one with a password, mistyped.
            string shown = WebAddress.IsUrl(text) ? WebAddress.Shorn(text) : CleanText.Line(text[(text.LastIndexOf('@') + 1)..]);
            shown = shown.Length <= LongestShown ? shown : $"{string.Concat(shown.EnumerateRunes().Take(LongestShown))}…";
            Refuse(null, place, fault.Reason, $"{place}: {shown} {fault.Message}");
        }
    }

    private void Add(string? input, WebAddress address, string? place)
    {
        string asked = $"{address.Login?.Parameter} {address.Uri.AbsoluteUri}";
        if (_seen.TryGetValue(asked, out string? first))
        {
            Refuse(input, place ?? address.Shown, "duplicate", $"{(place is null ? "" : $"{place}: ")}{address.Shown} is named more than once, and was fetched for {first}; nothing is lost by leaving it out.");
            return;
        }

        string name = address.Name;
        for (int number = 2; !_names.Add(name); number++)
            name = $"{address.Name}~{number}";
        _seen[asked] = name;
        _wishes.Add(new(input, new() { Name = name, Url = address.Shown }, address));
    }

    private void Refuse(string? input, string place, string reason, string detail) =>
        _wishes.Add(new(input, new() { Name = place, Url = place, Reason = reason, Detail = detail }, null));
}
