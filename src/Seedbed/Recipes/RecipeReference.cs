using System.Text;
using Seedbed.Steps;
using Seedbed.Steps.Options;

namespace Seedbed.Recipes;

/// <summary>Writes <c>docs/recipes.md</c> from the option tables, so that it says what is so.</summary>
public static class RecipeReference
{
    /// <summary>The reference, in Markdown.</summary>
    public static string Markdown(Verbs? verbs = null)
    {
        var text = new StringBuilder(Opening);
        Section(text, "## A recipe's keys\n", RecipeTables.Top);
        text.Append("\n## Sources\n");
        Section(text, "\n### `chunks`\n\nPassages of documents. Columns: `chunk` (the text), `title`, `headings`.\n", RecipeTables.Chunks);
        Section(text, "\n### `rows`\n\nThe lines of JSONL and CSV files. Columns: the input's own.\n", RecipeTables.Rows);
        Section(text, "\n### `taxonomy`\n\nThe seed examples of an InstructLab taxonomy's leaves; those of knowledge with each chunk of the leaf's documents. Columns: `leaf`, `leaf_kind`, `task_description`, `domain`, `document_outline`, `seed_context`, `seed_question`, `seed_answer`, `seed_examples` (a list of `question`, `answer`, for grounded skills `context`; the unit's own first), and of knowledge those of `chunks`.\n", RecipeTables.Taxonomy);
        Section(text, "\n## Output\n", RecipeTables.Output);
        text.Append("\n## Verbs\n");
        foreach (Verb verb in verbs ?? Verbs.BuiltIn)
        {
            string kind = verb.Kind switch { StepKind.Row => "each row by itself", StepKind.Unit => "the rows of a unit together", _ => "all rows in order" };
            Section(text, $"\n### `{verb.Name}`\n\n{verb.Summary}. Works {kind}.\n", verb.Options);
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string heading, OptionTable table)
    {
        text.Append(heading);
        if (table.Shorthand is { } shorthand)
            text.Append($"\nA value that is not a mapping stands for `{shorthand}`.\n");
        if (table.Texts.Count == 0)
        {
            text.Append("\nIt has no options.\n");
            return;
        }

        text.Append("\n| option | value | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (OptionText option in table.Texts)
        {
            string byDefault = option.IsRequired ? "required" : option.Default ?? "";
            text.Append($"| `{option.Name}` | {Cell(option.Shape)} | {Cell(byDefault)} | {Cell(option.Description)} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private const string Opening =
        """
        # Recipe reference

        <!-- Written from the option tables in src/Seedbed. Don't edit: change the tables and run the tests with SEEDBED_APPROVE=1. -->

        A recipe is a YAML file: a source, steps in order, an output. Its columns are checked before anything runs.
        `seedbed recipes check FILE` says what is wrong with one; `seedbed recipes copy NAME FOLDER` copies a built-in one to change.

        - YAML 1.2: `true` and `false` are flags, `yes` is a text. Unknown keys, keys that stand twice, anchors, aliases, tags
          and merge keys are errors.
        - `${name}` is a parameter's value: alone it keeps its type, inside a text its characters are put in. `$${` stands for
          the characters `${`.
        - Prompts and other templates are Handlebars: `{{question}}` is a row's column, else the unit's, else a parameter;
          `{{#if}}`, `{{#unless}}`, `{{#each}}`, `{{#with}}`. A name that nothing supplies is an error.
        - Files that a recipe names lie in its own folder. A file that the user gives by a parameter lies in the working folder.
        - A step is named by its `name`, else by its verb: `judge`, `judge-2`.


        """;
}
