using System.Buffers;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>No spaces or tabs at the end of a line, texts in blocks included.</summary>
internal sealed class TrailingSpaces(Report report) : ILineRule
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\v\f");

    public void Check(TextLine line)
    {
        int kept = line.Content.LastIndexOfAnyExcept(Blanks) + 1;
        if (kept < line.Content.Length && line.Content[kept] is ' ' or '\t')
            report(line.Number, line.ColumnOf(line.Start + kept), "the line ends with spaces", "take the spaces at the line's end away");
    }
}
