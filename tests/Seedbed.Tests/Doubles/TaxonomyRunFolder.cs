using System.Text.Json;
using Seedbed.Export;
using Seedbed.Runs;

namespace Seedbed.Tests.Doubles;

/// <summary>A run folder as a taxonomy's run leaves it, written by hand.</summary>
internal sealed class TaxonomyRunFolder : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _rows = [];
    private readonly List<string> _chunks = [];
    private readonly List<string> _leaves = [];

    public string Path => _folder.Path;

    public RunFolder Run => new(_folder["run"]);

    public string this[string name] => _folder[name];

    /// <summary>The suffix of the files' names.</summary>
    public static string Suffix => "2026-03-04T05_06_07";

    /// <summary>Two knowledge passages, a skill, a grounded skill, and one question set.</summary>
    public static TaxonomyRunFolder Small()
    {
        var run = new TaxonomyRunFolder();
        const string Music = "knowledge/arts/music";
        run.Leaf("""{"leaf":"knowledge/arts/music","kinds":["knowledge"],"created_by":"mira","task_description":null,"domain":"Music","document_outline":"Instruments","seed_examples":[{"context":"A lute has strings.","pairs":[{"question":"What has a lute?","answer":"Strings."},{"question":"Which has strings?","answer":"A lute."}]}],"documents":{"repo":"https://example.org/music.git","commit":"abc123f","patterns":["*.md"]},"attribution":"Title of work: Instruments\nLicense of the work: CC-BY-4.0\n```\n# not a heading <b>\n"}""");
        run.Leaf("""{"leaf":"compositional_skills/rhymes","kinds":["skill"],"created_by":"ole","task_description":"Write rhymes","domain":null,"document_outline":null,"seed_examples":[{"context":null,"pairs":[{"question":"Rhyme on cat","answer":"hat"}]}],"documents":null,"attribution":null}""");
        run.Leaf("""{"leaf":"compositional_skills/grounded/facts","kinds":["grounded"],"created_by":"ole","task_description":"Take out facts","seed_examples":[{"context":"Ada is 36.","pairs":[{"question":"How old is Ada?","answer":"36"}]}],"documents":null,"attribution":null}""");
        run.Chunk("music.md", 1, "The lute is plucked with the fingers.");
        run.Chunk("music.md", 2, "The hurdy-gurdy is cranked; a wheel rubs its strings.");
        run.Chunk("music.md", 3, "Bagpipes need a bellows or a breath.");
        run.Chunk("music.md", 4, "The serpent is a bass horn of walnut wood.");
        run.Chunk("music.md", 5, "A carillon has at least twenty-three bells.");
        run.Knowledge("music.md#c1/1", Music, "music.md", 1, "How is a lute plucked?", "With the fingers.");
        run.Row("""{"id":"rhymes#1","source":{"document":"compositional_skills/rhymes/qna.yaml"},"leaf":"compositional_skills/rhymes","leaf_kind":"skill","question":"Rhyme on dog","answer":"log","task_description":"Write rhymes","seed_question":"Rhyme on cat","seed_answer":"hat","score":3}""");
        run.Knowledge("music.md#c2/1", Music, "music.md", 2, "What rubs the strings of a hurdy-gurdy?", "A wheel.");
        run.Row("""{"id":"facts#1","source":{"document":"compositional_skills/grounded/facts/qna.yaml"},"leaf":"compositional_skills/grounded/facts","leaf_kind":"grounded","question":"How old is Bo?","answer":"41","context":"Bo is 41\u2028years old.","task_description":"Take out facts","seed_question":"How old is Ada?","seed_answer":"36","seed_context":"Ada is 36.","score":2}""");
        run.Row("""{"id":"music.md#c5/1","source":{"document":"music.md","chunk":5},"leaf":"knowledge/arts/music","leaf_kind":"knowledge","question":"How many bells has a carillon at least?","choices":["12","23","40","100"],"answer":"B"}""");
        return run;
    }

    public void Row(string json) => _rows.Add(json);

    public void Leaf(string json) => _leaves.Add(json);

    public void Chunk(string document, int number, string text) =>
        _chunks.Add($$"""{"id":"{{document}}#c{{number}}","document":"{{document}}","title":"T","number":{{number}},"start":{{number * 1000}},"end":{{(number * 1000) + text.Length}},"tokens":9,"text":{{Json.Of(text).GetRawText()}}}""");

    public void Knowledge(string id, string leaf, string document, int chunk, string question, string answer, string more = "") =>
        Row($$"""{"id":{{Json.Of(id).GetRawText()}},"source":{"document":"{{document}}","chunk":{{chunk}}},"leaf":"{{leaf}}","leaf_kind":"knowledge","question":{{Json.Of(question).GetRawText()}},"answer":{{Json.Of(answer).GetRawText()}}{{more}}}""");

    /// <summary>Exports it to <c>out</c>.</summary>
    public Task<ExportResult> ExportAsync(string seed = "0", string folder = "out")
    {
        Write(seed);
        return RunExport.WriteInstructLabAsync(Run, folder: _folder[folder]);
    }

    /// <summary>Writes the run's files.</summary>
    public void Write(string seed = "0")
    {
        _folder.Write("run/dataset.jsonl", Lines(_rows));
        if (_chunks.Count > 0)
            _folder.Write("run/chunks.jsonl", Lines(_chunks));
        if (_leaves.Count > 0)
            _folder.Write("run/leaves.jsonl", Lines(_leaves));
        Run.WriteRecord(new()
        {
            Version = "0.1.0",
            State = RunState.Finished,
            Why = "all is done",
            Asked = new() { Recipe = "5f70", Seed = seed, Models = new Dictionary<string, string>(), Inputs = [] },
            Recipe = new("taxonomy", "Grown from a taxonomy", new Dictionary<string, JsonElement>(), []),
            Started = new(2026, 3, 4, 6, 6, 7, TimeSpan.FromHours(1)),
        });
    }

    /// <summary>The rows of a file of the export.</summary>
    public IReadOnlyList<JsonElement> Rows(string file) => [.. File.ReadLines(_folder[$"out/{file}"]).Select(line => JsonElement.Parse(line))];

    /// <summary>The rows of a leaf's dataset.</summary>
    public IReadOnlyList<JsonElement> Node(string file) => Rows($"node_datasets_{Suffix}/{file}");

    /// <summary>All files of an export with their text, in the order of their names.</summary>
    public string Everything(string folder = "out") => string.Concat(
        Directory.EnumerateFiles(_folder[folder], "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => $"=== {System.IO.Path.GetRelativePath(_folder[folder], path)}\n{File.ReadAllText(path)}"));

    public void Dispose() => _folder.Dispose();

    private static string Lines(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
