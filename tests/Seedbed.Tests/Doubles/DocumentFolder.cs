using System.Text;
using Seedbed.Ingestion;

namespace Seedbed.Tests.Doubles;

/// <summary>A temporary folder of documents, gone when disposed.</summary>
internal sealed class DocumentFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("seedbed-documents-").FullName;

    public string At(string path) => Path.Combine(Root, path);

    public DocumentFolder With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public DocumentFolder With(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
        return this;
    }

    public async Task<List<DocumentOutcome>> ReadAsync(SourceOptions? options = null)
    {
        var outcomes = new List<DocumentOutcome>();
        await foreach (DocumentOutcome outcome in new DocumentSource([Root], options).ReadAsync())
            outcomes.Add(outcome);
        return outcomes;
    }

    /// <summary>Reads the one file of the folder.</summary>
    public async Task<Document> ReadOneAsync(SourceOptions? options = null)
    {
        DocumentOutcome outcome = (await ReadAsync(options)).ShouldHaveSingleItem();
        outcome.Reject.ShouldBeNull();
        return outcome.Document!;
    }

    /// <summary>Reads the one file of the folder, which can't be read.</summary>
    public async Task<Reject> RejectOneAsync(SourceOptions? options = null)
    {
        DocumentOutcome outcome = (await ReadAsync(options)).ShouldHaveSingleItem();
        outcome.Document.ShouldBeNull();
        return outcome.Reject!;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
