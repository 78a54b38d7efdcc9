namespace Seedbed.Cli.Terminal;

/// <summary>What documents, models and servers wrote, as a terminal may show it: control characters, which could steer it, become U+FFFD.</summary>
internal static class PlainText
{
    /// <summary>The text; its line breaks and tabs stay.</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F')
            ? string.Create(text.Length, text, static (shown, source) =>
            {
                for (int i = 0; i < shown.Length; i++)
                    shown[i] = char.IsControl(source[i]) && source[i] is not ('\n' or '\r' or '\t') ? '\uFFFD' : source[i];
            })
            : text;
}
