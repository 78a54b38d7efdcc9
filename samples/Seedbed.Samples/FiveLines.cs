using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Samples;

/// <summary>Rows from a recipe and a folder of documents, as they are made.</summary>
internal static class FiveLines
{
    public static async Task RunAsync(string input)
    {
        Recipe recipe = Recipe.Load("qa-extractive");
        UnitSource source = await Sources.OpenAsync(recipe, [input]);
        await foreach (Row row in Pipeline.RowsAsync(recipe, source))
            Console.WriteLine($"{row.Text("question")}\n    {row.Text("answer")}");
    }
}
