namespace Seedbed.Tests.Doubles;

/// <summary>The taxonomies and cases beside the repository (<c>../shared/data</c>, or below <c>SEEDBED_SHARED</c>), where they are present.</summary>
internal static class SharedData
{
    /// <summary>Why there is none; null when there is.</summary>
    public static string? Missing => Directory.Exists(Folder) ? null : "there are no taxonomies beside the repository (../shared/data)";

    /// <summary>A path below it.</summary>
    public static string In(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    private static string Folder => Path.Combine(
        Environment.GetEnvironmentVariable("SEEDBED_SHARED") ?? Path.Combine(SourceTree.Root, "..", "shared"), "data");
}
