namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>The last line ends like the others.</summary>
internal sealed class NewLineAtEndOfFile(Report report) : ILineRule
{
    public void Check(TextLine line)
    {
        if (line.IsLast && line.End > line.Start)
            report(line.Number, line.ColumnOf(line.End), "the file does not end with a new line", "end the last line with Enter");
    }
}
