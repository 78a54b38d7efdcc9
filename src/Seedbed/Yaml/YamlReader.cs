using System.Text;
using YamlDotNet.Core;

namespace Seedbed.Yaml;

/// <summary>
/// Reads one YAML document into a tree with places, from parser events and without recursion. Depth and size are bounded;
/// anchors, aliases, tags, merge keys and duplicate keys are faults, since each has made a file mean something else than
/// its author thought.
/// </summary>
public static class YamlReader
{
    /// <summary>The most that values may lie inside one another.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most characters (or bytes) that a file may have: 1 MiB.</summary>
    public const int MaxLength = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <exception cref="SeedbedException">It cannot be read, is too large, is not UTF-8, or is not a YAML document of the kind read here.</exception>
    public static YamlNode ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            if (!File.Exists(path))
                throw new SeedbedException(Directory.Exists(path) ? $"cannot read {path}: it is a folder; name a file in it" : $"cannot read {path}: there is no such file; check its path");
            if (new FileInfo(path).Length > MaxLength)
                throw TooLarge(path);
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new SeedbedException($"cannot read {path}: {fault.Message.TrimEnd('.')}", fault);
        }

        return Read(bytes, path);
    }

    /// <summary>Reads a file's bytes, UTF-8.</summary>
    /// <exception cref="SeedbedException">As <see cref="Read(string, string)"/>, and when they are not UTF-8.</exception>
    public static YamlNode Read(ReadOnlySpan<byte> bytes, string file)
    {
        try
        {
            string text = StrictUtf8.GetString(bytes);
            return Read(text.StartsWith('\uFEFF') ? text[1..] : text, file);
        }
        catch (DecoderFallbackException fault)
        {
            throw new SeedbedException($"{file} is not UTF-8 text (byte {fault.Index}); save it as UTF-8", fault);
        }
    }

    /// <summary>Reads a text; <paramref name="file"/> is what messages call it.</summary>
    /// <exception cref="SeedbedException">It is too large, nested too deep, not YAML, or uses a part of YAML that is not read here.</exception>
    public static YamlNode Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            throw TooLarge(file);
        var tree = new YamlTreeBuilder(file);
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        while (MoveNext(parser, file))
            tree.Take(parser.Current!);
        return tree.Root ?? new YamlScalar(new(file, 1, 1), "", isPlain: true);
    }

    private static bool MoveNext(Parser parser, string file)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (YamlException fault)
        {
            throw NotYaml(YamlTreeBuilder.Place(file, fault.Start), fault.Message, fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser's own slips on texts that are far from YAML, such as a block scalar inside a broken flow list.
            throw NotYaml(parser.Current is { } last ? YamlTreeBuilder.Place(file, last.End) : new(file, 1, 1), "it cannot be parsed from here on", fault);
        }
    }

    private static SeedbedException NotYaml(YamlPlace at, string said, Exception fault) =>
        new($"{at}: not valid YAML: {said.ReplaceLineEndings(" ").TrimEnd('.')}; mend the line (quote texts that have ': ', '#' or braces)", fault);

    private static SeedbedException TooLarge(string file) =>
        new($"{file} is larger than {MaxLength >> 20} MiB, too large for a recipe or settings file; make it smaller");
}
