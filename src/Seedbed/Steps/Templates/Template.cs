using System.Text.Json;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using Seedbed.Yaml;

namespace Seedbed.Steps.Templates;

/// <summary>
/// A Handlebars text over named JSON values: <c>{{name}}</c>, <c>{{name.part}}</c>, <c>{{#if}}</c>, <c>{{#unless}}</c>,
/// <c>{{#each}}</c>, <c>{{#with}}</c>. Compiled once; nothing is escaped; a name without a value is a fault, never an
/// empty text. Lists of plain values are put down with commas, mappings as JSON. Safe to share between threads.
/// </summary>
public sealed class Template
{
    /// <summary>The most characters that a template may have.</summary>
    public const int MaxLength = 1 << 18;

    private static readonly IHandlebars Handlebars = Create();

    private readonly TemplateNames _names;
    private readonly HandlebarsTemplate<object, object> _compiled;

    private Template(TemplateNames names, HandlebarsTemplate<object, object> compiled) => (_names, _compiled) = (names, compiled);

    /// <summary>The values that it names, in order of first use: columns or parameters.</summary>
    public IReadOnlyList<string> Names => _names.Top;

    /// <summary>Compiles a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="SeedbedException">It is no Handlebars, or uses a part that is not known here (partials, helpers of its own, sub-expressions).</exception>
    public static Template Parse(string text, string file) => Parse(text, new YamlPlace(file, 1, 1));

    /// <summary>Compiles a template that begins at a place of a file.</summary>
    /// <exception cref="SeedbedException">As <see cref="Parse(string, string)"/>.</exception>
    public static Template Parse(string text, YamlPlace at)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            throw new SeedbedException($"{at}: the template has {text.Length} characters; at most {MaxLength} are read, so shorten it");
        TemplateNames names = TemplateScan.Names(text, at);
        try
        {
            return new(names, Handlebars.Compile(text));
        }
        catch (HandlebarsException fault)
        {
            string said = fault.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
            throw new SeedbedException($"{at}: the template is not valid Handlebars: {said}; mend it", fault);
        }
    }

    /// <summary>The parts of items that it names inside <c>{{#each LIST}}</c> (or <c>{{#with LIST}}</c>), in order of first use.</summary>
    public IReadOnlyList<string> NamesIn(string list) => _names.In(list);

    /// <summary>Where it uses a name first; null when it does not.</summary>
    internal YamlPlace? PlaceOf(string name) => _names.PlaceOf(name);

    /// <summary>
    /// The columns that a step with this template needs: what it names, less the recipe's parameters and
    /// <paramref name="own"/>, the values that the step itself supplies. A column that is there wins over a parameter of its name.
    /// </summary>
    public IReadOnlyList<string> ColumnsIn(StepSetup setup, params IReadOnlyList<string> own)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return [.. Names.Where(name => !own.Contains(name) && (setup.Columns.Contains(name) || !setup.Parameters.ContainsKey(name)))];
    }

    /// <summary>Fills the template in. <paramref name="valueOf"/> gives the value of a name, or null when it has none.</summary>
    /// <param name="valueOf">Asked once for each of <see cref="Names"/>.</param>
    /// <param name="text">The filled-in text, when true is returned.</param>
    /// <param name="missing">The name that has no value, when false is returned.</param>
    public bool TryFill(Func<string, JsonElement?> valueOf, out string text, out string missing)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        (text, missing) = ("", "");
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (string name in Names)
        {
            if (valueOf(name) is not { } value)
            {
                missing = name;
                return false;
            }

            values[name] = TemplateValue.Of(value);
        }

        try
        {
            text = _compiled(values);
            return true;
        }
        catch (HandlebarsUndefinedBindingException fault)
        {
            // All top names have values, so it is a part of one: {{question.text}}.
            missing = fault.Path ?? fault.MissingKey ?? "";
            return false;
        }
    }

    /// <summary>Fills the template in with a row's columns, then its unit's, then the parameters.</summary>
    /// <param name="row">The row.</param>
    /// <param name="parameters">The recipe's parameters.</param>
    /// <param name="text">The filled-in text, when true is returned.</param>
    /// <param name="missing">The name that has no value, when false is returned.</param>
    public bool TryFill(Row row, IReadOnlyDictionary<string, JsonElement> parameters, out string text, out string missing)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(parameters);
        return TryFill(
            name => row.TryGet(name, out JsonElement value) || parameters.TryGetValue(name, out value) ? value : null,
            out text,
            out missing);
    }

    private static IHandlebars Create()
    {
        var configuration = new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true };
        configuration.FormatterProviders.Add(new TemplateFormat());
        return HandlebarsDotNet.Handlebars.Create(configuration);
    }
}
