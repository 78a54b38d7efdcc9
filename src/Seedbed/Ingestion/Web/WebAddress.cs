using System.Buffers;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Seedbed.Ingestion.Web;

/// <summary>A URL that a user named or a server redirects to.</summary>
/// <param name="Uri">Where to ask, without user, password and fragment.</param>
/// <param name="Shown">As people and files may see it: without user and password, secrets of the query starred out.</param>
/// <param name="Login">The user and password that stood in it.</param>
internal sealed partial record WebAddress(Uri Uri, string Shown, AuthenticationHeaderValue? Login)
{
    private const int Longest = 8192;
    private const int LongestName = 180;
    private const int LongestSegment = 80;
    private const int KeptOfLong = 40;
    private static readonly SearchValues<char> EndingCharacters = SearchValues.Create(".0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Whether an input is meant as a URL rather than a path.</summary>
    public static bool IsUrl(string input) => Scheme().IsMatch(input);

    /// <summary>Reads a URL.</summary>
    /// <exception cref="WebFaultException">It is none that is fetched.</exception>
    public static WebAddress Parse(string text)
    {
        if (text.Length > Longest)
            throw new WebFaultException("bad-url", $"has more than {Longest:N0} characters; give a shorter address.");
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? uri))
            throw new WebFaultException("bad-url", "is no URL; write one as https://example.org/guide.html.");
        return Of(uri);
    }

    /// <summary>An absolute URL, its user and password taken out.</summary>
    /// <exception cref="WebFaultException">It is none that is fetched.</exception>
    public static WebAddress Of(Uri uri)
    {
        try
        {
            return Checked(uri);
        }
        catch (UriFormatException)
        {
            throw new WebFaultException("bad-url", "is no URL; write one as https://example.org/guide.html.");
        }
    }

    private static WebAddress Checked(Uri uri)
    {
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            throw new WebFaultException("scheme", $"begins with {uri.Scheme}:, which is not fetched; give an http:// or https:// address, or download the file and name its path.");
        if (uri.IdnHost.Length == 0)
            throw new WebFaultException("bad-url", "names no host; write it as https://example.org/guide.html.");
        Uri plain = new UriBuilder(uri) { UserName = "", Password = "", Fragment = "" }.Uri;
        return new(plain, Safe(plain), uri.UserInfo.Length == 0 ? null : LoginOf(uri.UserInfo));
    }

    /// <summary>What a user wrote as a URL, with what may be a password left out.</summary>
    public static string Shorn(string text)
    {
        if (!IsUrl(text))
            return text;
        try
        {
            return Parse(text).Shown;
        }
        catch (WebFaultException)
        {
            int from = text.IndexOf("//", StringComparison.Ordinal) + 2, at = text.LastIndexOf('@');
            string shown = CleanText.Line(at < from ? text : $"{text[..from]}***{text[at..]}");
            return shown.Length <= LongestName ? shown : $"{string.Concat(shown.EnumerateRunes().Take(LongestName))}…";
        }
    }

    /// <summary>
    /// What the document is called, a path of names that every file system takes: host and path of the URL, with a hash
    /// where that doesn't say it all. It follows from the URL alone.
    /// </summary>
    public string Name
    {
        get
        {
            string host = Plain(Uri.IdnHost.Trim('[', ']') + (Uri.IsDefaultPort ? "" : $"_{Uri.Port}"));
            bool isWhole = Uri.Query.Length == 0;
            var parts = new List<string> { host };
            string[] segments = Uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
            foreach (string segment in segments)
                parts.Add(Part(segment, parts.Count == segments.Length, ref isWhole));
            if (Uri.AbsolutePath.EndsWith('/'))
                parts.Add("index");
            string name = string.Join('/', parts);
            if (name.Length > LongestName)
                (name, isWhole) = ($"{string.Concat(host.EnumerateRunes().Take(KeptOfLong))}/{string.Concat(parts[^1].EnumerateRunes().Take(KeptOfLong))}", false);
            return isWhole ? name : Marked(name);
        }
    }

    /// <summary>Whether both ask the same server.</summary>
    public bool IsSameOrigin(WebAddress other) =>
        (Uri.Scheme, Uri.IdnHost, Uri.Port) == (other.Uri.Scheme, other.Uri.IdnHost, other.Uri.Port);

    // The ending stays last: report.pdf?v=2 is report~1a2b3c4d.pdf.
    private string Marked(string name)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Shown)))[..8];
        int dot = name.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) ? name.Length - ".tar.gz".Length : name.LastIndexOf('.');
        int slash = name.LastIndexOf('/');
        return dot > slash + 1 && name.Length - dot <= 8 && name.AsSpan(dot + 1).IndexOfAnyExcept(EndingCharacters) < 0 ? $"{name[..dot]}~{hash}{name[dot..]}" : $"{name}~{hash}";
    }

    private static string Part(string segment, bool isLast, ref bool isWhole)
    {
        string read = Uri.UnescapeDataString(segment), plain = Plain(read);
        if (plain.Trim('.').Length == 0)
            plain = plain.Replace('.', '_');
        // No folder may have the name of a document's text file.
        if (!isLast && plain.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            plain += "_";
        if (plain.Length > LongestSegment)
            plain = string.Concat(plain.EnumerateRunes().Take(KeptOfLong));
        isWhole &= plain == read;
        return plain;
    }

    private static string Plain(string text) => string.Create(text.Length, text, static (name, source) =>
    {
        for (int at = 0; at < name.Length; at++)
            name[at] = IsPlain(source[at]) ? source[at] : '_';
    }).TrimEnd(' ');

    private static bool IsPlain(char c) =>
        !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('<' or '>' or ':' or '"' or '\\' or '|' or '?' or '*' or '/' or '#' or '!' or '\u2028' or '\u2029' or '\uFFFD');

    private static string Safe(Uri uri)
    {
        string text = uri.AbsoluteUri;
        return uri.Query.Length == 0 ? text : Secret().Replace(text, "$1***");
    }

    private static AuthenticationHeaderValue LoginOf(string userInfo)
    {
        int colon = userInfo.IndexOf(':', StringComparison.Ordinal);
        string user = Uri.UnescapeDataString(colon < 0 ? userInfo : userInfo[..colon]);
        string password = colon < 0 ? "" : Uri.UnescapeDataString(userInfo[(colon + 1)..]);
        return new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    [GeneratedRegex(@"\A\s*[A-Za-z][A-Za-z0-9+.-]+://", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"([?&](?:[^=&]*[-_])?(?:token|sig|signature|secret|password|passwd|pwd|pass|auth|authorization|credential|apikey|api[-_]key|access[-_]key|jwt)=)[^&]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
