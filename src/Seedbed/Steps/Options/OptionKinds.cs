namespace Seedbed.Steps.Options;

/// <summary>The usual kinds of option, one method each.</summary>
public static class OptionKinds
{
    /// <summary>A whole number, range included.</summary>
    public static OptionTable<T> Whole<T>(
        this OptionTable<T> table, string name, string description, Func<T, int, T> set, int min, int max, string? byDefault = null)
        where T : class =>
        Table(table).Add(
            new(name, max == int.MaxValue ? $"whole number of at least {min}" : $"whole number from {min} to {max}", description, byDefault),
            (options, value) => value.TryWhole(min, max, out int whole) ? set(options, whole) : options);

    /// <summary>A number, range included; the ends may be infinite.</summary>
    public static OptionTable<T> Number<T>(
        this OptionTable<T> table, string name, string description, Func<T, double, T> set, double min, double max, string? byDefault = null)
        where T : class =>
        Table(table).Add(
            new(name, OptionValue.Range(min, max)["a ".Length..], description, byDefault),
            (options, value) => value.TryNumber(min, max, out double number) ? set(options, number) : options);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static OptionTable<T> Flag<T>(
        this OptionTable<T> table, string name, string description, Func<T, bool, T> set, string? byDefault = "false")
        where T : class =>
        Table(table).Add(
            new(name, "true or false", description, byDefault),
            (options, value) => value.TryFlag(out bool flag) ? set(options, flag) : options);

    /// <summary>A text.</summary>
    public static OptionTable<T> Text<T>(
        this OptionTable<T> table, string name, string description, Func<T, string, T> set, string? byDefault = null, string shape = "text")
        where T : class =>
        Table(table).Add(
            new(name, shape, description, byDefault),
            (options, value) => value.TryText(out string text) ? set(options, text) : options);

    /// <summary>The name of a column.</summary>
    public static OptionTable<T> Column<T>(
        this OptionTable<T> table, string name, string description, Func<T, string, T> set, string? byDefault = null)
        where T : class => table.Text(name, description, set, byDefault, "column");

    /// <summary>One text or a list of texts.</summary>
    public static OptionTable<T> Texts<T>(
        this OptionTable<T> table, string name, string description, Func<T, IReadOnlyList<string>, T> set, string? byDefault = null, string shape = "text or list of texts")
        where T : class =>
        Table(table).Add(
            new(name, shape, description, byDefault),
            (options, value) => value.TryTexts(out IReadOnlyList<string> texts) ? set(options, texts) : options);

    /// <summary>The name of a column, or a list of them.</summary>
    public static OptionTable<T> ColumnNames<T>(
        this OptionTable<T> table, string name, string description, Func<T, IReadOnlyList<string>, T> set, string? byDefault = null)
        where T : class => table.Texts(name, description, set, byDefault, "column or list of columns");

    /// <summary>One of some fixed words.</summary>
    public static OptionTable<T> Choice<T>(
        this OptionTable<T> table, string name, string description, IReadOnlyList<string> choices, Func<T, string, T> set, string? byDefault = null)
        where T : class =>
        Table(table).Add(
            new(name, string.Join(" or ", choices.Select(choice => $"`{choice}`")), description, byDefault),
            (options, value) => value.TryChoice(choices, out string choice) ? set(options, choice) : options);

    /// <summary>The name of a file, read by <see cref="StepFiles"/>.</summary>
    public static OptionTable<T> File<T>(
        this OptionTable<T> table, string name, string description, Func<T, FileName, T> set, string? byDefault = null)
        where T : class =>
        Table(table).Add(
            new(name, "file", description, byDefault),
            (options, value) => value.TryFile(out FileName file) ? set(options, file) : options);

    /// <summary>Options of their own, as a mapping under this one.</summary>
    public static OptionTable<T> Nested<T, TPart>(
        this OptionTable<T> table, string name, string description, OptionTable<TPart> part, Func<T, TPart, T> set, string? byDefault = null)
        where T : class
        where TPart : class
    {
        ArgumentNullException.ThrowIfNull(part);
        string shape = $"mapping of {string.Join(", ", part.Texts.Select(text => text.Name))}";
        return Table(table).Add(
            new(name, shape, description, byDefault),
            (options, value) => set(options, part.Bind(value.Node, $"'{name}' of {value.Owner}", value.Errors)));
    }

    private static OptionTable<T> Table<T>(OptionTable<T> table)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(table);
        return table;
    }
}
