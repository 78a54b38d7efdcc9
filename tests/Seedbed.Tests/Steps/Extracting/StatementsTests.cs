namespace Seedbed.Tests.Steps.Extracting;

public sealed class StatementsTests
{
    [Theory]
    [InlineData("LVM2", "LVM2 is a logical volume manager for the Linux kernel.", "What is LVM2 in Debian?")]
    [InlineData("Conffiles", "A conffile is a file that dpkg treats with special care.", "What is a conffile in Debian?")]
    [InlineData("Coroutine objects", "Coroutine objects are awaitable objects which the loop runs.", "What are coroutine objects in Debian?")]
    [InlineData("pbuilder", "pbuilder constructs a chrooted system, and builds a package inside it.", "What does pbuilder do in Debian?")]
    [InlineData("date Objects", "A date object represents a date in an idealized calendar.", "What does a date object represent in Debian?")]
    [InlineData("Host lists", "Host lists are used to control what remote hosts may do.", "What are host lists used for in Debian?")]
    public async Task A_section_says_what_its_subject_is(string heading, string sentence, string question) =>
        (await AskAsync(heading, sentence)).ShouldBe([$"{question} → {sentence}"]);

    [Theory]
    [InlineData("Overview", "This is a logical volume manager for the Linux kernel.")]
    [InlineData("LVM2", "Volumes are a thing that the kernel manages for you.")]
    [InlineData("LVM2", "LVM2 is a manager that the section below describes.")]
    [InlineData("Mailer", "Mailer does not have any way to turn off line wrapping.")]
    [InlineData("Push certificate", "A push certificate begins with a set of header lines.")]
    [InlineData("Sessions", "Sessions are keyed against the name of the user.")]
    public async Task Another_sentence_is_no_answer(string heading, string sentence) => (await AskAsync(heading, sentence)).ShouldBeEmpty();

    [Fact]
    public async Task Only_a_sections_first_paragraph_is_read()
    {
        string[] lines = await Extracted.LinesAsync("Storage — Debian Reference", to =>
        {
            to.Heading(2, "LVM2");
            to.Paragraph("Disks grow.");
            to.Paragraph("LVM2 is a logical volume manager for the Linux kernel.");
        });
        lines.ShouldBeEmpty();
    }

    private static Task<string[]> AskAsync(string heading, string sentence) =>
        Extracted.LinesAsync("Storage — Debian Reference", to =>
        {
            to.Heading(2, heading);
            to.Paragraph(sentence);
        });
}
