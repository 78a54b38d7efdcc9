using Seedbed.Recipes;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Recipes;

public sealed class RecipeReferenceTests
{
    [Fact]
    public void The_reference_in_docs_says_what_the_option_tables_say() =>
        Approve.Text(RecipeReference.Markdown(), Path.Combine("..", "..", "..", "docs", "recipes.md"));
}
