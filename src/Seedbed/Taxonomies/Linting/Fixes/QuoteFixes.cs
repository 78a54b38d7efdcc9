using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Fixes;

/// <summary>Puts values into quotes that must be texts. A null says that there is no text, and a tag that none is meant: both stay.</summary>
internal static class QuoteFixes
{
    private static readonly string[] Nulls = ["~", "null", "Null", "NULL", ""];

    public static void Add(Edits edits, string text, IEnumerable<TaxonomyFault> faults, IReadOnlyList<Token> tokens)
    {
        HashSet<(int Line, int Column)> places = [.. faults.Select(fault => (fault.Line, fault.Column))];
        if (places.Count == 0)
            return;
        for (int i = 1; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            bool isFaulty = token.IsPlain && tokens[i - 1].Kind != TokenKind.Tag && places.Contains((token.Line, token.Start.Column + 1));
            if (isFaulty && token.Start.Line == token.End.Line && !Nulls.Contains(token.Text))
                edits.Replace(token.Start.Index, token.End.Index, Quoted(text[token.Start.Index..token.End.Index]));
        }
    }

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny('"', '\\') ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{value}\"";
}
