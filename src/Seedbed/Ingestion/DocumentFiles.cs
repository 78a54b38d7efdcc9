using System.Security.Cryptography;
using System.Text;

namespace Seedbed.Ingestion;

/// <summary>
/// Writes documents into a folder, one file each: <c>guide/vacuum.html</c> becomes <c>guide/vacuum.html.md</c>. Names stay
/// below the folder whatever a document is called, and no two documents share one. Not thread-safe.
/// </summary>
public sealed class DocumentFiles
{
    // File systems take 255 bytes; NAME.partial and a number have to fit too.
    private const int LongestName = 230;
    private const int KeptOfLongName = 40;

    private readonly string _folder;
    private readonly DocumentFormat _format;
    private readonly string _ending;

    // Upper and lower case are the same, as on many file systems.
    private readonly HashSet<string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A writer into a folder, which is made when the first document comes.</summary>
    public DocumentFiles(string folder, DocumentFormat format)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (_folder, _format) = (Path.GetFullPath(folder), format);
        _ending = format switch
        {
            DocumentFormat.Json => ".json",
            DocumentFormat.Markdown => ".md",
            _ => ".txt",
        };
    }

    /// <summary>Writes a document; its file is there only when it is whole.</summary>
    /// <returns>The file's path below the folder, with forward slashes.</returns>
    /// <exception cref="SeedbedException">The file can't be written.</exception>
    public string Write(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        string name = NameOf(document.Path);
        string path = Path.Combine(_folder, name.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string partial = path + ".partial";
            using (var output = new StreamWriter(partial, append: false, new UTF8Encoding(false)))
                new DocumentWriter(output, _format).Write(document);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"{document.Path} can't be written as {path} ({fault.Message}); mend that, or name another folder", fault);
        }

        return name;
    }

    private string NameOf(string document)
    {
        string[] parts = document.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string folder = "";
        foreach (string part in parts.SkipLast(1))
        {
            folder = Free(folder, Safe(part), "", _files);
            _folders.Add(folder);
        }

        string name = Free(folder, Safe(parts.Length == 0 ? "document" : parts[^1]), _ending, _files, _folders);
        _files.Add(name);
        return name;
    }

    private static string Free(string folder, string name, string ending, params ReadOnlySpan<HashSet<string>> taken)
    {
        string prefix = folder.Length == 0 ? name : $"{folder}/{name}";
        string path = prefix + ending;
        for (int number = 2; IsTaken(path, taken); number++)
            path = $"{prefix}~{number}{ending}";
        return path;
    }

    private static bool IsTaken(string path, ReadOnlySpan<HashSet<string>> taken)
    {
        foreach (HashSet<string> names in taken)
        {
            if (names.Contains(path))
                return true;
        }

        return false;
    }

    private string Safe(string part)
    {
        string safe = string.Create(part.Length, part, static (name, source) =>
        {
            for (int at = 0; at < name.Length; at++)
                name[at] = char.IsControl(source[at]) || source[at] is '<' or '>' or ':' or '"' or '\\' or '|' or '?' or '*' or '\u2028' or '\u2029' ? '_' : source[at];
        });
        if (safe is "." or "..")
            return safe.Replace('.', '_');
        if (Encoding.UTF8.GetByteCount(safe) + _ending.Length <= LongestName)
            return safe;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)))[..12];
        return $"{string.Concat(safe.EnumerateRunes().Take(KeptOfLongName))}~{hash}";
    }
}
