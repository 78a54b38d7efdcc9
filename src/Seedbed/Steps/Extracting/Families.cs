namespace Seedbed.Steps.Extracting;

/// <summary>All families, in the order in which the first to ask a question keeps it.</summary>
internal static class Families
{
    private static readonly IReadOnlyList<IFamily> All =
    [
        new QuestionHeadings(),
        new Procedures(),
        new OptionLists(),
        new OptionDefaults(),
        new Definitions(),
        new Statements(),
        new TableCells(),
        new Acronyms(),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(family => family.Name).Distinct();

    /// <summary>Those that the options name.</summary>
    public static IReadOnlyList<IFamily> Of(ExtractOptions options) =>
        options.Families.Count == 0 ? All : [.. All.Where(family => options.Families.Contains(family.Name))];

    /// <summary>What is wrong with the options: a family that there is not.</summary>
    public static string? Fault(ExtractOptions options) =>
        options.Families.FirstOrDefault(name => !Names.Contains(name)) is { } unknown
            ? $"'extract' knows no family '{unknown}': it has {string.Join(", ", Names)}"
            : null;
}
