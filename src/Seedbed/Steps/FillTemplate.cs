using System.Text.Json;
using Seedbed.Steps.Options;
using Seedbed.Steps.Templates;

namespace Seedbed.Steps;

/// <summary>Puts a filled-in template into a column. A row without a column that the template names is dropped: <c>missing-column</c>.</summary>
public sealed class FillTemplate : RowStep
{
    private readonly Template _template;
    private readonly string _column;
    private readonly IReadOnlyDictionary<string, JsonElement> _parameters;

    /// <summary>A step of these options.</summary>
    /// <exception cref="SeedbedException">The template is faulty, or its file is not there.</exception>
    public FillTemplate(TemplateOptions options, StepSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        _template = options.File is { } file
            ? Template.Parse(setup.Files.Text(file), file.Path)
            : Template.Parse(options.Text ?? "", setup.At);
        (_column, _parameters) = (options.As, setup.Parameters);
        Columns = new() { Needs = _template.ColumnsIn(setup), Adds = [_column] };
    }

    /// <summary><c>template: { text: "{{title}}: {{question}}", as: prompt }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "template",
        "Fills a template in with the row's columns and puts the text into a column",
        StepKind.Row,
        new OptionTable<TemplateOptions>(new())
            .Text("text", "the template", (o, text) => o with { Text = text }, shape: "template")
            .File("file", "a file of the recipe's folder that holds the template", (o, file) => o with { File = file })
            .Column("as", "the column that is set", (o, column) => o with { As = column })
            .Required("as")
            .Check(o => o.Text is null == o.File is null ? "'template' needs one of 'text' and 'file'" : null),
        (options, setup) => new FillTemplate(options, setup));

    /// <inheritdoc/>
    public override StepColumns Columns { get; }

    /// <inheritdoc/>
    public override RowOutcome Apply(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _template.TryFill(row, _parameters, out string text, out string missing)
            ? RowOutcome.Keep(row.With(_column, text))
            : MissingColumn.Drop(row, missing);
    }
}

/// <summary>The options of <see cref="FillTemplate"/>.</summary>
public sealed record TemplateOptions
{
    /// <summary>The template itself.</summary>
    public string? Text { get; init; }

    /// <summary>The file that holds it.</summary>
    public FileName? File { get; init; }

    /// <summary>The column that is set.</summary>
    public string As { get; init; } = "";
}
