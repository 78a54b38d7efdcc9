using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Seedbed.Steps.Extracting;
using Seedbed.Steps.Generating;
using Seedbed.Steps.Grounding;
using Seedbed.Steps.Resembling;

namespace Seedbed.Steps;

/// <summary>The verbs that a recipe may call. Immutable.</summary>
public sealed class Verbs : IReadOnlyCollection<Verb>
{
    private readonly SortedDictionary<string, Verb> _verbs = new(StringComparer.Ordinal);

    private Verbs(IEnumerable<Verb> verbs)
    {
        foreach (Verb verb in verbs)
            _verbs[verb.Name] = verb;
    }

    /// <summary>Seedbed's own.</summary>
    public static Verbs BuiltIn { get; } = new(
    [
        ChangeColumns.Verb,
        Dedup.Verb,
        Embed.Verb,
        Extract.Verb,
        FillTemplate.Verb,
        Generate.Verb,
        Ground.Verb,
        Judge.Verb,
        Keep.Verb,
        Limit.Verb,
        Offer.Verb,
        Repeat.Verb,
        Resemble.Verb,
        Sample.Verb,
        Split.Verb,
        Unfold.Verb,
    ]);

    /// <inheritdoc/>
    public int Count => _verbs.Count;

    /// <summary>Their names, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => _verbs.Keys;

    /// <summary>These and others; one of a known name takes its place.</summary>
    public Verbs With(params IEnumerable<Verb> verbs) => new([.. this, .. verbs]);

    /// <summary>The verb of a name, if there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Verb? verb) => _verbs.TryGetValue(name, out verb);

    /// <inheritdoc/>
    public IEnumerator<Verb> GetEnumerator() => _verbs.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
