using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Qna;

namespace Seedbed.Tests.Taxonomies;

/// <summary>Whatever a file holds, it gets a verdict, and soon; the run's own limit on hanging tests judges how soon.</summary>
public sealed class QnaReaderPropertyTests
{
    private const int Many = 1_000_000;

    private static readonly string[] Parts =
    [
        " ", "  ", "\t", "\n", "\n  ", "- ", ": ", ":", "#", " #", "\"", "'", "[", "]", "{", "}", ",", "|", ">", "|-\n", "&a ", "*a", "!", "!!str ", "!!set ",
        "? ", "%", "@", "\\", "...", "---\n", "<<: *a", "=", "~", "Yes", "42", "12:30", "2024-01-02", "\r\n", "\r", "\uFEFF", "\u2028", "\u0085", "\a", "é", "😀",
        "version: 3\n", "seed_examples:\n", "question: ", "answer: a\n", "document: ",
    ];

    public static TheoryData<string, string> Bombs => new()
    {
        { "aliases of aliases", Nested(30, 10, (level, names) => $"x{level}: &x{level} [{names}]\n") },
        { "examples of aliases of aliases", "seed_examples: " + Nested(30, 10, (level, names) => $"\n  - &x{level} [{names}]") },
        { "merges of merges", Nested(30, 10, (level, names) => $"x{level}: &x{level} {{<<: [{names}], k{level}: 1}}\n") },
        { "aliases one in another", string.Concat(Enumerable.Range(1, Many / 50).Select(i => $"x{i}: &x{i} [*x{i - 1}]\n")).Replace("*x0", "1", StringComparison.Ordinal) },
        { "merges one in another", string.Concat(Enumerable.Range(1, Many / 50).Select(i => $"x{i}: &x{i} {{<<: *x{i - 1}}}\n")).Replace("*x0", "{}", StringComparison.Ordinal) },
        { "brackets", new string('[', Many) },
        { "items in items", string.Concat(Enumerable.Repeat("- ", Many / 2)) },
        { "wrong keys", string.Concat(Enumerable.Range(0, Many / 10).Select(i => $"k{i}: 1\n")) },
        { "wrong items", "seed_examples:\n" + string.Concat(Enumerable.Repeat("- 1\n", Many / 4)) },
        { "wrong items in one line", "seed_examples: [" + string.Concat(Enumerable.Repeat("1,", Many / 2)) + "]\n" },
        { "the same example", "version: 3\nseed_examples:\n" + string.Concat(Enumerable.Repeat("- {question: q, answer: a}\n", Many / 30)) },
        { "an example of many aliases", "seed_examples:\n- &a {question: 1, answer: a}\n" + string.Concat(Enumerable.Repeat("- *a\n", Many / 5)) },
        { "lists of aliases of lists", $"x: &x [{string.Concat(Enumerable.Repeat("{},", Many / 6))}]\nseed_examples: [{string.Concat(Enumerable.Repeat("{questions_and_answers: *x, context: c},", Many / 60))}]\n" },
        { "digits", $"version: {new string('9', Many)}\n" },
        { "digits of sixties", "version: 1" + string.Concat(Enumerable.Repeat(":10", Many / 3)) + "\n" },
        { "hexadecimal digits", $"version: 0x{new string('f', Many)}\n" },
        { "underscores", $"version: 1{new string('_', Many)}.\n" },
        { "keys in the way of a comparison", "a: &a\n" + string.Concat(Enumerable.Range(0, Many / 20).Select(i => $"  k{i}: {i}\n")) + $"seed_examples: [{string.Concat(Enumerable.Repeat("*a,", Many / 6))}]\n" },
        { "a quote that is never closed", "a: '" + string.Concat(Enumerable.Repeat("b c\n  ", Many / 6)) },
        { "control characters", new string('\a', Many) },
        { "a text of 5 MB", "answer: |\n" + string.Concat(Enumerable.Repeat("  a line of a text that goes on and on\n", 130_000)) },
    };

    [Fact]
    public void Any_bytes_get_a_verdict() =>
        Prop.ForAll<byte[]>(bytes => IsJudged(QnaReader.Read(bytes, "knowledge/a/qna.yaml"))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_pieces_of_yaml_get_a_verdict() =>
        Prop.ForAll(
            Gen.Elements(Parts).ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
            text => IsJudged(QnaReader.Read(Encoding.UTF8.GetBytes(text), "compositional_skills/a/qna.yaml"))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_that_is_damaged_anywhere_gets_a_verdict() =>
        Prop.ForAll(
            Gen.Elements(QnaCase.All.ToArray()).ToArbitrary(),
            Gen.Choose(0, 10_000).ToArbitrary(),
            Gen.Elements(Parts).ToArbitrary(),
            (known, place, part) => IsJudged(QnaReader.Read(Damaged(known.Bytes, place, part), known.Path))).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Work_grows_with_the_file_alone(string what, string text)
    {
        what.ShouldNotBeEmpty();
        IsJudged(QnaReader.Read(Encoding.UTF8.GetBytes(text), "knowledge/a/qna.yaml")).ShouldBeTrue();
        IsJudged(QnaReader.Read(Encoding.UTF8.GetBytes(text), "compositional_skills/a/qna.yaml")).ShouldBeTrue();
    }

    private static bool IsJudged(QnaFile file) =>
        Enum.IsDefined(file.Verdict)
        && (file.Verdict == QnaVerdict.Accept) == (file.Content is not null)
        && file.Faults.All(fault => fault is { Line: > 0, Column: > 0 });

    private static byte[] Damaged(byte[] bytes, int place, string part)
    {
        int at = bytes.Length == 0 ? 0 : place % bytes.Length;
        return [.. bytes[..at], .. Encoding.UTF8.GetBytes(part), .. bytes[at..]];
    }

    private static string Nested(int levels, int width, Func<int, string, string> level) =>
        string.Concat(Enumerable.Range(0, levels).Select(i => level(i, i == 0 ? "" : string.Join(", ", Enumerable.Repeat($"*x{i - 1}", width)))));
}
