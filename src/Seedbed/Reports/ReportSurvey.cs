using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>The first reading of a run: what must be counted before the first row can be put on the page. Memory grows with the documents and the chunks' numbers, not with the rows.</summary>
internal sealed class ReportSurvey
{
    private const int MaxGroups = 500;
    private const string LeafFile = "qna.yaml";
    private readonly Dictionary<string, DocumentCoverage> _byPath = new(StringComparer.Ordinal);
    private readonly List<DocumentCoverage> _documents = [];
    private readonly Dictionary<(string Step, string Reason), RejectGroup> _groups = [];

    // A leaf's qna.yaml is named as the source of a skill's rows, and those of leaves that the recipe passes over are inputs
    // too, but they are no documents that anything was asked about.
    private readonly HashSet<string> _leafFiles = new(StringComparer.Ordinal);

    public IReadOnlyList<DocumentCoverage> Documents => _documents;

    public IReadOnlyCollection<RejectGroup> RejectGroups => _groups.Values;

    public long Rows { get; private set; }

    public long Rejects { get; private set; }

    public static async Task<ReportSurvey> OfAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var survey = new ReportSurvey();
        survey._leafFiles.UnionWith(request.Facts.LeafCounts.Select(leaf => $"{leaf.Leaf}/{LeafFile}"));
        if (request.Facts.LeafCounts.Count > 0)
            survey._leafFiles.UnionWith(request.Facts.Inputs.Select(input => input.Path).Where(path => path.EndsWith($"/{LeafFile}", StringComparison.Ordinal)));
        foreach (InputFacts input in request.Facts.Inputs.Where(input => !survey._leafFiles.Contains(input.Path)))
            survey.Document(input.Path, input.Title);
        if (File.Exists(request.Chunks))
        {
            await foreach (JsonLine line in JsonLinesFile.ReadAsync(request.Chunks, cancellationToken).ConfigureAwait(false))
                survey.Document(Text(line.Object, "document"), Text(line.Object, "title")).Chunks++;
        }

        if (File.Exists(request.Notes))
        {
            await foreach (JsonLine line in JsonLinesFile.ReadAsync(request.Notes, cancellationToken).ConfigureAwait(false))
                survey.Document(Text(line.Object, "document"), null).Note(Text(line.Object, "note"));
        }

        await foreach (DatasetRow row in DatasetReader.ReadAsync(request.Dataset, cancellationToken).ConfigureAwait(false))
            survey.Add(row);
        if (File.Exists(request.Rejects))
        {
            await foreach (JsonLine line in JsonLinesFile.ReadAsync(request.Rejects, cancellationToken).ConfigureAwait(false))
                survey.AddReject(line.Object);
        }

        return survey;
    }

    /// <summary>The group that a reject's line belongs to.</summary>
    public RejectGroup GroupOf(JsonElement reject)
    {
        (string, string) key = (Text(reject, "step"), Text(reject, "reason"));
        if (_groups.TryGetValue(key, out RejectGroup? known))
            return known;
        // Reasons are fixed words; a file that isn't ours could hold any number.
        if (_groups.Count >= MaxGroups)
            key = ("…", "other");
        if (!_groups.TryGetValue(key, out known))
            _groups.Add(key, known = new(key.Item1, key.Item2));
        return known;
    }

    public static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? DatasetRow.Plain(value) ?? "" : "";

    private void Add(DatasetRow row)
    {
        Rows++;
        if (row.Source is { } source && !_leafFiles.Contains(source.Document))
            Document(source.Document, source.Title).GaveRow(source.Chunk);
    }

    private void AddReject(JsonElement reject)
    {
        Rejects++;
        GroupOf(reject).Count++;
        if (reject.TryGetProperty("row", out JsonElement row) && row.ValueKind == JsonValueKind.Object
            && DatasetRow.SourceOf(row) is { Chunk: { } chunk } source)
            Document(source.Document, source.Title).Lose(chunk, string.Intern($"{Text(reject, "step")} {Text(reject, "reason")}"));
    }

    private DocumentCoverage Document(string path, string? title)
    {
        if (!_byPath.TryGetValue(path, out DocumentCoverage? document))
        {
            document = new(path);
            _byPath.Add(path, document);
            _documents.Add(document);
        }

        document.Title ??= title;
        return document;
    }
}
