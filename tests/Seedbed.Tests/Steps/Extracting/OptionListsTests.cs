using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Extracting;

public sealed class OptionListsTests
{
    [Fact]
    public async Task An_option_is_asked_for_by_its_long_name_and_its_tool() =>
        (await AskAsync("git-add(1)", "OPTIONS", "-f, --force=<when>", "Allow adding otherwise ignored files."))
            .ShouldBe(["What does the `--force` option of git-add do? → Allow adding otherwise ignored files."]);

    [Fact]
    public async Task The_long_name_is_taken_from_a_second_term()
    {
        string[] lines = await Extracted.LinesAsync("git-add(1)", to =>
        {
            to.Heading(2, "OPTIONS");
            to.Term("-n");
            to.Term("--dry-run");
            to.Definition("Don’t actually add the files, just show if they exist.");
        });
        lines.ShouldBe(["What does the `--dry-run` option of git-add do? → Don’t actually add the files, just show if they exist."]);
    }

    [Fact]
    public async Task A_setting_is_asked_for_with_its_site_its_default_and_its_unit()
    {
        string[] lines = await Extracted.LinesAsync("20.4. Resource Consumption — PostgreSQL 15.3 Documentation", to =>
        {
            to.Heading(1, "20.4. Resource Consumption");
            to.Marked(BlockKind.Term, MarkKind.Code, "|work_mem| (integer)", 1);
            to.Definition("Sets the base maximum amount of memory to be used by a query operation. If this value is specified without units, it is taken as kilobytes. The default value is four megabytes (4MB).");
        });
        lines.ShouldBe(
        [
            "What does the `work_mem` setting do in PostgreSQL? → Sets the base maximum amount of memory to be used by a query operation. If this value is specified without units, it is taken as kilobytes. The default value is four megabytes (4MB).",
            "Which unit is assumed for the value of the `work_mem` setting in PostgreSQL when it is specified without units? → If this value is specified without units, it is taken as kilobytes.",
            "What is the default value of the `work_mem` setting in PostgreSQL? → The default value is four megabytes (4MB).",
        ]);
    }

    [Fact]
    public async Task A_noun_phrase_says_what_a_parameter_specifies() =>
        (await AskAsync("VACUUM", "Parameters", "table_name", "The name of a specific table to vacuum."))
            .ShouldBe(["What does the `table_name` parameter of VACUUM specify? → The name of a specific table to vacuum."]);

    [Fact]
    public async Task A_method_is_named_after_the_class_that_it_stands_in()
    {
        string[] lines = await Extracted.LinesAsync("zipfile — Python 3.11.2 documentation", to =>
        {
            to.Heading(1, "zipfile — Work with ZIP archives");
            to.Term("class zipfile.ZipFile(file, mode='r')¶");
            to.Definition("Open a ZIP file, where file can be a path or a file-like object.");
            to.Term("close()", 2);
            to.Definition("Close the archive file before exiting the program.", 2);
        });
        lines.ShouldBe(
        [
            "What does the `zipfile.ZipFile` class do in Python? → Open a ZIP file, where file can be a path or a file-like object.",
            "What does the `close()` method of `zipfile.ZipFile` do in Python? → Close the archive file before exiting the program.",
        ]);
    }

    [Fact]
    public async Task A_description_stops_before_it_points_elsewhere() =>
        (await AskAsync("git-add(1)", "OPTIONS", "--chmod", "Override the executable bit of the added files. See the section below for details."))
            .ShouldBe(["What does the `--chmod` option of git-add do? → Override the executable bit of the added files."]);

    [Fact]
    public async Task A_bracket_that_only_points_elsewhere_is_left_out_of_the_answer_but_not_of_its_evidence()
    {
        Chunk chunk = ChunkOf.Blocks("git-add(1)", to =>
        {
            to.Heading(2, "OPTIONS");
            to.Term("--edit");
            to.Definition("Open the diff (see Section 4.2) in an editor and let the user edit it.");
        });
        Row row = (await Extracted.RowsAsync(chunk)).ShouldHaveSingleItem();
        row.Text("answer").ShouldBe("Open the diff in an editor and let the user edit it.");
        Extracted.Evidence(row)[0].Quote.ShouldBe("Open the diff (see Section 4.2) in an editor and let the user edit it.");
    }

    [Theory]
    [InlineData("git-add(1)", "OPTIONS", "--interactive", "It does the same as the former option.")]
    [InlineData("git-add(1)", "OPTIONS", "--interactive", "Works as follows:")]
    [InlineData("git-add(1)", "OPTIONS", "--interactive", "See Section 4.2.")]
    [InlineData("git-add(1)", "OPTIONS", "--interactive", "Deprecated")]
    [InlineData("git-add(1)", "OPTIONS", "-284", "A result of the subquery is not a single row.")]
    [InlineData("Some thoughts", "Options", "--flag", "Turns the thing on and off again.")]
    [InlineData("Some thoughts", "Musings", "name", "The name of the thing to use.")]
    [InlineData("DROP OPERATOR", "Parameters", "new_operator", "The new operator.")]
    [InlineData("configure(1)", "OPTIONS", "--with-", "Builds the server with the package named.")]
    [InlineData("PostgreSQL reference", "Parameters", "new_schema", "The new schema for the table.")]
    [InlineData("CREATE CAST", "Parameters", "function_name[(argument_type [, ...])]", "The function used to perform the cast.")]
    public async Task An_option_is_not_asked_for(string title, string heading, string term, string definition) =>
        (await AskAsync(title, heading, term, definition)).ShouldBeEmpty();

    [Theory]
    [InlineData("Release Notes")]
    [InlineData("Option Index")]
    [InlineData("Appendix B. License")]
    public async Task Boilerplate_yields_nothing(string heading) =>
        (await AskAsync("git-add(1)", heading, "--force", "Allow adding otherwise ignored files.")).ShouldBeEmpty();

    [Fact]
    public async Task Text_in_another_language_yields_nothing() =>
        (await AskAsync("git-add(1)", "OPTIONS", "--force", "Permet d'ajouter des fichiers qui sont ignorés par ailleurs dans le dépôt, et pour tous les répertoires que la commande traite."))
            .ShouldBeEmpty();

    private static Task<string[]> AskAsync(string title, string heading, string term, string definition) =>
        Extracted.LinesAsync(title, to => Write(to, heading, term, definition), "option");

    private static void Write(DocumentBuilder to, string heading, string term, string definition)
    {
        to.Heading(2, heading);
        to.Marked(BlockKind.Term, MarkKind.Code, $"|{term}|", 1);
        to.Definition(definition);
    }
}
