namespace Seedbed.Tests.Doubles;

/// <summary>The reference outputs of InstructLab beside the repository (<c>../shared/data/sdg</c>, or below <c>SEEDBED_SHARED</c>), where they are present.</summary>
internal static class SdgSamples
{
    /// <summary>Why there are none here; null when there are.</summary>
    public static string? Missing =>
        Directory.Exists(Folder) ? null : "there are no reference outputs of InstructLab beside the repository (../shared/data/sdg)";

    /// <summary>A file of them.</summary>
    public static string In(string name) => Path.Combine(Folder, name);

    private static string Folder => Path.Combine(
        Environment.GetEnvironmentVariable("SEEDBED_SHARED") ?? Path.Combine(SourceTree.Root, "..", "shared"), "data", "sdg");
}
