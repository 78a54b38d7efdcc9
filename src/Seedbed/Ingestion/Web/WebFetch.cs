using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Seedbed.Ingestion.Web;

/// <summary>
/// Fetches one URL at a time into a file, several threads at once: redirects followed by hand so that each is looked at,
/// bytes counted after decompression, time-outs for the connection, for the whole and for silence; no cookies.
/// </summary>
internal sealed class WebFetch : IDisposable
{
    private const int MostRedirects = 5;
    private const int MostAttempts = 4;
    private const int Ends = 64 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly WebOptions _options;
    private readonly WebNetwork _network;
    private readonly IReadOnlyCollection<string> _endings;
    private readonly HttpMessageInvoker _http;

    /// <param name="options">The limits.</param>
    /// <param name="endings">The endings of what is read.</param>
    /// <param name="network">How names are resolved and connections made.</param>
    public WebFetch(WebOptions options, IReadOnlyCollection<string> endings, WebNetwork network)
    {
        (_options, _endings, _network) = (options, endings, network);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.ConnectTimeOut,
            ConnectCallback = network.ConnectAsync,
            // What isn't wanted of an answer is not read to its end.
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Fetches a page, again where the fault may be over in a moment.</summary>
    /// <param name="page">Its name and URL.</param>
    /// <param name="address">Where to ask.</param>
    /// <param name="folder">The folder for its file.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    public async Task<WebPage> GetAsync(WebPage page, WebAddress address, string folder, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(page.Name)))[..16]);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(page, address, path, cancellationToken).ConfigureAwait(false);
            }
            catch (WebFaultException fault)
            {
                TimeSpan wait = fault.Wait ?? TimeSpan.FromSeconds(1 << (attempt - 1));
                if (!fault.IsPassing || attempt == MostAttempts || wait > LongestWait)
                    return page with { Reason = fault.Reason, Detail = $"{page.Url} {fault.Message}" };
                await Task.Delay(wait, _options.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<WebPage> OnceAsync(WebPage page, WebAddress address, string path, CancellationToken cancellationToken)
    {
        using var whole = new CancellationTokenSource(_options.TimeOut, _options.Time);
        using var idle = new CancellationTokenSource(_options.IdleTimeOut, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, whole.Token, idle.Token);
        try
        {
            return await FollowAsync(page, address, path, idle, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(whole.IsCancellationRequested, idle.IsCancellationRequested);
        }
        catch (HttpRequestException fault)
        {
            throw FaultOf(fault);
        }
    }

    private async Task<WebPage> FollowAsync(WebPage page, WebAddress address, string path, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        WebAddress at = address;
        for (int redirects = 0; ; redirects++)
        {
            await _network.CheckProxiedAsync(at.Uri, cancellationToken).ConfigureAwait(false);
            using HttpRequestMessage request = RequestOf(at, address.IsSameOrigin(at) ? address.Login : null);
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            idle.CancelAfter(_options.IdleTimeOut);
            if (Location(response) is not { } location)
                return await KeepAsync(page with { Final = redirects == 0 ? null : at.Shown }, at, response, path, idle, cancellationToken).ConfigureAwait(false);
            if (redirects == MostRedirects)
                throw new WebFaultException("redirects", $"redirects more than {MostRedirects} times, last to {at.Shown}; give the address that it leads to.");
            at = Next(at, location);
        }
    }

    private static HttpRequestMessage RequestOf(WebAddress address, AuthenticationHeaderValue? login)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        request.Headers.Authorization = login;
        request.Headers.UserAgent.Add(new("seedbed", typeof(WebFetch).Assembly.GetName().Version?.ToString(3)));
        request.Headers.Accept.ParseAdd("text/html, application/xhtml+xml, application/pdf, */*;q=0.8");
        return request;
    }

    private static Uri? Location(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect ? response.Headers.Location : null;

    private static WebAddress Next(WebAddress from, Uri location)
    {
        WebAddress to;
        try
        {
            to = WebAddress.Of(location.IsAbsoluteUri ? location : new Uri(from.Uri, location));
        }
        catch (WebFaultException fault)
        {
            throw new WebFaultException(fault.Reason, $"redirects to an address that {fault.Message}");
        }
        catch (UriFormatException)
        {
            throw new WebFaultException("bad-url", "redirects to something that is no URL; give the address of the page itself.");
        }

        return from.Uri.Scheme == Uri.UriSchemeHttps && to.Uri.Scheme == Uri.UriSchemeHttp
            ? throw new WebFaultException("redirects", $"redirects from https to {to.Shown}, which anyone on the way could change; give that address itself if it is to be trusted.")
            : to;
    }

    private async Task<WebPage> KeepAsync(
        WebPage page, WebAddress at, HttpResponseMessage response, string path, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw StatusFault(response);
        string media = response.Content.Headers.ContentType?.MediaType?.Trim().ToLowerInvariant() ?? "";
        string named = new SourceFile(at.Uri.AbsolutePath, "", 0).Ending;
        if (response.Content.Headers.ContentDisposition is { } disposition && (disposition.FileNameStar ?? disposition.FileName)?.Trim('"') is { Length: > 0 } file && !_endings.Contains(named))
            named = new SourceFile(file, "", 0).Ending;
        string ending = WebTypes.Of(media, named, _endings);
        if (response.Content.Headers.ContentLength > _options.MostBytes)
            throw TooLarge();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = await CopyAsync(response, path, hash, idle, cancellationToken).ConfigureAwait(false);
        ending = TypeOf(path, ending, media);
        File.Move(path, path + ending, overwrite: true);
        return page with
        {
            Document = new SourceFile(page.Name, "", 0).Ending == ending ? page.Name : page.Name + ending,
            File = Path.GetFileName(path) + ending,
            Served = response.Content.Headers.ContentType?.ToString(),
            Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"', '\'', ' '),
            Bytes = bytes,
            Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
            Fetched = _options.Time.GetUtcNow(),
        };
    }

    private async Task<long> CopyAsync(HttpResponseMessage response, string path, IncrementalHash hash, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        Stream from = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (from.ConfigureAwait(false))
        {
            FileStream to = File.Create(path);
            await using (to.ConfigureAwait(false))
            {
                for (int read; (read = await ReadAsync(from, buffer, cancellationToken).ConfigureAwait(false)) > 0;)
                {
                    idle.CancelAfter(_options.IdleTimeOut);
                    bytes += read;
                    if (bytes > _options.MostBytes)
                        throw TooLarge();
                    hash.AppendData(buffer, 0, read);
                    await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return bytes;
    }

    private static async ValueTask<int> ReadAsync(Stream from, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or InvalidDataException)
        {
            throw FaultOf(fault);
        }
    }

    private string TypeOf(string path, string ending, string media)
    {
        byte[] head = new byte[Ends], tail = new byte[Ends];
        using FileStream file = File.OpenRead(path);
        int first = file.ReadAtLeast(head, Ends, throwOnEndOfStream: false);
        file.Position = Math.Max(0, file.Length - Ends);
        int last = file.ReadAtLeast(tail, Ends, throwOnEndOfStream: false);
        string seen = WebTypes.Seen(head.AsSpan(0, first), tail.AsSpan(0, last), ending);
        if (_endings.Contains(seen))
            return seen;
        string what = media.Length == 0 ? "names no type" : $"is served as {media}";
        throw new WebFaultException("unknown-type", $"{what} and is none of what is read{(seen.Length > 0 ? $" (it looks like {seen})" : "")}; leave it out.");
    }

    private WebFaultException StatusFault(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        bool isPassing = status is 429 or 502 or 503 or 504;
        TimeSpan? wait = response.Headers.RetryAfter is not { } after ? null
            : after.Delta ?? (after.Date is { } date ? date - _options.Time.GetUtcNow() : null);
        if (wait < TimeSpan.Zero)
            wait = TimeSpan.Zero;
        string mend = status switch
        {
            401 or 403 => "it wants a login or lets no program in: download it and name the file",
            404 or 410 => "mend the address, or leave it out",
            429 or 503 when wait > LongestWait => $"it asks to wait for {wait.Value.TotalSeconds:N0} seconds: try again then",
            429 => "it is asked too often: try again later",
            >= 500 => "the server is at fault: try again later",
            _ => "look at the page in a browser",
        };
        return new($"status-{status}", $"answers with status {status}; {mend}.") { IsPassing = isPassing, Wait = isPassing ? wait : null };
    }

    private WebFaultException TooLarge() =>
        new("too-large", $"gives more than {_options.MostBytes:N0} bytes, the most that are taken from a URL; download it and name the file, or raise url-size in seedbed.yaml.");

    private WebFaultException TimedOut(bool whole, bool idle) => new("time-out", whole
        ? $"is not there after {_options.TimeOut.TotalSeconds:0.###} seconds; try again later, or give it longer with url-time-out in seedbed.yaml."
        : idle
            ? $"gives nothing for {_options.IdleTimeOut.TotalSeconds:0.###} seconds; try again later."
            : $"takes no connection within {_options.ConnectTimeOut.TotalSeconds:0.###} seconds; mend the address, or try again later.");

    private static WebFaultException FaultOf(Exception fault)
    {
        for (Exception? inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is WebFaultException own)
                return own;
            if (inner is System.Security.Authentication.AuthenticationException)
                return new("tls", "has no certificate that can be trusted, or speaks no TLS; look at it in a browser, and download it where you trust it.");
        }

        bool isPacking = fault is InvalidDataException or InvalidOperationException || fault.GetType().Name == "ZLibException";
        return isPacking
            ? new("damaged", "is packed in a way that can't be unpacked; try again later, or download it.")
            : new("connection", $"breaks off or speaks no proper HTTP ({CleanText.Line(fault.Message)}); try again later.") { IsPassing = true };
    }
}
