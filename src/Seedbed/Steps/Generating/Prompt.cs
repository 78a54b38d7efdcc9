using System.Text.Json;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;
using Seedbed.Steps.Templates;
using Seedbed.Yaml;

namespace Seedbed.Steps.Generating;

/// <summary>
/// A prompt file, compiled once. It holds the task alone: the system text and the passage stand before it
/// (<see cref="PromptFrame"/>), unless the file brings its own system text above a line <c>--- user</c>, or places
/// <c>{{chunk}}</c> itself. Thread-safe.
/// </summary>
internal sealed class Prompt
{
    private const string UserMark = "--- user";
    private const string SystemMark = "--- system";
    private const string Rows = "rows";
    private const string Slot = "slot";
    private const string Count = "count";
    private const string Examples = "examples";
    private const string Earlier = "earlier";

    private readonly string _file;
    private readonly Template? _system;
    private readonly Template _user;
    private readonly Dictionary<string, JsonElement> _given;
    private readonly bool _placesChunk;
    private readonly string[] _ofRow;

    /// <summary>A prompt.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="together">Whether it is put to the model once for a unit's rows, which it must go through.</param>
    /// <param name="setup">Parameters and the columns that are there.</param>
    /// <param name="examples">The user's few-shot examples, a list of mappings, or null.</param>
    /// <param name="each">The list column whose items it is put to the model for, each as <c>{{item}}</c>; null: rows.</param>
    /// <exception cref="SeedbedException">It is no template, or does not fit <paramref name="together"/> or <paramref name="each"/>.</exception>
    public Prompt(string file, string text, bool together, StepSetup setup, JsonElement? examples = null, string? each = null)
    {
        _file = file;
        (_system, _user) = Split(file, text);
        string[] outside = [.. (_system?.Names ?? []).Union(_user.Names)];
        IReadOnlyList<string> inRows = _user.NamesIn(Rows);
        CheckRows(file, outside.Contains(Rows), together);
        string[] own = [Rows, Count, Examples, Earlier, .. each is null ? (string[])[] : [AskedRows.Item]];
        _ofRow = [.. (together ? inRows.Except([Slot]) : outside.Except(own)).Where(name => name != AskedRows.Item || each is null)];
        if (each is not null && !(together ? inRows : outside).Contains(AskedRows.Item))
            throw new SeedbedException($"{file} is put to the model for each item of '{each}' but does not name the item; write {{{{item}}}} where it belongs, or leave each out");
        ListsEarlier = outside.Contains(Earlier);
        _placesChunk = outside.Contains("chunk") || inRows.Contains("chunk");
        _given = new Dictionary<string, JsonElement>(setup.Parameters) { [Examples] = examples ?? JsonValue.Null };
        Columns = [.. outside.Except(own).Union(inRows.Except([Slot, .. own])).Union(each is null ? [] : [each])
            .Where(name => setup.Columns.Contains(name) || !setup.Parameters.ContainsKey(name))];
        NamedAt = Columns.Where(name => PlaceOf(name) is not null).ToDictionary(name => name, name => PlaceOf(name)!.Value);
    }

    /// <summary>The prompt in a file of the recipe.</summary>
    /// <exception cref="SeedbedException">A file is missing, or not what it should be.</exception>
    public static Prompt Read(FileName file, bool together, StepSetup setup, FileName? examples, string? each = null) =>
        new(file.Path, setup.Files.Text(file), together, setup, examples is null ? null : FewShots.Read(examples, setup.Files), each);

    /// <summary>The columns that it names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Where in the file it names them first.</summary>
    public IReadOnlyDictionary<string, YamlPlace> NamedAt { get; }

    /// <summary>Whether it lists what the step returned in the unit's earlier draws, <c>{{#each earlier}}</c>.</summary>
    public bool ListsEarlier { get; }

    /// <summary>A column that it names of a row and that the row does not have; null when there is none.</summary>
    public string? MissingOf(Row row) => Array.Find(_ofRow, name => ValueOf(row, name) is null);

