using System.Text.Json;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;
using Seedbed.Steps.Templates;

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

    private readonly string _file;
    private readonly Template? _system;
    private readonly Template _user;
    private readonly Dictionary<string, JsonElement> _given;
    private readonly bool _placesChunk;

    /// <summary>A prompt.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="together">Whether it is put to the model once for a unit's rows, which it must go through.</param>
    /// <param name="setup">Parameters and the columns that are there.</param>
    /// <param name="examples">The user's few-shot examples, a list of mappings, or null.</param>
    /// <exception cref="SeedbedException">It is no template, or does not fit <paramref name="together"/>.</exception>
    public Prompt(string file, string text, bool together, StepSetup setup, JsonElement? examples = null)
    {
        _file = file;
        (string? system, string user) = Split(text);
        _system = system is null ? null : Template.Parse(system, file);
        _user = Template.Parse(user, file);
        string[] outside = [.. (_system?.Names ?? []).Union(_user.Names)];
        IReadOnlyList<string> inRows = _user.NamesIn(Rows);
        CheckRows(file, outside.Contains(Rows), together);
        _placesChunk = outside.Contains("chunk") || inRows.Contains("chunk");
        _given = new Dictionary<string, JsonElement>(setup.Parameters) { [Examples] = examples ?? JsonElement.Parse("null") };
        Columns = [.. outside.Except([Rows, Count, Examples]).Union(inRows.Except([Slot, Examples]))
            .Where(name => setup.Columns.Contains(name) || !setup.Parameters.ContainsKey(name))];
    }

    /// <summary>The prompt in a file of the recipe.</summary>
    /// <exception cref="SeedbedException">A file is missing, or not what it should be.</exception>
    public static Prompt Read(FileName file, bool together, StepSetup setup, FileName? examples) =>
        new(file.Path, setup.Files.Text(file), together, setup, examples is null ? null : FewShots.Read(examples, setup.Files));

    /// <summary>The columns that it names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The request's texts for one row.</summary>
    /// <exception cref="SeedbedException">It names something that is not there.</exception>
    public PromptText For(Row row) => Fill(row.Unit, name => ValueOf(row, name));

    /// <summary>The request's texts for some of a unit's rows, each with its slot.</summary>
    /// <exception cref="SeedbedException">It names something that is not there.</exception>
    public PromptText For(Unit unit, IReadOnlyList<(int Slot, Row Row)> rows) => Fill(unit, name => name switch
    {
        Rows => RowsOf(rows),
        Count => Json.Of(rows.Count),
        _ => unit.Columns.TryGet(name, out JsonElement value) || _given.TryGetValue(name, out value) ? value : null,
    });

    private PromptText Fill(Unit unit, Func<string, JsonElement?> valueOf)
    {
        string task = Fill(_user, valueOf).Trim('\n');
        if (_system is not null)
            return new(Fill(_system, valueOf).Trim(), task);
        return new(PromptFrame.System, _placesChunk ? task : PromptFrame.Before(unit) + task);
    }

    private string Fill(Template template, Func<string, JsonElement?> valueOf) =>
        template.TryFill(valueOf, out string text, out string missing)
            ? text
            : throw new SeedbedException(
                $"{_file}: {{{{{missing}}}}} has no value here; name a column of the unit or a parameter of the recipe, and a row's own columns inside {{{{#each rows}}}} when rows go together");

    private JsonElement? ValueOf(Row row, string name) =>
        row.TryGet(name, out JsonElement value) || _given.TryGetValue(name, out value) ? value : null;

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

    private static (string? System, string User) Split(string text)
    {
        string[] lines = text.Split('\n');
        int mark = Array.FindIndex(lines, line => line.TrimEnd() == UserMark);
        if (mark < 0)
            return (null, text);
        int first = lines[0].TrimEnd() == SystemMark ? 1 : 0;
        return (string.Join('\n', lines[first..mark]), string.Join('\n', lines[(mark + 1)..]));
    }
}
