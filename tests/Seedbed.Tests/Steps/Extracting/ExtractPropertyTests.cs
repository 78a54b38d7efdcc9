using FsCheck;
using FsCheck.Fluent;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Extracting;

/// <summary>What holds for every row of every chunk.</summary>
public sealed class ExtractPropertyTests
{
    private static readonly string[] Headings = ["VACUUM", "Options", "Glossary", "What is a queue of jobs in Millrace?", "Installing the server", "LVM2", "20.4. Memory", "Index", "Functions"];

    private static readonly string[] Terms = ["--force", "-f", "work_mem (integer)", "os.path.join(path)", "base backup", "FULL", "--", "(", "name", "𝒜lpha_beta", ""];

    private static readonly string[] Texts =
    [
        "Sets the size of the thing (see Section 4). The default is 4 MB.", "A copy of all files that the server needs.", "LVM2 is a logical volume manager for the kernel.",
        "The write-ahead log (WAL) holds the changes.", "It is the same as above.", "See below:", "Run the installer 😀 twice.", "Download the package from the server.", "(", "\"quoted", "x", "",
        "Specifies the 𝒜lpha of the row, e.g. one. It defaults to none.",
    ];

    private static readonly string[] Titles = ["VACUUM", "Memory — PostgreSQL 15 Documentation", "git-add(1)", ""];

    private static readonly Arbitrary<Chunk> Chunks = Gen.ArrayOf(
        from kind in Gen.Choose(0, 6)
        from place in Gen.Choose(0, 1000)
        from level in Gen.Choose(1, 2)
        select (kind, place, level)).Select(ChunkFrom).ToArbitrary();

    [Fact]
    public void Every_quote_stands_where_it_says_and_holds_the_answers_words() => Holds(row =>
    {
        (string Quote, int Start, int End)[] evidence = [.. Extracted.Evidence(row)];
        Chunk chunk = row.Unit.Chunk!;
        bool isExact = evidence.All(item => chunk.Text[CodePoints.ToUtf16(chunk.Text, item.Start)..CodePoints.ToUtf16(chunk.Text, item.End)] == item.Quote);
        var words = evidence.SelectMany(item => Words(item.Quote)).ToHashSet();
        return isExact && evidence.Length > 0 && Words(row.Text("answer")!).All(words.Contains);
    });

    [Fact]
    public void Every_question_ends_with_a_question_mark_and_every_answer_says_something() => Holds(row =>
        row.Text("question")!.EndsWith('?') && char.IsUpper(row.Text("question")![0]) && row.Text("answer")!.Trim().Length > 0);

    [Fact]
    public void Nothing_is_asked_twice_and_ids_are_numbered() =>
        Prop.ForAll(Chunks, chunk =>
        {
            IReadOnlyList<Row> rows = Extracted.RowsAsync(chunk).GetAwaiter().GetResult();
            return rows.Select(row => row.Text("question")).Distinct(StringComparer.OrdinalIgnoreCase).Count() == rows.Count
                && rows.Select(row => row.Id).SequenceEqual(Enumerable.Range(1, rows.Count).Select(n => $"guide/page.html#c1/{n}"));
        }).QuickCheckThrowOnFailure();

    private static void Holds(Func<Row, bool> holds) =>
        Prop.ForAll(Chunks, chunk => Extracted.RowsAsync(chunk).GetAwaiter().GetResult().All(holds)).QuickCheckThrowOnFailure();

    private static string[] Words(string text) => text.Split([' ', '\n', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries);

    private static Chunk ChunkFrom((int Kind, int Place, int Level)[] blocks) =>
        ChunkOf.Blocks(Titles[blocks.Length % Titles.Length], to =>
        {
            int number = 0;
            foreach ((int kind, int place, int level) in blocks)
            {
                number = kind == 3 ? number + 1 : 0;
                Write(to, kind, place, level, number);
            }
        });

    private static void Write(DocumentBuilder to, int kind, int place, int level, int number)
    {
        string text = Texts[place % Texts.Length];
        switch (kind)
        {
            case 0:
                to.Heading(level, Headings[place % Headings.Length]);
                break;
            case 1:
                to.Term(Terms[place % Terms.Length], level);
                to.Definition(text, level);
                break;
            case 2:
                to.Paragraph(text, level - 1);
                break;
            case 3:
                to.ListItem(text, 1, number);
                break;
            case 4:
                to.Code(text);
                break;
            case 5:
                to.Definition(text, level);
                break;
            default:
                Table(to, place);
                break;
        }
    }

    private static void Table(DocumentBuilder to, int place)
    {
        to.BeginTable(place % 2 == 0 ? "Table 1. Types" : null);
        for (int row = 0; row < 3; row++)
        {
            to.BeginRow(row == 0);
            to.BeginCell();
            to.Write(row == 0 ? "Type" : Terms[(place + row) % Terms.Length]);
            to.BeginCell();
            to.Write(row == 0 ? "Description" : Texts[(place + row) % Texts.Length]);
        }

        to.EndTable();
    }
}
