using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class HtmlSiteTests
{
    [Theory]
    [InlineData("<title>Guide - The Site</title>", "<h1>Guide</h1>", "The Site")]
    [InlineData("<title>Guide</title><meta property='og:site_name' content='The Site'>", "<h1>Guide</h1>", "The Site")]
    [InlineData("<title>Guide</title><link rel='home' href='/' title='The Site'>", "<h1>Guide</h1>", "The Site")]
    [InlineData("<title>Guide</title>", "<div class='navheader'><a accesskey='h' href='/' title='The Site'>Home</a></div><h1>Guide</h1>", "The Site")]
    [InlineData("<title>Guide</title>", "<h1>Guide</h1>", null)]
    public async Task The_site_that_a_page_names_is_kept(string head, string body, string? site)
    {
        using var folder = new DocumentFolder().With("a.html", $"<html><head>{head}</head><body>{body}<p>Said.</p></body></html>");
        (await folder.ReadOneAsync()).Site.ShouldBe(site);
    }
}
