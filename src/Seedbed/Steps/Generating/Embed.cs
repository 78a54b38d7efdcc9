using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Embeddings;
using Seedbed.Models.Replies;
using Seedbed.Steps.Options;

namespace Seedbed.Steps.Generating;

/// <summary>
/// Turns a text of each row into a vector, the texts of a unit in one request. The column serves the work: the dataset gets
/// it where <c>output: columns</c> names it. A row without a text is dropped (<c>missing-column</c>, <c>not-a-text</c>), as
/// is one whose text the model takes no vector of.
/// </summary>
public sealed class Embed : UnitStep
{
    private const string NotAText = "not-a-text";

    private readonly EmbedOptions _options;
    private readonly EmbeddingModel _model;
    private readonly string _step;

    /// <summary>Makes the step.</summary>
    /// <exception cref="SeedbedException">No model plays the embedder.</exception>
    public Embed(EmbedOptions options, StepSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        (_options, _model, _step) = (options, setup.Models.Embedder, setup.Name);
        Columns = new() { Needs = [options.Text], Adds = [options.As] };
    }

    /// <summary><c>embed: { text: question, as: vector }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "embed",
        "Turns a text of each row into a vector, a list of numbers; a column for later steps, which the dataset gets only where `output: columns` names it",
        StepKind.Unit,
        new OptionTable<EmbedOptions>(new())
            .Column("text", "the column with the text", (o, column) => o with { Text = column })
            .Column("as", "the column of the vector", (o, column) => o with { As = column })
            .Choice("model", "the role that is asked", [ModelSet.EmbedderRole], (o, _) => o, ModelSet.EmbedderRole)
            .Required("text", "as"),
        (options, setup) => new Embed(options, setup),
        _ => [ModelSet.EmbedderRole]);

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override bool VariesByDraw => false;

    /// <inheritdoc/>
    public override async ValueTask<UnitOutcome> ApplyAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        string?[] texts = [.. unit.Rows.Select(TextOf)];
        var call = new ModelCall(_step, unit.Unit.Id, unit.Draw, 0) { Turn = unit.Turn };
        IReadOnlyList<EmbeddingOutcome> vectors = await _model.EmbedAsync([.. texts.OfType<string>()], call, cancellationToken).ConfigureAwait(false);
        var outcome = new UnitOutcome();
        int next = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i] is null)
                DropWithoutText(outcome, i, unit.Rows[i]);
            else
                Say(outcome, i, unit.Rows[i], vectors[next++]);
        }

        return outcome;
    }

    private string? TextOf(Row row) =>
        row.TryGet(_options.Text, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private void DropWithoutText(UnitOutcome outcome, int i, Row row)
    {
        if (row.TryGet(_options.Text, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
            outcome.Drop(i, row, NotAText, $"column '{_options.Text}' holds no text that could become a vector");
        else
            outcome.Drop(i, row, MissingColumn.Reason, $"the row has no value in column '{_options.Text}'");
    }

    private void Say(UnitOutcome outcome, int i, Row row, EmbeddingOutcome vector)
    {
        if (vector.Failure is { } failure)
            outcome.Drop(i, row, RowFault.Of(failure).Reason, failure.Detail);
        else
            outcome.Keep(i, row with { Columns = row.Columns.Without(_options.As), Work = row.Work.With(_options.As, Listed(vector.Vector)) });
    }

    // Each number in its shortest form that reads back the same.
    private static JsonElement Listed(ReadOnlyMemory<float> vector) => JsonValue.Of(writer =>
    {
        writer.WriteStartArray();
        foreach (float number in vector.Span)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    });
}

/// <summary>The options of <see cref="Embed"/>.</summary>
public sealed record EmbedOptions
{
    /// <summary>The column with the text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The column of the vector.</summary>
    public string As { get; init; } = "";
}
