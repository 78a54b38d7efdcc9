namespace Seedbed.Tests.Steps.Extracting;

/// <summary>Families whose answer is a whole section: headings that are questions, and procedures.</summary>
public sealed class SectionFamiliesTests
{
    private const string Site = "FAQ — Millrace 2.4 documentation";

    [Fact]
    public async Task A_heading_that_is_a_question_is_answered_by_its_section()
    {
        string[] lines = await Extracted.LinesAsync(Site, to =>
        {
            to.Heading(2, "3.1. How do I pause a queue?");
            to.Paragraph("Send a request to the queue's address.");
            to.Code("curl -X POST http://localhost/pause");
            to.Heading(2, "Next");
        });
        lines.ShouldBe(["In Millrace, how do I pause a queue? → Send a request to the queue's address.\n\ncurl -X POST http://localhost/pause"]);
    }

    [Theory]
    [InlineData(Site, "Why does it fail?", "The disk of the server is full.")]
    [InlineData(Site, "Where can I find more information?", "On the web site of the project.")]
    [InlineData(Site, "How do I pause a queue?", "The following requests do it:")]
    [InlineData(Site, "How do I pause a queue?", "As described above, with a request.")]
    [InlineData("Notes", "How do I pause a queue?", "Send a request to the queue's address.")]
    public async Task A_heading_is_not_asked(string title, string heading, string answer)
    {
        string[] lines = await Extracted.LinesAsync(title, to =>
        {
            to.Heading(2, heading);
            to.Paragraph(answer);
            to.Heading(2, "Next");
        });
        lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Installing the server", "How do you install the server in Millrace?")]
    [InlineData("How to install the server", "How do you install the server in Millrace?")]
    [InlineData("Install Millrace", "How do you install Millrace?")]
    public async Task Numbered_instructions_answer_how_a_task_is_done(string heading, string question) =>
        (await StepsAsync(heading, 1, "Download the package.", "Run the installer.")).ShouldBe([$"{question} → 1. Download the package.\n2. Run the installer."]);

    [Theory]
    [InlineData("Millrace backups", "A newer version of Millrace can restore it.", true)]
    [InlineData("Database backups", "A newer version of the database can restore it.", false)]
    public async Task A_titles_first_word_is_the_product_when_the_text_uses_it_as_a_name(string title, string sentence, bool isNamed)
    {
        string[] lines = await Extracted.LinesAsync(title, to =>
        {
            to.Heading(2, "Take a backup");
            to.ListItem("Run the command.", 1, 1);
            to.ListItem("Copy the file to another machine.", 1, 2);
            to.Heading(2, "Next");
            to.Paragraph(sentence);
        });
        lines.ShouldBe(isNamed ? ["How do you take a backup in Millrace? → 1. Run the command.\n2. Copy the file to another machine."] : []);
    }

    [Theory]
    [InlineData("The server", 1, "Download the package.", "Run the installer.")]
    [InlineData("Installing the server", 3, "Download the package.", "Run the installer.")]
    [InlineData("Installing the server", 1, "Creates the folder.", "Writes the files.")]
    [InlineData("Setting Up", 1, "Download the package.", "Run the installer.")]
    [InlineData("Installing the server", 1, "Download the package.", "Run the command below.")]
    public async Task Other_lists_are_no_procedure(string heading, int from, string first, string second) =>
        (await StepsAsync(heading, from, first, second)).ShouldBeEmpty();

    private static Task<string[]> StepsAsync(string heading, int from, string first, string second) =>
        Extracted.LinesAsync(Site, to =>
        {
            to.Heading(2, heading);
            to.Paragraph("Do this:");
            to.ListItem(first, 1, from);
            to.ListItem(second, 1, from + 1);
        });
}
