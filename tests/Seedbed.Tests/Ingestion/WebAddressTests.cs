using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Ingestion.Web;

namespace Seedbed.Tests.Ingestion;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://example.org/docs/guide.html", "example.org/docs/guide.html")]
    [InlineData("HTTP://Example.ORG:80/a%20b.md#part", "example.org/a b.md")]
    [InlineData("https://example.org", "example.org/index")]
    [InlineData("https://example.org:8443/docs/", "example.org_8443/docs/index")]
    [InlineData("https://me:secret@example.org/x", "example.org/x")]
    [InlineData("http://[2001:db8::1]/x", "2001_db8__1/x")]
    public void A_url_has_a_name_that_follows_from_it_alone(string url, string name) => WebAddress.Parse(url).Name.ShouldBe(name);

    [Theory]
    [InlineData("https://example.org/report.pdf?v=2", "example.org/report~", ".pdf")]
    [InlineData("https://example.org/all.tar.gz?v=2", "example.org/all~", ".tar.gz")]
    [InlineData("https://example.org/a%2F..%2Fb", "example.org/a_.._b~", "")]
    [InlineData("https://example.org/x.txt/y", "example.org/x.txt_/y~", "")]
    [InlineData("https://example.org/what%3F", "example.org/what_~", "")]
    public void What_a_name_leaves_out_is_told_by_a_hash(string url, string start, string end)
    {
        string name = WebAddress.Parse(url).Name;
        name.ShouldStartWith(start);
        name.ShouldEndWith(end);
        name.Length.ShouldBe(start.Length + 8 + end.Length);
    }

    [Theory]
    [InlineData("https://me:secret@example.org/x", "https://example.org/x")]
    [InlineData("https://example.org/x?a=1&access_token=secret&b=2", "https://example.org/x?a=1&access_token=***&b=2")]
    [InlineData("https://example.org/x?X-Amz-Signature=secret", "https://example.org/x?X-Amz-Signature=***")]
    [InlineData("https://me:sec/ret@example.org:1234567/x", "https://***@example.org:1234567/x")]
    [InlineData("ftp://me:secret@example.org/x", "ftp://***@example.org/x")]
    [InlineData("docs/me@home", "docs/me@home")]
    public void Secrets_are_not_shown(string url, string shown) => WebAddress.Shorn(url).ShouldBe(shown);

    [Theory]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("ftp://example.org/x", "scheme")]
    [InlineData("gopher://example.org/x", "scheme")]
    [InlineData("http://", "bad-url")]
    [InlineData("https://exa mple.org/", "bad-url")]
    [InlineData("https://example.org:99999/", "bad-url")]
    public void What_is_not_fetched_is_said(string url, string reason) =>
        Should.Throw<WebFaultException>(() => WebAddress.Parse(url)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("https://example.org", true)]
    [InlineData("s3://bucket/x", true)]
    [InlineData("C://x", false)]
    [InlineData("docs/a.md", false)]
    [InlineData("mailto:me@example.org", false)]
    public void A_url_is_told_from_a_path(string input, bool isUrl) => WebAddress.IsUrl(input).ShouldBe(isUrl);

    [Fact]
    public void Any_url_is_refused_or_has_a_name_that_every_file_system_takes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            foreach (string url in (string[])[$"https://example.org/{text}", $"http://{text}/x", $"https://a:{text}@example.org/?{text}", text ?? ""])
            {
                _ = WebAddress.Shorn(url);
                try
                {
                    string name = WebAddress.Parse(url).Name;
                    name.Length.ShouldBeLessThan(220);
                    foreach (string part in name.Split('/'))
                    {
                        part.Trim('.').ShouldNotBeEmpty(name);
                        part.IndexOfAny(['\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n']).ShouldBe(-1, name);
                    }
                }
                catch (WebFaultException fault)
                {
                    fault.Reason.ShouldBeOneOf("bad-url", "scheme");
                }
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("2002:808:808::1", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("0.1.2.3", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.192", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("2002:7f00:1::1", false)]
    [InlineData("2002:a9fe:a9fe::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Addresses_of_the_open_internet_are_told_from_others(string address, bool isPublic) =>
        PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBe(isPublic);
}
