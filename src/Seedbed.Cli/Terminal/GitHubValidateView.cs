using Seedbed.Taxonomies;

namespace Seedbed.Cli.Terminal;

/// <summary>Judged files as annotations that a GitHub workflow shows beside the lines.</summary>
internal sealed class GitHubValidateView(TextWriter output) : ValidateView
{
    protected override void Show(QnaFile file)
    {
        if (file.Verdict == QnaVerdict.Empty)
            output.WriteLine($"::warning file={Property(file.Path)}::the file is empty");
        foreach (TaxonomyFault fault in file.Faults)
        {
            // An accepted file may have warnings; in a rejected one each fault of a warning's kind rejects it too, or is told beside.
            string level = fault.IsWarning && file.Verdict == QnaVerdict.Accept ? "warning" : "error";
            output.WriteLine($"::{level} file={Property(file.Path)},line={fault.Line},col={fault.Column},title={Property(fault.Rule)}::{Data($"{fault.Message}. {fault.Fix}")}");
        }
    }

    // https://docs.github.com/actions: workflow commands escape these.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
