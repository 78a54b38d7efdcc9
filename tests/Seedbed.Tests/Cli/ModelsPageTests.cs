using Seedbed.Configuration;
using Seedbed.Steps.Options;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>docs/models.md: the table of keys is the option table's.</summary>
public sealed class ModelsPageTests
{
    private const string Begin = "<!-- keys: kept by a test -->\n";
    private const string End = "<!-- /keys -->\n";

    [Fact]
    public void The_page_of_models_lists_every_key_of_a_model()
    {
        string page = Path.Combine("..", "..", "..", "docs", "models.md");
        string text = File.ReadAllText(Path.Combine(Approve.Folder, page));
        string before = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        string after = text[text.IndexOf(End, StringComparison.Ordinal)..];

        Approve.Text($"{before}{Table()}{after}", page);
    }

    private static string Table() =>
        "| key | value | default | meaning |\n| --- | --- | --- | --- |\n"
        + string.Concat(ModelEntry.Table.Texts.Select(Line));

    private static string Line(OptionText key) =>
        $"| `{key.Name}` | {key.Shape} | {(key.IsRequired ? "required" : key.Default)} | {key.Description} |\n";
}
