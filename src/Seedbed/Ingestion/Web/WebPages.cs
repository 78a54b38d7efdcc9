using System.Collections.Concurrent;
using System.Security.Cryptography;
using Seedbed.Ingestion.Archives;
using Seedbed.RowFiles;

namespace Seedbed.Ingestion.Web;

/// <summary>
/// The pages of the URLs among a user's inputs, fetched into a folder of their own that is gone when this is disposed. They
/// are given to a source as <see cref="SourceOptions.Pages"/>. What can't be fetched is a reject of the source's listing.
/// </summary>
public sealed class WebPages : IDisposable
{
    private const int AtOnce = 8;
    private const int AtOncePerHost = 4;

    private readonly ScratchFolder _scratch = new();
    private readonly List<(string? Input, WebPage Page)> _pages = [];
    private readonly Dictionary<string, string> _urls = new(StringComparer.Ordinal);

    private WebPages()
    {
    }

    /// <summary>How many URLs there are.</summary>
    public int Count => _pages.Count;

    /// <summary>The pages of URLs that stood in lists.</summary>
    internal IEnumerable<WebPage> Listed => _pages.Where(static item => item.Input is null).Select(static item => item.Page);

    /// <summary>Whether an input is meant as a URL rather than a path: it begins with a scheme and <c>://</c>.</summary>
    public static bool IsUrl(string input) => WebAddress.IsUrl(input);

    /// <summary>An input as it may be shown: a URL without user and password.</summary>
    public static string Shown(string input) => WebAddress.Shorn(input);

    /// <summary>What the document of a URL is called, but for the ending that its type may add: <c>example.org/guide.html</c>.</summary>
    /// <exception cref="SeedbedException">It is no URL that is fetched.</exception>
    public static string NameOf(string url) => WebWishes.Parse(url).Name;

    /// <summary>Fetches what the URLs among inputs and lists give, several at once. Inputs that are no URLs are left alone.</summary>
    /// <param name="inputs">Files, folders and URLs.</param>
    /// <param name="options">The limits, the lists, and the readers, whose types are taken.</param>
    /// <param name="kept">A folder that <see cref="Keep"/> filled: what it has is taken from there rather than fetched; null fetches all.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <exception cref="SeedbedException">An input is no URL that is fetched, a list can't be read, or the folder of kept pages is damaged.</exception>
    public static Task<WebPages> FetchAsync(
        IReadOnlyList<string> inputs, SourceOptions options, string? kept = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        return FetchAsync(inputs, options, new(options.Web.AllowPrivateNetwork), kept, cancellationToken);
    }

    /// <summary>The same over another network.</summary>
    internal static async Task<WebPages> FetchAsync(
        IReadOnlyList<string> inputs, SourceOptions options, WebNetwork network, string? kept, CancellationToken cancellationToken)
    {
        var pages = new WebPages();
        try
        {
            await pages.FillAsync(inputs, options, network, kept, cancellationToken).ConfigureAwait(false);
            return pages;
        }
        catch (Exception fault)
        {
            pages.Dispose();
            if (fault is IOException or UnauthorizedAccessException)
                throw new SeedbedException($"pages can't be kept in {Path.GetTempPath()} while they are read ({fault.Message}); make room, or name another folder with TMPDIR", fault);
            throw;
        }
    }

    /// <summary>The URL of a document that was fetched, without user and password; null for others.</summary>
    public string? UrlOf(string document) => _urls.GetValueOrDefault(document);

