namespace Seedbed.Tests.Doubles;

/// <summary>A real git repository in a folder.</summary>
internal sealed class GitFolder(string path)
{
    public string Path { get; } = path;

    /// <summary>Makes an empty one; its branch is <c>main</c>.</summary>
    public static async Task<GitFolder> CreateAsync(string path)
    {
        Directory.CreateDirectory(path);
        var made = new GitFolder(path);
        await made.RunAsync("init", "--quiet", "--initial-branch=main");
        return made;
    }

    public void Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Commits all that lies there.</summary>
    /// <returns>The commit.</returns>
    public async Task<string> CommitAsync(string message = "Work")
    {
        await RunAsync("add", "--all");
        await RunAsync("commit", "--quiet", "--allow-empty", "--message", message);
        return (await RunAsync("rev-parse", "HEAD")).Trim();
    }

    public async Task<string> RunAsync(params string[] arguments)
    {
        string[] all = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgSign=false", "-c", "protocol.file.allow=always", .. arguments];
        return (await ChildProcess.RunAsync("git", Path, all)).Successful().Output;
    }
}
