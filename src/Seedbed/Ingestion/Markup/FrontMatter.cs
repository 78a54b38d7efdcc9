namespace Seedbed.Ingestion.Markup;

/// <summary>The title and the language of a Markdown file's front matter; all else in it is for programs.</summary>
internal static class FrontMatter
{
    /// <summary>Reads its top-level lines; nothing of YAML beyond <c>key: value</c> is needed.</summary>
    public static void Read(string text, DocumentBuilder builder)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            if (colon <= 0 || char.IsWhiteSpace(line[0]))
                continue;
            ReadOnlySpan<char> value = Plain(line[(colon + 1)..].Trim());
            if (value.IsEmpty || value[0] is '|' or '>' or '&' or '*' or '{' or '[')
                continue;
            switch (line[..colon].Trim().ToString().ToLowerInvariant())
            {
                case "title":
                    builder.Title ??= value.ToString();
                    break;
                case "lang" or "language":
                    builder.Language ??= value.ToString();
                    break;
            }
        }
    }

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> value)
    {
        if (value.Length >= 2 && value[0] is '"' or '\'' && value[1..].IndexOf(value[0]) is var end and >= 0)
            return value[1..(end + 1)];
        int comment = value.IndexOf(" #");
        return comment < 0 ? value : value[..comment].TrimEnd();
    }
}
