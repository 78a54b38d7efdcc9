namespace Seedbed.Tests.Steps.Extracting;

public sealed class AcronymsTests
{
    [Theory]
    [InlineData("Changes go to the write-ahead log (WAL) first.", "WAL", "write-ahead log")]
    [InlineData("It uses the Common Gateway Interface (CGI) of the server.", "CGI", "Common Gateway Interface")]
    [InlineData("This is the out of memory (OOM) killer of the kernel.", "OOM", "out of memory")]
    public async Task An_acronym_is_asked_for_when_its_letters_fit(string text, string acronym, string expansion) =>
        (await AskAsync(text)).ShouldBe([$"What does the abbreviation \"{acronym}\" stand for in PostgreSQL? → {expansion}"]);

    [Theory]
    [InlineData("The server writes the journal (WAL) first.")]
    [InlineData("Use the large log (XLL) of the server.")]
    [InlineData("It has a long name (see THE) in the list.")]
    [InlineData("It is the (WAL) that counts for the server.")]
    public async Task An_acronym_that_does_not_fit_is_left_alone(string text) => (await AskAsync(text)).ShouldBeEmpty();

    private static Task<string[]> AskAsync(string text) => Extracted.LinesAsync("WAL — PostgreSQL 15 Documentation", to => to.Paragraph(text));
}
