using Seedbed.Export;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Export;

public sealed class FormatsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("messages", "train.jsonl")]
    [InlineData("alpaca", "train.json")]
    [InlineData("alpaca-jsonl", "train.jsonl")]
    [InlineData("sharegpt", "train.jsonl")]
    [InlineData("csv", "train.csv")]
    public async Task Each_format_writes_three_rows_as_approved(string format, string file)
    {
        await ExportAsync(format);
        Approve.Text(File.ReadAllText(_folder[$"out/{file}"]), $"export/{format}{Path.GetExtension(file)}");
    }

    [Fact]
    public async Task The_card_is_as_approved()
    {
        await ExportAsync("messages");
        Approve.Text(File.ReadAllText(_folder["out/README.md"]), "export/card.md");
    }

    private Task<ExportResult> ExportAsync(string format) => DatasetExport.RunAsync(new()
    {
        Dataset = _folder.Write("dataset.jsonl", SomeDataset.ThreeRows),
        Folder = _folder["out"],
        Exporter = ExportFormats.BuiltIn.Find(format),
        Facts = SomeDataset.Facts,
    });
}
