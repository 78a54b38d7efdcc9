using System.Text;
using Seedbed.Ingestion.Ocr;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class ImageHeaderTests
{
    private static readonly byte[] Jpeg =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC4, 0, 3, 0, 0xFF, 0xC2, 0, 17, 8, 0x0B, 0xB8, 0x07, 0xD0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];

    private static readonly byte[] Tiff = Scan.Tiff((30, 20, new byte[600]), (5, 7, new byte[35]));

    [Fact]
    public void The_size_is_read_of_each_page()
    {
        ImageHeader.Read(Scan.PngHeader(40_000, 25_000), out _).ShouldBe([(40_000u, 25_000u)]);
        ImageHeader.Read(Jpeg, out _).ShouldBe([(2000u, 3000u)]);
        ImageHeader.Read(Tiff, out _).ShouldBe([(30u, 20u), (5u, 7u)]);
    }

    [Fact]
    public void A_loop_of_directories_is_damage()
    {
        byte[] loop = [.. Tiff];
        int first = BitConverter.ToInt32(loop, 4);
        BitConverter.GetBytes(first).CopyTo(loop, first + 2 + (9 * 12));
        ImageHeader.Read(loop, out string? problem).ShouldBeNull();
        problem.ShouldNotBeNull();
    }

    [Fact]
    public void Whatever_the_bytes_are_there_are_pages_or_a_problem()
    {
        var random = new SeededRandom("fuzz", "image headers");
        byte[][] goods = [Scan.PngHeader(100, 200), Jpeg, Tiff, [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0, 0, 3, 0, 0, 0, 1, 0, 5, 0, 0, 0, 0, 0, 0]];
        for (int round = 0; round < 40_000; round++)
        {
            byte[] bytes = [.. goods[round % goods.Length]];
            for (int change = random.Next(6); change >= 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            bytes = bytes[..random.Next(bytes.Length + 1)];
            IReadOnlyList<(uint Width, uint Height)>? pages = ImageHeader.Read(bytes, out string? problem);
            (pages is null).ShouldBe(problem is not null);
            if (pages is not null)
                pages.Count.ShouldBeInRange(1, ImageHeader.MostPages + 1);
        }
    }

    [Fact]
    public void Whatever_the_table_says_its_lines_are_read_or_passed_over()
    {
        var random = new SeededRandom("fuzz", "tsv");
        const string Good = "1\t1\t0\t0\t0\t0\t0\t0\t2550\t3300\t-1\t\n4\t1\t1\t1\t1\t0\t142\t156\t892\t85\t-1\t\n5\t1\t1\t1\t1\t1\t142\t157\t505\t65\t96.09\tMaintenance\n5\t1\t1\t1\t1\t2\t675\t156\t74\t66\t54\tof\n";
        string[] odd = ["\t", "\n", "-1", "1e9", "99999999999", "NaN", "5\t", "4\t", "é", "\u0000", "."];
        for (int round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder(Good);
            for (int change = random.Next(6); change >= 0; change--)
            {
                int at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Insert(at, odd[random.Next(odd.Length)]);
                else
                    text.Remove(at, Math.Min(random.Next(4), text.Length - at));
            }

            var table = new OcrTsv();
            foreach (string line in text.ToString().Split('\n'))
                table.Add(line);
            OcrPage page = table.Page;
            page.Confidence.ShouldBeInRange(0, 100);
            var builder = new Seedbed.Ingestion.DocumentBuilder();
            var blocks = new OcrBlocks([page], builder);
            blocks.Write(page);
            blocks.Finish();
            Seedbed.Ingestion.DocumentBody body = builder.Build();
            Structure.ShouldKeepPromises(body.Text, body.Blocks, body.PageStarts);
        }
    }

    [Fact]
    public void Confidence_is_the_mean_over_characters()
    {
        var table = new OcrTsv();
        foreach (string line in (string[])["4\t1\t1\t1\t1\t0\t0\t0\t100\t20\t-1\t", "5\t1\t1\t1\t1\t1\t0\t0\t50\t20\t90\tabc", "5\t1\t1\t1\t1\t2\t60\t0\t10\t20\t50\td", "4\t1\t2\t1\t1\t0\t0\t90\t100\t2\t-1\t", "5\t1\t2\t1\t1\t1\t0\t90\t50\t2\t10\t——"])
            table.Add(line);
        table.Page.Confidence.ShouldBe(80);
        table.Page.Lines.ShouldHaveSingleItem().Text.ShouldBe("abc d");
    }

    [Fact]
    public void Rules_of_a_table_part_its_cells_and_a_bar_among_words_is_the_word_I()
    {
        var table = new OcrTsv();
        string[] words = ["|\t50", "Part\t20", "|Weight\t22", "|\t52", "Price\t20"];
        for (int line = 1; line <= 3; line++)
        {
            table.Add($"4\t1\t1\t1\t{line}\t0\t0\t{line * 60}\t400\t50\t-1\t");
            for (int i = 0; i < words.Length; i++)
                table.Add($"5\t1\t1\t1\t{line}\t{i + 1}\t{i * 50}\t{line * 60}\t40\t{words[i].Split('\t')[1]}\t90\t{words[i].Split('\t')[0]}");
        }

        table.Add("4\t1\t2\t1\t1\t0\t0\t400\t400\t20\t-1\t");
        table.Add("5\t1\t2\t1\t1\t1\t0\t400\t5\t20\t90\t|");
        table.Add("5\t1\t2\t1\t1\t2\t10\t400\t50\t20\t90\tthink");
        var builder = new Seedbed.Ingestion.DocumentBuilder();
        var blocks = new OcrBlocks([table.Page], builder);
        blocks.Write(table.Page);
        blocks.Finish();
        builder.Build().Text.ShouldBe("Part | Weight | Price\nPart | Weight | Price\nPart | Weight | Price\n\nI think");
    }

    [Fact]
    public void A_picture_counts_with_the_part_of_its_page_that_it_fills()
    {
        var pages = new Dictionary<int, double>();
        OcrTool.AddPicture("   1     0 image     400   527  rgb     3   8  image  no         5  0    72    72 27.6K 4.5%", pages);
        OcrTool.AddPicture("   1     1 smask     400   527  gray    1   8  image  no         5  0    72    72  732B 0.3%", pages);
        OcrTool.AddPicture("   2     2 image    1654  2339  gray    1   8  image  no   [inline]     200   200 3778K 100%", pages);
        OcrTool.AddPicture("   3     3 image      40    20  rgb     3   8  image  no         9  0    72    72  1K 4.5%", pages);
        OcrTool.AddPicture("page   num  type   width height color comp bpc  enc interp  object ID x-ppi y-ppi size ratio", pages);
        pages.Keys.ShouldBe([1, 2]);
        pages[1].ShouldBe(210_800);
        pages[2].ShouldBe(595.44 * 842.04, 1);
    }

    [Fact]
    public void A_page_that_is_huge_is_drawn_coarser_and_an_absurd_one_not_at_all()
    {
        OcrTool.DpiOf((595, 842)).ShouldBe(300);
        OcrTool.DpiOf((3370, 2384)).ShouldBeInRange(100, 200);
        Should.Throw<Seedbed.Ingestion.Programs.ProgramException>(() => OcrTool.DpiOf((1_000_000, 1_000_000))).Reason.ShouldBe("too-large");
        OcrTool.DpiOf((0, 0)).ShouldBe(300);
    }
}
