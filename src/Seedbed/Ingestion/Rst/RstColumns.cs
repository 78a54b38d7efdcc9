using System.Text;

namespace Seedbed.Ingestion.Rst;

/// <summary>Lines in which each character fills as many places as it fills columns: wide ones are followed by U+FFFF, which is no text.</summary>
internal static class RstColumns
{
    /// <summary>A line, its tabs as spaces.</summary>
    public static string Aligned(ReadOnlySpan<char> line)
    {
        if (!line.ContainsAnyInRange('\u1100', '\uFFFF') && !line.Contains('\t'))
            return line.ToString();
        var text = new StringBuilder(line.Length + 16);
        foreach (char value in line)
        {
            if (value == '\t')
                text.Append(' ', 8 - (text.Length % 8));
            else
                text.Append(value);
            if (IsWide(value))
                text.Append('\uFFFF');
        }

        return text.ToString();
    }

    private static bool IsWide(char value) => value is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\u303E') or (>= '\u3041' and <= '\uA4CF')
        or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');
}
