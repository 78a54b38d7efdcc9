using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Seedbed.Tokens;

namespace Seedbed.Benchmarks;

/// <summary>How fast text becomes tokens, on one thread; and the tokens themselves, to be held against another tokenizer's.</summary>
internal static class TokenSpeed
{
    public const string Usage = "TEXT [--tokenizer T] [--ids FILE (int32, little endian)]";

    private const int Passes = 5;

    public static int Run(IReadOnlyList<string> arguments)
    {
        byte[] bytes = File.ReadAllBytes(arguments[0]);
        string text = Encoding.UTF8.GetString(bytes);
        var watch = Stopwatch.StartNew();
        Tokenizer tokenizer = Option(arguments, "--tokenizer") is "cl100k_base" ? Tokenizer.Cl100k : Tokenizer.O200k;
        _ = tokenizer.Count("warm");
        Console.WriteLine(Line("ready", watch.Elapsed, 0));
        int[] ids = [];
        for (int pass = 1; pass <= Passes; pass++)
        {
            watch.Restart();
            ids = tokenizer.Encode(text);
            Console.WriteLine(Line($"encode {pass}", watch.Elapsed, bytes.Length));
        }

        watch.Restart();
        int count = tokenizer.Count(text);
        Console.WriteLine(Line("count", watch.Elapsed, bytes.Length));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes, {count} tokens"));
        if (Option(arguments, "--ids") is { } file)
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(ids.AsSpan()));
        return 0;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

    private static string Line(string what, TimeSpan time, long bytes) => string.Create(
        CultureInfo.InvariantCulture, $"{what}: {time.TotalSeconds:F3} s{(bytes > 0 ? $", {bytes / 1e6 / time.TotalSeconds:F1} MB/s" : "")}");
}
