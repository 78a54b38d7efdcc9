using System.Globalization;
using System.Text;

namespace Seedbed.Benchmarks;

/// <summary>Times <c>seedbed validate</c> as a whole process over a taxonomy of many files: half skills, half knowledge, one in ten at fault.</summary>
internal static class ValidateFolder
{
    public const string Usage = "[FILES] [--seedbed COMMAND]";

    private const int Repeats = 5;

    /// <param name="arguments">How many files (default 3,000); the command (default <c>./seedbed</c>).</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        int files = arguments.Count > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out int given) ? given : 3_000;
        string command = arguments.SkipWhile(argument => argument != "--seedbed").Skip(1).FirstOrDefault() ?? Path.GetFullPath("seedbed");
        string folder = Directory.CreateTempSubdirectory("seedbed-validate-").FullName;
        try
        {
            long bytes = Write(folder, files);
            var runs = new List<ChildRun>();
            for (int repeat = 0; repeat < Repeats; repeat++)
                runs.Add((await ChildRun.OfAsync([.. command.Split(' '), "validate", "."], folder)).Good(1));
            Say(files, bytes, [.. runs.OrderBy(run => run.Seconds)]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Say(int files, long bytes, ChildRun[] runs)
    {
        ChildRun median = runs[runs.Length / 2];
        Console.WriteLine(runs[0].Output.TrimEnd().Split('\n')[^1]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{files:N0} files, {bytes / 1e6:F1} MB: median of {runs.Length} {median.Seconds:F2} s ({runs[0].Seconds:F2} to {runs[^1].Seconds:F2}), {median.CpuSeconds:F2} s CPU, {median.PeakMemory >> 20} MiB"));
    }

    private static long Write(string folder, int files)
    {
        long bytes = 0;
        for (int file = 0; file < files; file++)
        {
            bool isSkill = file % 2 == 0;
            string text = isSkill ? Skill(file) : Knowledge(file);
            if (file % 10 == 0)
                text = text.Replace("created_by: ada", "created_by: Yes", StringComparison.Ordinal);
            string leaf = Path.Combine(folder, isSkill ? "compositional_skills" : "knowledge", $"branch{file % 50}", $"leaf{file}");
            Directory.CreateDirectory(leaf);
            File.WriteAllText(Path.Combine(leaf, "qna.yaml"), text);
            bytes += Encoding.UTF8.GetByteCount(text);
        }

        return bytes;
    }

    private static string Skill(int seed) =>
        $"version: 2\ncreated_by: ada\ntask_description: Name the pump of line {seed}\nseed_examples:\n"
        + string.Concat(Enumerable.Range(1, 7).Select(i => $"  - question: |\n      {Words(seed, i, 40)}\n    answer: >\n      {Words(seed, i + 50, 60)}\n"));

    private static string Knowledge(int seed) =>
        "version: 3\ncreated_by: ada\ndomain: pumps\ndocument_outline: Pumps and what drives them\nseed_examples:\n"
        + string.Concat(Enumerable.Range(1, 5).Select(i => $"  - context: |\n      {Words(seed, i, 120)}\n    questions_and_answers:\n{Pairs(seed, i)}"))
        + "document:\n  repo: https://example.org/pumps.git\n  commit: 0123abc\n  patterns:\n    - 'docs/*.md'\n";

    private static string Pairs(int seed, int example) => string.Concat(
        Enumerable.Range(1, 3).Select(i => $"      - question: \"{Words(seed, (example * 10) + i, 12)}?\"\n        answer: {Words(seed, (example * 100) + i, 25)}\n"));

    private static string Words(int seed, int from, int count) =>
        string.Join(' ', Enumerable.Range(from, count).Select(i => ((seed * 31) + (i * 17)) % 5 == 0 ? $"pump{i}" : "water"));
}
