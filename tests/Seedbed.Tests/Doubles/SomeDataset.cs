using Seedbed.Export;

namespace Seedbed.Tests.Doubles;

/// <summary>Small datasets as a run leaves them.</summary>
internal static class SomeDataset
{
    /// <summary>Three rows with what breaks careless writers: quotes, line breaks, commas, U+2028, emoji, HTML, formulas.</summary>
    public const string ThreeRows =
        """"
        {"id":"guide/vacuum.html#c1/1","source":{"document":"guide/vacuum.html","title":"Vacuuming","chunk":1,"headings":["Maintenance","Vacuuming"],"start":0,"end":64},"question":"What does VACUUM reclaim?","answer":"It reclaims storage occupied by dead tuples.","evidence":[{"quote":"reclaims storage occupied by dead tuples","start":7,"end":46}],"score":0.9,"checked":true}
        {"id":"guide/vacuum.html#c2/1","source":{"document":"guide/vacuum.html","title":"Vacuuming","chunk":2,"pages":[3,4],"start":64,"end":130},"question":"Which characters are \"special\", and why?","answer":"A comma, a \"quote\"\nand a line break \u2028 too; even 😀 and\r\n```\n<script>alert(1)</script>","evidence":[],"score":null,"checked":false}
        {"id":"notes.md#c1/1","source":{"document":"notes.md","title":"Notes | on *sums*","chunk":1,"start":0,"end":20},"question":"=SUM(A1:A9)","answer":" spaced out ","evidence":[],"tags":["a","b"]}
        """";

    public static DatasetFacts Facts { get; } = new()
    {
        Recipe = "qa-extractive",
        Summary = "Questions and answers in the documents' own words.",
        RecipeHash = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
        Language = "English",
        Seed = "0",
        Versions = [new("Seedbed", "0.1.0")],
        Inputs =
        [
            new("guide/vacuum.html", "Vacuuming", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 1024),
            new("notes.md", "Notes | on *sums* </table>", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", 77),
        ],
        Steps =
        [
            new("chunks", "chunks", 2, 1, 3, new Dictionary<string, long>()),
            new("extract", "extract", 3, 2, 4, new Dictionary<string, long> { ["nothing-found"] = 1 }),
            new("dedup", "dedup", 4, 0, 3, new Dictionary<string, long> { ["duplicate"] = 1 }),
            new("accept", "accept", 3, 0, 3, new Dictionary<string, long>()),
        ],
        State = "finished",
    };

    public static string Row(int number, string question, string answer, string? split = null) =>
        $$"""{"id":"doc.md#c{{number}}/1","source":{"document":"doc.md","title":"Doc","chunk":{{number}},"start":0,"end":9},"question":"{{question}}","answer":"{{answer}}"{{(split is null ? "" : $",\"split\":\"{split}\"")}}}""" + "\n";
}
