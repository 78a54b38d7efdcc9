using System.Text;
using System.Text.Json;

namespace Seedbed.Tests.Taxonomies;

/// <summary>
/// A file, where it lies and whether the official parser accepts it. Its text stands in full, or is one of the four good
/// ones with parts replaced: <c>change</c> holds what and by what, in turn; line ends are replaced everywhere, all else once.
/// </summary>
internal sealed record QnaCase(string Name, string Path, string? Base, string[]? Change, string? Text, string Ilab, string Ci)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private static readonly string Skill3 = "version: 3\ncreated_by: ada\ntask_description: t\nseed_examples:\n"
        + string.Concat(Enumerable.Range(1, 5).Select(i => $"  - question: q{i}\n    answer: a{i}\n"));

    private static readonly Dictionary<string, string> Good = new()
    {
        ["skill1"] = "created_by: ada\ntask_description: ''\nseed_examples:\n  - question: q1\n    answer: a1\n",
        ["skill2"] = Skill3.Replace("version: 3", "version: 2", StringComparison.Ordinal),
        ["skill3"] = Skill3,
        ["knowledge"] = "version: 3\ncreated_by: ada\ndomain: d\ndocument_outline: o\nseed_examples:\n"
            + string.Concat(Enumerable.Range(1, 5).Select(i => $"  - context: c{i}\n    questions_and_answers:\n{Pairs(i)}"))
            + "document:\n  repo: r\n  commit: c\n  patterns:\n    - p.md\n",
    };

    public static IReadOnlyList<QnaCase> All { get; } =
    [
        .. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Taxonomies", "Fixtures", "qna-cases.jsonl"))
            .Select(line => JsonSerializer.Deserialize<QnaCase>(line, Names)!),
    ];

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text ?? Changed(Good[Base!], Change ?? []));

    private static string Changed(string text, string[] change)
    {
        foreach (string[] pair in change.Chunk(2))
        {
            int at = text.IndexOf(pair[0], StringComparison.Ordinal);
            text = pair[0] == "\n" ? text.Replace("\n", pair[1], StringComparison.Ordinal) : $"{text[..at]}{pair[1]}{text[(at + pair[0].Length)..]}";
        }

        return text;
    }

    private static string Pairs(int i) => string.Concat(Enumerable.Range(1, 3).Select(j => $"      - question: q{i}{j}\n        answer: a{i}{j}\n"));
}
