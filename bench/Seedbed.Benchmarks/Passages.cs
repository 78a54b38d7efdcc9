using BenchmarkDotNet.Attributes;
using Seedbed.Chunking;
using Seedbed.Grounding;
using Seedbed.Ingestion;
using Seedbed.Steps;
using Seedbed.Steps.Extracting;
using Seedbed.Tokens;

namespace Seedbed.Benchmarks;

/// <summary>The work that every passage of a document sees, over the pages of examples/handbook.</summary>
[MemoryDiagnoser]
public class Passages
{
    private readonly Chunker _chunker = new(new() { Tokens = 1024, Overlap = 0 });
    private List<Document> _documents = [];
    private List<Unit> _units = [];
    private UnitStep _extract = null!;
    private string _text = "";
    private string _quote = "";

    [GlobalSetup]
    public void Setup()
    {
        string handbook = Path.Combine(Environment.GetEnvironmentVariable("SEEDBED_ROOT") ?? Environment.CurrentDirectory, "examples", "handbook");
        _documents = [.. new DocumentSource([handbook]).ReadAsync().ToBlockingEnumerable().Select(outcome => outcome.Document).OfType<Document>()];
        _units = [.. _documents.SelectMany(document => _chunker.Cut(document)).Select(ChunkUnit.Of)];
        _text = string.Join("\n\n", _documents.Select(document => document.Text));
        _extract = new Extract(new ExtractOptions());
        Chunk last = _units[^1].Chunk!;
        _quote = last.Text[(last.Text.Length / 2)..Math.Min(last.Text.Length, (last.Text.Length / 2) + 80)];
    }

    [Benchmark]
    public int CountTokens() => Tokenizer.O200k.Count(_text);

    [Benchmark]
    public int CutIntoChunks() => _documents.Sum(document => _chunker.Cut(document).Count());

    [Benchmark]
    public async Task<int> ExtractFromAllChunks()
    {
        int rows = 0;
        foreach (Unit unit in _units)
        {
            UnitOutcome outcome = await _extract.ApplyAsync(new(unit, 1, [Row.First(unit, 1)]), CancellationToken.None);
            rows += outcome.Said.Count;
        }

        return rows;
    }

    [Benchmark]
    public QuoteVerdict FindOneQuote() => new QuoteFinder(_units[^1].Chunk!.Text).Find(_quote).Verdict;
}