    /// <summary>Copies the pages with their list, <c>fetched.jsonl</c>, into a folder, in place of what it held.</summary>
    public void Keep(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (Count == 0)
            return;
        byte[] index = WebPageIndex.Write(_pages.Select(static item => item.Page));
        string list = Path.Combine(folder, WebPageIndex.FileName);
        if (File.Exists(list) && File.ReadAllBytes(list).AsSpan().SequenceEqual(index))
            return;
        string partial = folder + ".partial";
        Remove(partial);
        Directory.CreateDirectory(partial);
        foreach ((_, WebPage page) in _pages)
        {
            if (page.File is not null)
                File.Copy(PathOf(page), Path.Combine(partial, page.File));
        }

        File.WriteAllBytes(Path.Combine(partial, WebPageIndex.FileName), index);
        Remove(folder);
        Directory.Move(partial, folder);
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    /// <summary>The page of an input; null when it is none of those that were fetched.</summary>
    internal WebPage? Of(string input) => _pages.Find(item => item.Input == input).Page;

    /// <summary>Where a page's file lies.</summary>
    internal string PathOf(WebPage page) => Path.Combine(_scratch.Root, page.File!);

    /// <summary>The listing gave a page's document this path.</summary>
    internal void Name(string document, WebPage page) => _urls[document] = page.Url;

    private async Task FillAsync(IReadOnlyList<string> inputs, SourceOptions options, WebNetwork network, string? kept, CancellationToken cancellationToken)
    {
        List<WebWish> wishes = WebWishes.Of(inputs, options.Web.Lists);
        if (wishes.Count == 0)
            return;
        Dictionary<string, WebPage> before = Before(kept);
        string[] endings = [.. new FileReading(options).Endings.Union(RecordReaders.Endings)];
        using var fetch = new WebFetch(options.Web, endings, network);
        var hosts = new ConcurrentDictionary<string, SemaphoreSlim>(StringComparer.Ordinal);
        var pages = new WebPage[wishes.Count];
        string folder = _scratch.Root;
        await Parallel.ForAsync(0, wishes.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (at, token) =>
        {
            WebWish wish = wishes[at];
            if (wish.Address is not { } address)
                pages[at] = wish.Page;
            else if (before.TryGetValue(wish.Page.Name, out WebPage? had) && had.Url == wish.Page.Url)
                pages[at] = Taken(had, kept!, folder);
            else
                pages[at] = await GetAsync(fetch, wish.Page, address, folder, hosts, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        _pages.AddRange(wishes.Zip(pages, static (wish, page) => (wish.Input, page)));
    }

    private static async Task<WebPage> GetAsync(
        WebFetch fetch, WebPage page, WebAddress address, string folder, ConcurrentDictionary<string, SemaphoreSlim> hosts, CancellationToken cancellationToken)
    {
        SemaphoreSlim host = hosts.GetOrAdd(address.Uri.IdnHost, static _ => new(AtOncePerHost));
        await host.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await fetch.GetAsync(page, address, folder, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            host.Release();
        }
    }

    private static Dictionary<string, WebPage> Before(string? kept) =>
        kept is null || !File.Exists(Path.Combine(kept, WebPageIndex.FileName)) ? []
            : WebPageIndex.Read(kept).GroupBy(page => page.Name, StringComparer.Ordinal).ToDictionary(pages => pages.Key, pages => pages.First(), StringComparer.Ordinal);

    private static WebPage Taken(WebPage page, string kept, string folder)
    {
        if (page.File is null)
            return page;
        // The list may be another's: what it calls a document has to follow from the URL, as ever.
        if (page.Document != page.Name && page.Document != page.Name + Path.GetExtension(page.File) && page.Document != page.Name + new SourceFile(page.File, "", 0).Ending)
            throw Damaged(Path.Combine(kept, WebPageIndex.FileName));
        string from = Path.Combine(kept, page.File), to = Path.Combine(folder, page.File);
        if (!File.Exists(from) || new FileInfo(from).Length != page.Bytes)
            throw Damaged(from);
        File.Copy(from, to, overwrite: true);
        using FileStream file = File.OpenRead(to);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == page.Sha256 ? page : throw Damaged(from);
    }

    private static SeedbedException Damaged(string file) =>
        new($"{file} is not what was fetched any more; give --update to have the pages fetched anew");

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
