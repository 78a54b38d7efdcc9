using Seedbed.Export;
using Seedbed.Reports;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Reports;

/// <summary>The page as a browser shows it.</summary>
public sealed class ReportPageTests : IDisposable
{
    private const string Chunk =
        """{"document":"guide/vacuum.html","title":"Vacuuming","number":1,"text":"😀 VACUUM reclaims storage occupied by dead tuples.","start":100,"end":150,"headings":[{"level":1,"text":"Maintenance"}],"tokens":9,"blocks":[]}""";

    private const string Row =
        """{"id":"r1","source":{"document":"guide/vacuum.html","title":"Vacuuming","chunk":1,"pages":[3,4],"start":100,"end":150},"question_type":"factual","question":"What does VACUUM reclaim?","answer":"Storage </script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">","evidence":[{"quote":"storage occupied by dead tuples","start":118,"end":149}],"score":3}""";

    private const string Other =
        """{"id":"r2","source":{"document":"notes.md","title":"Notes","chunk":1,"start":0,"end":9},"question_type":"why","question":"Why notes?","answer":"Because.","evidence":[{"quote":"because","start":0,"end":7}]}""";

    private const string Reject =
        """{"id":"r3","step":"dedup","reason":"duplicate","detail":"The same as r1 <b>.","row":{"id":"r3","source":{"document":"guide/vacuum.html","chunk":1},"question":"What does VACUUM reclaim?","answer":"Storage."}}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ChromiumFact]
    public async Task Rows_show_their_evidence_in_its_passage_and_hostile_text_stays_text()
    {
        await WriteAsync(Row + "\n" + Other);
        await using Chromium browser = await OpenAsync();
        (await browser.RunAsync("document.querySelectorAll('article.row').length")).ShouldBe("2");
        (await browser.RunAsync("document.querySelector('article.row mark').textContent")).ShouldBe("storage occupied by dead tuples");
        (await browser.RunAsync("document.querySelector('.passage').textContent")).ShouldBe("😀 VACUUM reclaims storage occupied by dead tuples.");
        (await browser.RunAsync("document.querySelector('.answer').textContent")).ShouldStartWith("Storage </script><script>");
        (await browser.RunAsync("document.querySelector('.meta').textContent")).ShouldContain("pages 3–4");
        (await browser.RunAsync("document.title")).ShouldBe("qa-extractive: Seedbed report");
        (await browser.RunAsync("document.images.length")).ShouldBe("0");
        browser.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Rows_are_searched_and_filtered()
    {
        await WriteAsync(Row + "\n" + Other);
        await using Chromium browser = await OpenAsync();
        await browser.RunAsync("box = document.getElementById('search'); box.value = 'NOTES why'; box.dispatchEvent(new Event('input'))");
        await browser.UntilAsync("document.querySelector('[role=status]').textContent === '1–1 of 1'");
        (await browser.RunAsync("document.querySelector('article.row').textContent")).ShouldStartWith("Why notes?");
        await browser.RunAsync("box.value = ''; document.getElementById('filter-type').value = 'factual'; document.getElementById('filter-type').dispatchEvent(new Event('change'))");
        (await browser.RunAsync("document.querySelectorAll('article.row').length")).ShouldBe("1");
        browser.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Every_part_opens_by_its_tab_and_counts_are_true()
    {
        await WriteAsync(Row + "\n" + Other);
        await using Chromium browser = await OpenAsync();
        await browser.RunAsync("document.getElementById('tab-rejects').click()");
        (await browser.RunAsync("document.querySelector('.reject').textContent")).ShouldContain("duplicate · The same as r1 <b>.");
        (await browser.RunAsync("document.querySelector('#panel-rejects .groups').textContent")).ShouldBe("By step and reasonAll1dedupduplicate1");
        await browser.RunAsync("document.getElementById('tab-coverage').click()");
        (await browser.RunAsync("document.querySelector('#panel-coverage tbody tr').textContent")).ShouldBe("guide/vacuum.htmlVacuuming1111");
        await browser.RunAsync("document.querySelector('#panel-coverage tbody button').click()");
        (await browser.RunAsync("document.querySelectorAll('article.row').length + document.getElementById('filter-document').value")).ShouldBe("1guide/vacuum.html");
        await browser.RunAsync("document.getElementById('tab-run').click()");
        (await browser.RunAsync("document.querySelectorAll('#panel-run table')[0].textContent")).ShouldContain("1 duplicate");
        (await browser.RunAsync("[...document.querySelectorAll('[role=tabpanel]')].filter(panel => !panel.hidden).length")).ShouldBe("1");
        browser.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Ten_thousand_rows_are_paged_and_a_larger_run_is_spread_over_the_page()
    {
        using (StreamWriter rows = File.CreateText(_folder["many.jsonl"]))
        {
            for (int i = 1; i <= 20_000; i++)
                rows.Write(SomeDataset.Row(i, $"Question {i}?", "An answer."));
        }

        await WriteAsync(File.ReadAllText(_folder["many.jsonl"]));
        await using Chromium browser = await OpenAsync();
        (await browser.RunAsync("document.querySelectorAll('article.row').length")).ShouldBe("20");
        (await browser.RunAsync("document.querySelector('[role=status]').textContent")).ShouldBe("1–20 of 10,000");
        (await browser.RunAsync("document.querySelector('#panel-rows .notice').textContent")).ShouldStartWith("The run has 20,000 rows. 10,000 of them");
        await browser.RunAsync("[...document.querySelectorAll('#panel-rows button')].find(button => button.textContent === 'Next').click()");
        (await browser.RunAsync("document.querySelector('.question').textContent")).ShouldBe("Question 42?");
        browser.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_run_with_nothing_in_it_says_so()
    {
        await RunReport.WriteAsync(new()
        {
            Page = _folder["report.html"],
            Dataset = _folder.Write("dataset.jsonl", ""),
            Rejects = _folder["none"],
            Chunks = _folder["none"],
            Facts = new DatasetFacts { Recipe = "empty", State = "short", Why = "the folder holds nothing usable" },
        });
        await using Chromium browser = await OpenAsync();
        (await browser.RunAsync("document.querySelector('.empty').textContent")).ShouldBe("The run has no rows.");
        (await browser.RunAsync("document.getElementById('notice').textContent")).ShouldContain("the folder holds nothing usable");
        browser.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Leaves_stand_in_their_tree_with_what_became_of_them_and_hostile_names_stay_text()
    {
        const string Skill = """{"id":"s1","source":{"document":"compositional_skills/<img src=x onerror=alert(1)>/qna.yaml","leaf":"compositional_skills/<img src=x onerror=alert(1)>"},"question":"Sum it up.","answer":"A pump.","context":"The <b>pump</b> runs.","evidence":[{"quote":"pump","start":7,"end":11}]}""";
        await WriteAsync(Skill, SomeDataset.Facts with
        {
            State = "short",
            Inputs = [.. SomeDataset.Facts.Inputs, new("compositional_skills/passed over/qna.yaml", null, "", 1)],
            Leaves =
            [
                new("compositional_skills/<img src=x onerror=alert(1)>") { Kinds = ["grounded"], Seeds = [new(null, "q", "a")] },
                new("knowledge/a/b") { Kinds = ["knowledge"], Seeds = [new("c", "q", "a"), new("c", "r", "a")] },
            ],
            LeafCounts =
            [
                new("compositional_skills/<img src=x onerror=alert(1)>")
                {
                    Units = 5, Asked = 2, Rows = 1, Wanted = 1,
                    Steps =
                    [
                        new("source", "taxonomy", 1, 1, 2, new Dictionary<string, long>()),
                        new("</script><script>alert(2)", "keep", 3, 0, 1, new Dictionary<string, long> { ["<b>reason"] = 2 }),
                        new("accept", "accept", 1, 0, 1, new Dictionary<string, long>()),
                    ],
                },
                new("knowledge/a/b") { Units = 0, Wanted = 1, Why = "nothing <i>", Faults = ["no document <script>alert(3)</script>"], Steps = [new("source", "taxonomy", 1, 0, 0, new Dictionary<string, long> { ["no-match"] = 1 })] },
                new("knowledge/c") { Documents = 2, Asked = 1, Rows = 0, Steps = [new("source", "taxonomy", 1, 0, 1, new Dictionary<string, long>())] },
            ],
        });
        await using Chromium browser = await OpenAsync();

        (await browser.RunAsync("document.querySelector('article.row mark').textContent")).ShouldBe("pump");
        (await browser.RunAsync("document.querySelector('.passage').textContent")).ShouldBe("The <b>pump</b> runs.");
        await browser.RunAsync("document.getElementById('tab-taxonomy').click()");
        (await browser.RunAsync("[...document.querySelectorAll('.tree > tbody > tr')].map(row => [...row.querySelectorAll(':scope > th, :scope > .num')].map(cell => cell.textContent).join(' ')).join('|')")).ShouldBe(
            "compositional_skills/<img src=x onerror=alert(1)>grounded · 1 seed pair 2 of 5 2 3 1 of 1 33 %|knowledge/ 1 1 0 0 –|c2 documents 1 1 0 0 –|a/bknowledge · 2 seed pairs 0 of 0 0 0 0 of 1 –|All 3 3 3 1 33 %");
        string losses = await browser.RunAsync("[...document.querySelectorAll('.losses')].map(cell => cell.textContent).join('|')");
        losses.ShouldContain("2 </script><script>alert(2): <b>reason");
        losses.ShouldContain("nothing <i>no document <script>alert(3)</script>");
        (await browser.RunAsync("document.querySelector('#panel-taxonomy .hint').textContent")).ShouldStartWith("3 leaves; 1 fell short.");
        await browser.RunAsync("document.querySelector('.tree details').open = true");
        await browser.UntilAsync("document.querySelectorAll('.tree details td').length === 15");
        (await browser.RunAsync("document.querySelector('.tree details tbody').textContent")).ShouldBe("source1120</script><script>alert(2)3012accept1010");
        await browser.RunAsync("document.querySelector('.tree button').click()");
        (await browser.RunAsync("document.querySelectorAll('article.row').length + ' ' + document.images.length")).ShouldBe("1 0");
        (await browser.RunAsync("[...document.querySelectorAll('#figures div')].map(figure => figure.textContent).join()")).ShouldContain("row1,reject1,leaves3,documents2");
        foreach (string anchor in (string[])["leaves", "taxonomy"])
        {
            await browser.RunAsync($"location.hash = '{anchor}'");
            await browser.UntilAsync("!document.getElementById('panel-taxonomy').hidden && location.hash === '#taxonomy'");
            await browser.RunAsync("document.getElementById('tab-rows').click()");
        }

        browser.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_run_without_a_taxonomy_has_no_part_for_one()
    {
        await WriteAsync(Row);
        await using Chromium browser = await OpenAsync();
        (await browser.RunAsync("document.getElementById('tabs').textContent")).ShouldBe("Rows1Rejects1CoverageRun");
        browser.Complaints.ShouldBeEmpty();
    }

    private Task<Chromium> OpenAsync() => Chromium.OpenAsync($"file://{_folder["report.html"]}#rows");

    private Task WriteAsync(string rows, DatasetFacts? facts = null) => RunReport.WriteAsync(new()
    {
        Page = _folder["report.html"],
        Dataset = _folder.Write("dataset.jsonl", rows),
        Rejects = _folder.Write("rejects.jsonl", Reject),
        Chunks = _folder.Write("chunks.jsonl", Chunk),
        Facts = facts ?? SomeDataset.Facts,
    });
}
