using System.Text.Json;

namespace Seedbed.Models;

/// <summary>What must not be repeated of a server's words: its key, and what stands in its address as user or query, however a server wrote them.</summary>
internal sealed class KeptSecrets
{
    private const string Hidden = "…";

    // A shorter value of a query is no secret, and its letters stand in every text.
    private const int Shortest = 6;

    private readonly string[] _forms;

    public KeptSecrets(string? key, Uri place) => _forms =
    [
        .. InQuery(place).Concat(place.UserInfo.Split(':')).Where(value => value.Length >= Shortest).Append(key ?? "").SelectMany(Forms)
            .Where(form => form.Length > 0).Distinct().OrderByDescending(form => form.Length),
    ];

    /// <summary>The words without them.</summary>
    public string Hide(string said)
    {
        foreach (string form in _forms)
            said = said.Replace(form, Hidden, StringComparison.Ordinal);
        return said;
    }

    private static IEnumerable<string> InQuery(Uri place) =>
        place.Query.TrimStart('?').Split('&').Select(pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    // As it is, as a part of an address, and as a text of JSON, whose writers differ in what they escape.
    private static IEnumerable<string> Forms(string secret)
    {
        string plain = Uri.UnescapeDataString(secret);
        string quoted = plain.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return [secret, plain, Uri.EscapeDataString(plain), JsonEncodedText.Encode(plain).ToString(), quoted, quoted.Replace("/", "\\/", StringComparison.Ordinal)];
    }
}
