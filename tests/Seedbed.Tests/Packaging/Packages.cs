using System.IO.Compression;
using System.Xml.Linq;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Packaging;

/// <summary>Both packages, made once for all tests, in a folder of their own: a developer's build is neither used nor disturbed.</summary>
public sealed class Packages : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The folder that holds the packages.</summary>
    internal string Feed => _folder["packages"];

    /// <summary>The version that the source tree says.</summary>
    internal static string Version { get; } =
        XDocument.Load(SourceTree.In("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>A package, opened.</summary>
    internal ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    /// <summary>A path in a folder that goes with the packages.</summary>
    internal string In(string name) => _folder[name];

    async Task IAsyncLifetime.InitializeAsync()
    {
        foreach (string project in (string[])["Seedbed", "Seedbed.Cli"])
        {
            (await ChildProcess.RunAsync(ChildProcess.Dotnet, SourceTree.Root,
            [
                "pack", $"src/{project}", "-c", "Release", "-v", "quiet", "-o", Feed,
                "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:LauncherBuild=true", $"-p:ArtifactsPath={_folder["artifacts"]}/",
            ])).Successful();
        }
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