    /// <summary>The request's texts for one row.</summary>
    /// <exception cref="SeedbedException">It names something that is not there.</exception>
    public PromptText For(Row row, IReadOnlyList<JsonElement>? earlier = null) =>
        Fill(row.Unit, name => name == Earlier ? EarlierItems.Of(earlier ?? []) : ValueOf(row, name));

    /// <summary>The request's texts for some of a unit's rows, each with its slot.</summary>
    /// <exception cref="SeedbedException">It names something that is not there.</exception>
    public PromptText For(Unit unit, IReadOnlyList<(int Slot, Row Row)> rows, IReadOnlyList<JsonElement>? earlier = null) => Fill(unit, name => name switch
    {
        Rows => RowsOf(rows),
        Count => Json.Of(rows.Count),
        Earlier => EarlierItems.Of(earlier ?? []),
        _ => unit.Columns.TryGet(name, out JsonElement value) || _given.TryGetValue(name, out value) ? value : Shared(rows, name),
    });

    private PromptText Fill(Unit unit, Func<string, JsonElement?> valueOf)
    {
        string task = Fill(_user, valueOf).Trim('\n');
        if (_system is not null)
            return new(Fill(_system, valueOf).Trim(), task);
        return new(PromptFrame.System, _placesChunk ? task : PromptFrame.Before(unit) + task);
    }

    private YamlPlace? PlaceOf(string name) => _system?.PlaceOf(name) ?? _user.PlaceOf(name);

    private string Fill(Template template, Func<string, JsonElement?> valueOf) =>
        template.TryFill(valueOf, out string text, out string missing)
            ? text
            : throw new SeedbedException(
                $"{_file}: {{{{{missing}}}}} has no value here; name a column of the unit or a parameter of the recipe, and a row's own columns inside {{{{#each rows}}}} when rows go together");

    private JsonElement? ValueOf(Row row, string name) =>
        row.TryGet(name, out JsonElement value) || _given.TryGetValue(name, out value) ? value : null;

    // What all rows have alike is the unit's: of a source of rows the input's own columns.
    private static JsonElement? Shared(IReadOnlyList<(int Slot, Row Row)> rows, string name) =>
        rows.Count > 0 && rows[0].Row.Columns.TryGet(name, out JsonElement first)
        && rows.All(row => row.Row.Columns.TryGet(name, out JsonElement value) && JsonElement.DeepEquals(first, value))
            ? first
            : null;

    // Only what the template names: a row's other columns would be turned over for nothing.
    private JsonElement RowsOf(IReadOnlyList<(int Slot, Row Row)> rows)
    {
        IReadOnlyList<string> names = _user.NamesIn(Rows);
        return JsonValue.Of(writer =>
        {
            writer.WriteStartArray();
            foreach ((int slot, Row row) in rows)
            {
                writer.WriteStartObject();
                writer.WriteNumber(Slot, slot);
                foreach (string name in names.Where(name => name != Slot))
                {
                    if (ValueOf(row, name) is not { } value)
                        continue;
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static void CheckRows(string file, bool hasRows, bool together)
    {
        if (together && !hasRows)
            throw new SeedbedException($"{file} is put to the model once for all rows (together: true) but has no {{{{#each rows}}}}; go through the rows there, or leave together out");
        if (!together && hasRows)
            throw new SeedbedException($"{file} goes through rows but is put to the model once for each row; say together: true, or name the row's columns themselves");
    }

    // Each part knows its line in the file, so that a fault is found there.
    private static (Template? System, Template User) Split(string file, string text)
    {
        string[] lines = text.Split('\n');
        int mark = Array.FindIndex(lines, line => line.TrimEnd() == UserMark);
        if (mark < 0)
            return (null, Template.Parse(text, file));
        int first = lines[0].TrimEnd() == SystemMark ? 1 : 0;
        return (Part(lines, first, mark), Part(lines, mark + 1, lines.Length));

        Template Part(string[] all, int from, int to) => Template.Parse(string.Join('\n', all[from..to]), new YamlPlace(file, from + 1, 1));
    }
}
