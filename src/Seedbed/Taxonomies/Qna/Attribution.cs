namespace Seedbed.Taxonomies.Qna;

/// <summary>The <c>attribution.txt</c> beside a leaf's file, which says whose its texts are.</summary>
internal static class Attribution
{
    private const string FileName = "attribution.txt";
    private const string Fix = "Write into it where the texts come from: title, link, licence, creators.";

    /// <summary>Rejects a file of version 2 or 3 that has none beside it, or an empty one.</summary>
    public static QnaFile Demand(QnaFile file)
    {
        if (file.Version is not > 1 || MessageFor(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.Path))!, FileName)) is not { } message)
            return file;
        return file with
        {
            Verdict = QnaVerdict.Reject,
            Faults = [new(1, 1, "", "attribution", message, Fix), .. file.Faults],
            Content = null,
        };
    }

    private static string? MessageFor(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return $"the {FileName} beside the file does not exist or is not a file";
        return file.Length == 0 ? $"the {FileName} beside the file is empty" : null;
    }
}
