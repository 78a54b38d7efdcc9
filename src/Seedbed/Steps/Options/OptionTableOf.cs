using Seedbed.Yaml;

namespace Seedbed.Steps.Options;

/// <summary>
/// Binds a recipe's mapping to an options record, without reflection: each option says its name, shape, meaning and
/// default, and how its value is set. Built once, in a static field, then only read; safe to share between threads.
/// </summary>
/// <typeparam name="T">A record with <c>init</c> members, whose defaults hold for what the recipe leaves out.</typeparam>
/// <example>
/// <code>
/// new OptionTable&lt;RepeatOptions&gt;(new())
///     .Whole("times", "how many rows each row becomes", (o, times) => o with { Times = times }, min: 1, max: 1000)
///     .Required("times").WithShorthand("times");
/// </code>
/// </example>
public sealed class OptionTable<T> : OptionTable
    where T : class
{
    private readonly T _defaults;
    private readonly List<OptionText> _texts = [];
    private readonly List<Func<T, OptionValue, T>> _binders = [];
    private readonly List<Func<T, string?>> _checks = [];
    private Func<T, OptionValue, T>? _others;

    /// <summary>A table without options yet.</summary>
    public OptionTable(T defaults) => _defaults = defaults;

    /// <inheritdoc/>
    public override IReadOnlyList<OptionText> Texts => _texts;

    /// <summary>Adds an option with a binder of its own: it reads the <see cref="OptionValue"/> and returns the record with the value set, or as it was when the value is wrong.</summary>
    public OptionTable<T> Add(OptionText text, Func<T, OptionValue, T> bind)
    {
        _texts.Add(text);
        _binders.Add(bind);
        return this;
    }

    /// <summary>Binds every key that is no option, such as the column names of <c>sample</c>; <paramref name="text"/> describes them, its name in angle brackets.</summary>
    public OptionTable<T> Others(OptionText text, Func<T, OptionValue, T> bind)
    {
        _texts.Add(text);
        _binders.Add(static (options, _) => options);
        _others = bind;
        return this;
    }

    /// <summary>The named options must be given.</summary>
    public OptionTable<T> Required(params IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            int at = Index(name);
            _texts[at] = _texts[at] with { IsRequired = true, Default = null };
        }

        return this;
    }

    /// <summary>A value that is not a mapping is the named option's.</summary>
    public OptionTable<T> WithShorthand(string name)
    {
        Shorthand = _texts[Index(name)].Name;
        return this;
    }

    /// <summary>A check over the whole record: a sentence on what is wrong, or null. Run when every option by itself was right.</summary>
    public OptionTable<T> Check(Func<T, string?> check)
    {
        _checks.Add(check);
        return this;
    }

    /// <summary>Reads the options from a value of a recipe; faults are added to <paramref name="errors"/>, and the result then stands for nothing.</summary>
    /// <param name="node">A mapping, nothing at all, or the shorthand option's value.</param>
    /// <param name="owner">The verb or section, for messages.</param>
    /// <param name="errors">Where faults go.</param>
    public T Bind(YamlNode node, string owner, YamlErrors errors)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(errors);
        int before = errors.Count;
        T options = _defaults;
        var given = new HashSet<string>();
        if (node is YamlMap map)
        {
            foreach (YamlEntry entry in map.Entries)
                options = BindEntry(options, entry, given, owner, errors);
        }
        else if (Shorthand is not null && !node.IsNull)
        {
            given.Add(Shorthand);
            options = _binders[Index(Shorthand)](options, new(owner, Shorthand, node, errors));
        }
        else if (!node.IsNull)
        {
            errors.Add(node.At, $"the options of {owner} must be a mapping, not {node.Described}");
            return options;
        }

        CheckWhole(options, node.At, given, owner, errors, isRight: errors.Count == before);
        return options;
    }

    private T BindEntry(T options, YamlEntry entry, HashSet<string> given, string owner, YamlErrors errors)
    {
        int at = _texts.FindIndex(text => text.Name == entry.Key);
        if (at >= 0)
        {
            // An option set to null is one left out: that is what `examples: ${examples}` gives by default.
            if (entry.Value.IsNull)
                return options;
            given.Add(entry.Key);
            return _binders[at](options, new(owner, entry.Key, entry.Value, errors));
        }

        if (_others is not null)
            return _others(options, new(owner, entry.Key, entry.Value, errors));
        errors.Add(entry.At, $"{owner} has no option '{entry.Key}'{NearestName.Hint(entry.Key, [.. _texts.Select(text => text.Name)])}");
        return options;
    }

    private void CheckWhole(T options, YamlPlace at, HashSet<string> given, string owner, YamlErrors errors, bool isRight)
    {
        foreach (OptionText missing in _texts.Where(text => text.IsRequired && !given.Contains(text.Name)))
        {
            errors.Add(at, $"{owner} needs '{missing.Name}' ({missing.Shape}): {missing.Description}");
            isRight = false;
        }

        if (!isRight)
            return;
        foreach (Func<T, string?> check in _checks)
        {
            if (check(options) is { } sentence)
                errors.Add(at, sentence);
        }
    }

    private int Index(string name)
    {
        int at = _texts.FindIndex(text => text.Name == name);
        return at >= 0 ? at : throw new ArgumentException($"the table has no option '{name}'", nameof(name));
    }
}
