using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

public sealed class RunPreviewTests
{
    [Fact]
    public async Task As_many_units_as_a_taxonomy_has_parts_show_one_of_each()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var example = new TaxonomyExample(server);
        string[] preview = ["preview", "--taxonomy", "examples/taxonomy/taxonomy", "--units", "3", "--model", $"{server.Address}#fake"];

        string[] once = Units(await example.Folder.RunAsync(preview));
        string[] again = Units(await example.Folder.RunAsync(preview));

        once.Length.ShouldBe(3);
        foreach (string part in (string[])["knowledge/", "compositional_skills/writing/", "compositional_skills/grounded/"])
            once.Count(unit => unit.StartsWith($"── {part}", StringComparison.Ordinal)).ShouldBe(1, part);
        again.ShouldBe(once);
    }

    private static string[] Units(SeedbedProcess shown) =>
        [.. shown.Output.Split('\n').Where(line => line.StartsWith("── ", StringComparison.Ordinal))];
}
