using System.Text;

namespace Seedbed.Ingestion.Markup;

/// <summary>Rows of a table that is written as CSV within a text. A quote that isn't closed ends with the text.</summary>
internal static class MarkupCsv
{
    /// <summary>The rows, their cells trimmed.</summary>
    public static IEnumerable<List<string>> Rows(string text, char separator)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        for (int at = 0; at <= text.Length; at++)
        {
            char value = at == text.Length ? '\n' : text[at];
            if (isQuoted && at < text.Length)
            {
                if (value == '"' && at + 1 < text.Length && text[at + 1] == '"')
                    cell.Append(text[at++]);
                else if (value == '"')
                    isQuoted = false;
                else
                    cell.Append(value);
                continue;
            }

            if (value == '"' && cell.Length < 100 && cell.ToString().AsSpan().IsWhiteSpace())
            {
                cell.Clear();
                isQuoted = true;
            }
            else if (value == separator || value is '\n' or '\r')
            {
                row.Add(cell.ToString().Trim());
                cell.Clear();
                if (value == separator)
                    continue;
                if (row.Count > 1 || row[0].Length > 0)
                    yield return row;
                row = [];
            }
            else
            {
                cell.Append(value);
            }
        }
    }
}
