using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps;

/// <summary>
/// What a recipe can call: a name, what it does, its options, and how a step is made of them. Seedbed's own are in
/// <see cref="Verbs.BuiltIn"/>; a user's own are made the same way and added with <see cref="Verbs.With"/>.
/// </summary>
public sealed class Verb
{
    private readonly Func<YamlNode, YamlErrors, BoundVerb> _bind;

    private Verb(string name, string summary, StepKind kind, OptionTable options, Func<YamlNode, YamlErrors, BoundVerb> bind)
    {
        Name = name;
        Summary = summary;
        Kind = kind;
        Options = options;
        _bind = bind;
    }

    /// <summary>The key that calls it: <c>keep</c>.</summary>
    public string Name { get; }

    /// <summary>One sentence for the recipe reference, without its full stop.</summary>
    public string Summary { get; }

    /// <summary>What kind of step it makes.</summary>
    public StepKind Kind { get; }

    /// <summary>Its options.</summary>
    public OptionTable Options { get; }

    /// <summary>A verb with typed options.</summary>
    /// <param name="name">The key that calls it, lower-case words joined by hyphens.</param>
    /// <param name="summary">One sentence for the recipe reference, without its full stop.</param>
    /// <param name="kind">What kind of step it makes.</param>
    /// <param name="options">How its options are read.</param>
    /// <param name="create">
    /// Makes the step. It may throw <see cref="SeedbedException"/> (a template that names nothing, a prompt file that is
    /// not there), and takes the models it asks from the setup; recipes are checked with <see cref="Models.ModelSet.Unconnected"/>.
    /// </param>
    /// <param name="roles">The model roles that a step with these options asks; none when left out.</param>
    public static Verb Of<T>(
        string name,
        string summary,
        StepKind kind,
        OptionTable<T> options,
        Func<T, StepSetup, Step> create,
        Func<T, IReadOnlyList<string>>? roles = null)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        return new(name, summary, kind, options, (node, errors) =>
        {
            int before = errors.Count;
            T bound = options.Bind(node, $"'{name}'", errors);
            IReadOnlyList<string> asked = errors.Count == before && roles is not null ? roles(bound) : [];
            return new(asked, setup => OfKind(kind, create(bound, setup)));
        });
    }

    /// <summary>Reads a step's options; faults are added to <paramref name="errors"/>, and the result then must not be used.</summary>
    public BoundVerb Bind(YamlNode options, YamlErrors errors) => _bind(options, errors);

    private static Step OfKind(StepKind kind, Step step) =>
        kind == step switch { RowStep => StepKind.Row, UnitStep => StepKind.Unit, _ => StepKind.Set }
            ? step
            : throw new InvalidOperationException($"the verb says that it makes a {kind} step, but it made a {step.GetType().Name}");
}
