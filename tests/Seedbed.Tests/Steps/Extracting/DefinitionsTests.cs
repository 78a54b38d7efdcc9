namespace Seedbed.Tests.Steps.Extracting;

public sealed class DefinitionsTests
{
    private const string Site = "Glossary — PostgreSQL 15 Documentation";

    [Theory]
    [InlineData(Site, "Appendix M. Glossary", "Checkpoint", "A point in the sequence of changes at which all data files are up to date.", "What does the term \"Checkpoint\" mean in PostgreSQL?")]
    [InlineData("Git glossary", "Terms", "bare repository", "A repository without a working tree.", "What does the term \"bare repository\" mean in Git?")]
    [InlineData("Notes", "Files", "configuration file", "A file that affects the operation of a program.", "What does the term \"configuration file\" mean?")]
    public async Task A_term_is_asked_for(string title, string heading, string term, string definition, string question) =>
        (await AskAsync(title, heading, term, definition)).ShouldBe([$"{question} → {definition}"]);

    [Theory]
    [InlineData("My words", "Glossary", "parent", "A commit that comes before another one.")]
    [InlineData("Mappings — Python 3.11 documentation", "Columns", "maps", "A list of mappings that users may update.")]
    [InlineData("Errors — Exim 4 documentation", "Columns", "recipient errors", "A recipient error is associated with one recipient of a message.")]
    [InlineData(Site, "Glossary", "Checkpoint", "See: Checkpointer.")]
    [InlineData(Site, "Index", "base backup", "A copy of all files of a cluster.")]
    public async Task A_term_is_not_asked_for(string title, string heading, string term, string definition) =>
        (await AskAsync(title, heading, term, definition)).ShouldBeEmpty();

    [Fact]
    public async Task A_term_inside_another_ones_definition_is_not_asked_for()
    {
        string[] lines = await Extracted.LinesAsync(Site, to =>
        {
            to.Heading(1, "Glossary");
            to.Term("Path pattern");
            to.Definition("A pattern that limits a command to some paths.");
            to.Term("exclude", 2);
            to.Definition("A path that matches is left out of the set.", 2);
        });
        lines.ShouldHaveSingleItem().ShouldStartWith("What does the term \"Path pattern\" mean");
    }

    private static Task<string[]> AskAsync(string title, string heading, string term, string definition) =>
        Extracted.LinesAsync(title, to =>
        {
            to.Heading(1, heading);
            to.Term(term);
            to.Definition(definition);
        });
}
