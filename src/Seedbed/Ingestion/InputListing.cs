using Seedbed.Ingestion.Web;

namespace Seedbed.Ingestion;

/// <summary>Finds the files of the inputs.</summary>
internal sealed class InputListing
{
    private const int MostSaid = 10;

    private readonly SourceOptions _options;
    private readonly HashSet<string> _endings;
    private readonly PathGlob[] _include;
    private readonly PathGlob[] _exclude;
    private readonly List<SourceFile> _files = [];
    private readonly List<Reject> _rejects = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _excluded;
    private int _unfetched;

    private InputListing(SourceOptions options, IEnumerable<string> endings)
    {
        _options = options;
        _endings = new(endings, StringComparer.Ordinal);
        _include = [.. options.Include.Select(pattern => new PathGlob(pattern))];
        _exclude = [.. options.Exclude.Select(pattern => new PathGlob(pattern))];
    }

    /// <summary>Lists inputs in the order given.</summary>
    public static SourceListing Of(IReadOnlyList<string> inputs, SourceOptions options, IEnumerable<string> endings)
    {
        var listing = new InputListing(options, endings);
        if (inputs.Count == 0 && options.Web.Lists.Count == 0)
            throw new SeedbedException("no input was given; name a file or a folder of documents");
        foreach (string input in inputs)
            listing.Add(input);
        foreach (WebPage page in options.Pages?.Listed ?? [])
            listing.Add(page);
        if (listing._files.Count == 0)
            throw listing.Unlisted() ?? listing.Nothing(inputs);
        return new(listing._files, listing._rejects);
    }

    /// <summary>Lists files that were found elsewhere.</summary>
    public static SourceListing Of(IReadOnlyList<SourceFile> files, SourceOptions options, IEnumerable<string> endings)
    {
        var listing = new InputListing(options, endings);
        foreach (SourceFile file in files)
        {
            if (listing.IsKnown(file))
                listing._files.Add(file);
        }

        return new(listing._files, listing._rejects);
    }

    private void Add(string input)
    {
        if (WebAddress.IsUrl(input))
        {
            Add(_options.Pages?.Of(input) ?? throw new SeedbedException($"'{WebAddress.Shorn(input)}' is a URL, which has to be fetched first (WebPages.FetchAsync); name a file or a folder of documents"));
            return;
        }

        string full = Path.GetFullPath(input);
        if (Directory.Exists(full))
        {
            var walk = new FolderWalk(full);
            foreach (FolderEntry entry in walk.Entries())
                Add(input, full, entry);
        }
        else if (File.Exists(full))
        {
            Take(input, full, Path.GetFileName(full));
        }
        else
        {
            string page = input.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? " (the address of a page begins with https://)" : "";
            throw new SeedbedException($"'{input}' does not exist; name a file or a folder of documents{page}");
        }
    }

    private void Add(WebPage page)
    {
        if (page.Document is not { } document)
        {
            Reject(page.Url, page.Reason!, page.Detail!);
            _unfetched++;
            return;
        }

        string full = _options.Pages!.PathOf(page);
        var file = new SourceFile(document, full, page.Bytes) { Url = page.Url, Charset = page.Charset };
        if (!IsKnown(file))
            return;
        for (int number = 2; !_taken.Add(file.Path); number++)
            file = file with { Path = $"{document[..^file.Ending.Length]}~{number}{file.Ending}" };
        _options.Pages.Name(file.Path, page);
        _files.Add(file);
    }

    private void Add(string input, string full, FolderEntry entry)
    {
        if (entry.Reason is not null)
            Reject(entry.Path, entry.Reason, entry.Detail!);
        else if (!Wanted(entry.Path))
            _excluded++;
        else
            Take(input, Path.Combine(full, entry.Path), entry.Path);
    }

    private bool Wanted(string path) =>
        (_include.Length == 0 || Array.Exists(_include, glob => glob.IsMatch(path)))
        && !Array.Exists(_exclude, glob => glob.IsMatch(path));

    private void Take(string input, string full, string relative)
    {
        var file = SourceFile.At(relative, full);
        if (IsKnown(file))
            _files.Add(file with { Path = Distinct(input, relative) });
    }

    private bool IsKnown(SourceFile file)
    {
        if (_endings.Contains(file.Ending))
            return true;
        Reject(file.Path, UnknownType.Reason, UnknownType.Detail(file, _endings));
        return false;
    }

    /// <summary>
    /// A path that an earlier input already has gets its input's name before it (<c>manual/index.html</c>), and if that is
    /// taken too, a number (<c>manual~2/index.html</c>).
    /// </summary>
    private string Distinct(string input, string relative)
    {
        if (_taken.Add(relative))
            return relative;
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)));
        if (Path.GetFileName(relative) == name && !relative.Contains('/', StringComparison.Ordinal))
            name = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(input))) ?? "";
        if (name.Length == 0)
            name = "input";
        string path = $"{name}/{relative}";
        for (int number = 2; !_taken.Add(path); number++)
            path = $"{name}~{number}/{relative}";
        return path;
    }

    // Where nothing was seen for want of permission, other file endings would not help.
    private SeedbedException? Unlisted()
    {
        if (_rejects.Count > 0 && _rejects.TrueForAll(reject => reject.Reason == "unreadable"))
            return new(_rejects[0].Detail);
        return _unfetched > 0 && _unfetched == _rejects.Count ? new(string.Join('\n', _rejects.Take(MostSaid).Select(reject => reject.Detail.TrimEnd('.')))
            + (_unfetched > MostSaid ? $"\n{_unfetched - MostSaid} more URLs could not be fetched; nothing is left to read" : "")) : null;
    }

    private SeedbedException Nothing(IReadOnlyList<string> inputs)
    {
        var seen = _rejects.GroupBy(reject => reject.Reason).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}").ToList();
        if (_excluded > 0)
            seen.Add($"{_excluded} left out by include and exclude patterns");
        string what = seen.Count == 0 ? "nothing at all" : string.Join(", ", seen);
        return new SeedbedException(
            $"there is no document in {string.Join(", ", inputs.Concat(_options.Web.Lists).Select(input => $"'{WebAddress.Shorn(input)}'"))}: seen were {what}; "
            + $"give files that end in {string.Join(", ", _endings.Order(StringComparer.Ordinal))}");
    }

    private void Reject(string path, string reason, string detail) =>
        _rejects.Add(new(_options.Step, reason, detail, Item: path));
}
