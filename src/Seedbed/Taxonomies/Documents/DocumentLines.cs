namespace Seedbed.Taxonomies.Documents;

/// <summary>The lines of a <c>qna.yaml</c> that say where its documents lie, for messages.</summary>
internal sealed class DocumentLines
{
    private readonly List<(int Number, string Text)> _lines = [];
    private bool _isWithin;

    private DocumentLines()
    {
    }

    /// <summary>The line of <c>document:</c>; 1 when it is not written as a key of its own line.</summary>
    public int Document => _lines.Count == 0 ? 1 : _lines[0].Number;

    /// <summary>The line of <c>repo:</c>.</summary>
    public int Repository => Of("repo");

    /// <summary>The line of <c>commit:</c>.</summary>
    public int Commit => Of("commit");

    /// <summary>Reads a file; one that can't be read any more has no lines.</summary>
    public static DocumentLines Read(string file)
    {
        var found = new DocumentLines();
        int number = 0;
        try
        {
            foreach (string line in File.ReadLines(file))
                found.Take(++number, line);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return found;
        }

        return found;
    }

    /// <summary>The line of a pattern.</summary>
    public int Pattern(string pattern) =>
        _lines.SkipWhile(line => !IsKey(line.Text, "patterns")).FirstOrDefault(line => line.Text.Contains(pattern, StringComparison.Ordinal)) is { Number: > 0 } found
            ? found.Number
            : Of("patterns");

    private void Take(int number, string line)
    {
        bool isTop = line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('#' or '-');
        if (isTop)
            _isWithin = IsKey(line, "document");
        if (_isWithin)
            _lines.Add((number, line));
    }

    private int Of(string key) => _lines.FirstOrDefault(line => IsKey(line.Text, key)) is { Number: > 0 } found ? found.Number : Document;

    private static bool IsKey(string line, string key)
    {
        ReadOnlySpan<char> text = line.AsSpan().TrimStart().Trim("\"'");
        return text.StartsWith(key, StringComparison.Ordinal) && text[key.Length..].TrimStart(" \"'") is [':', ..];
    }
}
