using System.Text;
using Seedbed.Taxonomies.Linting;

namespace Seedbed.Taxonomies.Qna;

/// <summary>Mends files in place, where that needs no judgement (<see cref="QnaFixes"/>).</summary>
public static class QnaMending
{
    /// <summary>Mends a file that was judged and judges it again.</summary>
    /// <returns>The file as it is now judged, and whether it was changed.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static (QnaFile File, bool IsMended) Mend(QnaFile file, TaxonomyProfile profile, QnaReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        if (!file.Faults.Any(fault => QnaFixes.Rules.Contains(fault.Rule)))
            return (file, false);
        string text = Encoding.UTF8.GetString(File.ReadAllBytes(file.Path));
        string mended = QnaFixes.Apply(text, file.Faults, options.Rules);
        if (mended == text)
            return (file, false);
        Replace(file.Path, mended);
        return (QnaReader.Read(file.Path, profile, options), true);
    }

    // A link stays one, and who may read the file does not change.
    private static void Replace(string path, string text)
    {
        string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        string partial = target + ".partial";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(target);
        using (var file = new FileStream(partial, options))
            file.Write(Encoding.UTF8.GetBytes(text));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(partial, File.GetUnixFileMode(target));
        File.Move(partial, target, overwrite: true);
    }
}
