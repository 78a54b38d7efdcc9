namespace Seedbed.Tests.Doubles;

/// <summary>A copy of <c>examples/taxonomy</c> in a folder in which the command is run against a fake server.</summary>
internal sealed class TaxonomyExample : IDisposable
{
    /// <summary>The model's place in the example's commands.</summary>
    private const string Model = "http://127.0.0.1:8000/v1#MODEL";

    private readonly FakeModelServer _server;

    public TaxonomyExample(FakeModelServer server)
    {
        _server = server;
        string example = SourceTree.In("examples", "taxonomy");
        foreach (string file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories))
            Folder.Write(Path.Combine("examples", "taxonomy", Path.GetRelativePath(example, file)), File.ReadAllText(file));
    }

    public CommandFolder Folder { get; } = new();

    /// <summary>The commands of its page, in order, as arguments.</summary>
    public IReadOnlyList<string[]> Commands =>
    [
        .. File.ReadLines(Folder["examples/taxonomy/README.md"])
            .Where(line => line.StartsWith("./seedbed ", StringComparison.Ordinal))
            .Select(line => line.Split(' ').Skip(1).Select(word => word == Model ? $"{_server.Address}#fake" : word).ToArray()),
    ];

    /// <summary>Grows it as its page says, into <c>run-taxonomy</c>.</summary>
    public Task<SeedbedProcess> GenerateAsync() => Folder.RunAsync(Commands.Single(command => command[0] == "generate"));

    public void Dispose() => Folder.Dispose();
}
