using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>
/// The files that a recipe's steps may read: those of the recipe's own folder, and those that the user gave by a
/// parameter, which lie in the working folder. Nothing else is opened: a recipe may come from a stranger.
/// </summary>
public sealed class StepFiles
{
    private readonly Func<string, string?> _own;
    private readonly Func<string, string?> _given;
    private readonly SortedDictionary<string, string> _read = new(StringComparer.Ordinal);

    /// <summary>Files found by these functions, which return a file's text or null when there is none of that name.</summary>
    /// <param name="own">Reads a file of the recipe's folder, by a name with forward slashes and no <c>..</c>.</param>
    /// <param name="given">Reads a file that the user named.</param>
    public StepFiles(Func<string, string?> own, Func<string, string?> given)
    {
        _own = own;
        _given = given;
    }

    /// <summary>No files at all, for recipes made in code.</summary>
    public static StepFiles None => new(_ => null, _ => null);

    /// <summary>What was read so far, by name, in ordinal order: part of what a recipe is.</summary>
    public IReadOnlyDictionary<string, string> Read => _read;

    /// <summary>The text of a file, UTF-8, lines ended by <c>\n</c>.</summary>
    /// <exception cref="SeedbedException">There is no such file, or the name leads out of the recipe's folder.</exception>
    public string Text(FileName file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string name = file.IsGiven ? file.Path : Confined(file);
        string text = (file.IsGiven ? _given(name) : _own(name)) ?? throw new SeedbedException(file.IsGiven
            ? $"{file.At}: there is no file {file.Path}; give the path of one that is there, seen from the working folder"
            : $"{file.At}: there is no file '{file.Path}' beside the recipe; put it there or mend the name");
        text = text.ReplaceLineEndings("\n");
        lock (_read)
            _read[file.IsGiven ? $"given:{name}" : name] = text;
        return text;
    }

    private static string Confined(FileName file)
    {
        string[] parts = file.Path.Replace('\\', '/').Split('/');
        bool leadsOut = parts.Contains("..") || parts[0].Length == 0 || parts[0].Contains(':') || file.Path.Contains('\0');
        return !leadsOut
            ? string.Join('/', parts.Where(part => part is not ("" or ".")))
            : throw new SeedbedException($"{file.At}: '{file.Path}' leads out of the recipe's folder; put the file beside the recipe and name it from there");
    }
}
