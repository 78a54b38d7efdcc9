using System.Reflection;
using System.Text;
using Seedbed.Steps;

namespace Seedbed.Recipes;

/// <summary>Where a recipe's files lie: in its folder, or in the library. What the user names lies in the working folder.</summary>
internal static class RecipeFiles
{
    private const int MaxBytes = 1 << 20;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static StepFiles InFolder(string folder) => new(name => InFolder(folder, name), Given);

    public static StepFiles BuiltIn(string recipe) => new(name => Resource($"recipes/{recipe}/{name}"), Given);

    public static StepFiles OnlyGiven() => new(_ => null, Given);

    /// <summary>The text of an embedded file, by its path in the repository.</summary>
    public static string? Resource(string path)
    {
        using Stream? stream = Resources.TryGetValue(path, out string? name) ? typeof(RecipeFiles).Assembly.GetManifestResourceStream(name) : null;
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, StrictUtf8);
        return reader.ReadToEnd();
    }

    /// <summary>Embedded files by their path with forward slashes, whatever system the library was built on.</summary>
    public static SortedDictionary<string, string> Resources { get; } = new(
        Assembly.GetExecutingAssembly().GetManifestResourceNames().ToDictionary(name => name.Replace('\\', '/')),
        StringComparer.Ordinal);

    private static string? InFolder(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return null;
        string real = RealPath.Of(path), home = RealPath.Of(folder);
        return real.StartsWith(Path.TrimEndingDirectorySeparator(home) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Text(path)
            : throw new SeedbedException($"{path} is a link that leads out of the recipe's folder; put the file itself there");
    }

    private static string? Given(string path) => File.Exists(path) ? Text(path) : null;

    private static string Text(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] bytes = new byte[MaxBytes + 1];
            int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (count > MaxBytes)
                throw new SeedbedException($"{path} is larger than {MaxBytes >> 20} MiB, too large for a prompt; make it smaller");
            string text = StrictUtf8.GetString(bytes, 0, count);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException fault)
        {
            throw new SeedbedException($"{path} is not UTF-8 text (byte {fault.Index}); save it as UTF-8", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot read {path}: {fault.Message.TrimEnd('.')}", fault);
        }
    }
}
