using Seedbed.Taxonomies;

namespace Seedbed.Cli.Terminal;

/// <summary>Judged files for people: each fault with its place and how to mend it, then the counts.</summary>
internal sealed class TextValidateView(TextWriter output, TaxonomyProfile profile) : ValidateView
{
    public override void End()
    {
        int files = Accepted + Rejected + Empty;
        output.WriteLine($"{NumberWords.Of(files, "file")}: {NumberWords.Of(Accepted)} accepted, {NumberWords.Of(Rejected)} rejected, {NumberWords.Of(Empty)} empty (profile {profile.ToString().ToLowerInvariant()})");
    }

    protected override void Show(QnaFile file)
    {
        string path = PlainText.Of(file.Path);
        if (file.Verdict == QnaVerdict.Empty)
            output.WriteLine($"{path}: empty");
        foreach (TaxonomyFault fault in file.Faults)
        {
            string kind = fault.IsWarning && profile == TaxonomyProfile.Ci ? "warning: " : "";
            output.WriteLine($"{path}:{fault.Line}:{fault.Column}: {kind}{OneLine(fault.Message)} ({fault.Rule})");
            output.WriteLine($"    {OneLine(fault.Fix)}");
        }
    }

    private static string OneLine(string text) => PlainText.Of(text.ReplaceLineEndings(" "));
}
