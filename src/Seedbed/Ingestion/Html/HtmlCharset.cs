using System.Buffers;
using System.Text;

namespace Seedbed.Ingestion.Html;

/// <summary>The encoding that a page declares in its first bytes (<c>meta charset</c>, <c>meta http-equiv</c>, the XML declaration).</summary>
internal static class HtmlCharset
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \"';>/?");

    /// <summary>Its name, or null.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        foreach (string key in (ReadOnlySpan<string>)["charset", "encoding"])
        {
            for (int at = head.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf(key, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                ReadOnlySpan<char> rest = head.AsSpan(at + key.Length).TrimStart();
                if (!rest.StartsWith("="))
                    continue;
                rest = rest[1..].TrimStart(" \"'");
                int end = rest.IndexOfAny(Ends);
                return (end < 0 ? rest : rest[..end]).ToString();
            }
        }

        return null;
    }
}
