using System.Text.RegularExpressions;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Architecture;

/// <summary>Errors read alike.</summary>
public sealed partial class MessageStyleTests
{
    [Fact]
    public void No_error_ends_in_a_full_stop() =>
        Directory.EnumerateFiles(SourceTree.In("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Ended().Matches(File.ReadAllText(path)).Select(match => $"{Path.GetFileName(path)}: {match.Value}"))
            .ShouldBeEmpty("a SeedbedException's message is one sentence without a full stop");

    // A message's last literal, up to the end of its statement.
    [GeneratedRegex(@"SeedbedException\((?:(?!;\s*\n)[\s\S])*?(?<!\.)\.""(?:\)|, \w+\))")]
    private static partial Regex Ended();
}
