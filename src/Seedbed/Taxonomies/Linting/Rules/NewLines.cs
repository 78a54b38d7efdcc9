namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Lines end as the first one should.</summary>
internal sealed class NewLines(RuleSettings settings, Report report) : ILineRule
{
    private readonly string _wanted = settings.Word("type") switch
    {
        "unix" => "\n",
        "dos" => "\r\n",
        _ => Environment.NewLine,
    };

    public void Check(TextLine line)
    {
        if (line.Start > 0 || line.IsLast || line.Text.AsSpan(line.End).StartsWith(_wanted))
            return;
        string wanted = _wanted == "\n" ? "\\n" : "\\r\\n";
        report(1, line.ColumnOf(line.End), $"the line does not end with {wanted}", $"save the file with {(_wanted == "\n" ? "Unix" : "Windows")} line ends ({wanted})");
    }
}
