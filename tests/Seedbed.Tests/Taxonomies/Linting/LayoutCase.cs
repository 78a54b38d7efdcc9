using System.Text.Json;

namespace Seedbed.Tests.Taxonomies.Linting;

/// <summary>A text, the rules it is judged by, and what yamllint 1.29 says of it: <c>line:column rule level</c>.</summary>
internal sealed record LayoutCase(string Name, string Text, string? Rules, string[] Faults)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<LayoutCase> All { get; } =
        [.. File.ReadLines(Fixture("layout-cases.jsonl")).Select(line => JsonSerializer.Deserialize<LayoutCase>(line, Names)!)];

    public static string Fixture(string file) => Path.Combine(AppContext.BaseDirectory, "Taxonomies", "Fixtures", file);
}
