using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Seedbed.Ingestion.Web;

/// <summary>The list of a folder of pages, <c>fetched.jsonl</c>: one page a line, those that could not be fetched included.</summary>
internal static class WebPageIndex
{
    /// <summary>The file's name.</summary>
    public const string FileName = "fetched.jsonl";

    /// <summary>The bytes of the list.</summary>
    public static byte[] Write(IEnumerable<WebPage> pages)
    {
        using var output = new MemoryStream();
        foreach (WebPage page in pages)
        {
            using (var json = new Utf8JsonWriter(output, Json.Lines))
                Write(page, json);
            output.WriteByte((byte)'\n');
        }

        return output.ToArray();
    }

    /// <summary>Reads the list of a folder.</summary>
    /// <exception cref="SeedbedException">It is damaged.</exception>
    public static IReadOnlyList<WebPage> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        var pages = new List<WebPage>();
        foreach (string line in File.ReadLines(path, Encoding.UTF8))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                pages.Add(Read(json.RootElement));
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
            {
                throw new SeedbedException($"{path}:{pages.Count + 1} is damaged; give --update to have the pages fetched anew", fault);
            }
        }

        return pages;
    }

    private static void Write(WebPage page, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", page.Name);
        json.WriteString("url", page.Url);
        Text(json, "final_url", page.Final);
        Text(json, "document", page.Document);
        Text(json, "file", page.File);
        Text(json, "served", page.Served);
        Text(json, "charset", page.Charset);
        if (page.File is not null)
            json.WriteNumber("bytes", page.Bytes);
        Text(json, "sha256", page.Sha256);
        Text(json, "fetched", page.Fetched?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Text(json, "reason", page.Reason);
        Text(json, "detail", page.Detail);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static WebPage Read(JsonElement json)
    {
        var page = new WebPage
        {
            Name = Text(json, "name") ?? throw new JsonException("no name"),
            Url = Text(json, "url") ?? throw new JsonException("no url"),
            Final = Text(json, "final_url"),
            Document = Text(json, "document"),
            File = Text(json, "file"),
            Served = Text(json, "served"),
            Charset = Text(json, "charset"),
            Bytes = json.TryGetProperty("bytes", out JsonElement bytes) ? bytes.GetInt64() : 0,
            Sha256 = Text(json, "sha256"),
            Fetched = Text(json, "fetched") is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
            Reason = Text(json, "reason"),
            Detail = Text(json, "detail"),
        };
        bool isWhole = page.Reason is not null ? page.Detail is not null : page is { Document: not null, File: not null, Sha256: not null };
        return isWhole && (page.File is null || Path.GetFileName(page.File) == page.File) ? page : throw new JsonException("something is missing");
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
