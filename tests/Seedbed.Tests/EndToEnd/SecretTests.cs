using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Keys reach the server and nothing else, however carelessly it hands them back.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Variable = "SEEDBED_TEST_SECRET_KEY";
    private const string Key = "sk-live/9f8e7d+6c\"5b<4a";
    private const string InQuery = "q-81f2aa07c3";

    private static readonly Dictionary<string, Func<string, object>> Errors = new()
    {
        ["object"] = sent => new { error = new { message = $"bad call: {sent}", code = sent } },
        ["text"] = sent => new { error = $"bad call: {sent}" },
        ["odd"] = sent => new { error = new { request = new { sent } } },
    };

    private readonly CommandFolder _folder = new();

    public SecretTests()
    {
        Environment.SetEnvironmentVariable(Variable, Key);
        _folder.Write("in/pump.md", CommandFolder.PumpManual);
    }

    public static TheoryData<int, string> Failures
    {
        get
        {
            var failures = new TheoryData<int, string>();
            foreach (int status in (int[])[200, 302, 307, 400, 401, 403, 404, 413, 422, 429, 500, 503])
            {
                foreach (string error in Errors.Keys)
                    failures.Add(status, error);
            }

            return failures;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task No_file_and_no_sentence_of_a_run_holds_what_the_server_echoes(int status, string error)
    {
        await using EchoingServer server = await EchoingServer.StartAsync(status, Errors[error]);
        string said = "";
        try
        {
            await new RecipeRun(Recipe.Load("qa"), SettingsOf(server)).ExecuteAsync();
        }
        catch (SeedbedException e)
        {
            said = e.ToString();
        }

        Sweep(said);
    }

    [Theory]
    [InlineData(400, 3)]
    [InlineData(401, 1)]
    [InlineData(302, 1)]
    public async Task No_output_of_a_command_holds_them(int status, int exitCode)
    {
        await using EchoingServer server = await EchoingServer.StartAsync(status, Errors["object"]);
        _folder.Write(
            "seedbed.yaml",
            $"models: {{ m: {{ endpoint: '{server.Address}?token={InQuery}', model: m, api-key-env: {Variable} }} }}\nteacher: m\n");

        SeedbedProcess run = await _folder.RunAsync("generate", "in", "--out", "run");

        run.ExitCode.ShouldBe(exitCode, run.Error);
        Sweep(run.Output + run.Error);
        foreach (string[] command in (string[][])[["show", "run"], ["log", "run"], ["log", "run", "--json"], ["preview", "in", "--out", "run"]])
        {
            SeedbedProcess after = await _folder.RunAsync(command);
            Sweep(after.Output + after.Error);
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/v1?api_key=q-81f2aa07c3")]
    [InlineData("http://127.0.0.1:9/v1?api_key=q-81f2aa07c3#")]
    [InlineData("ftp://127.0.0.1:9/v1?api_key=q-81f2aa07c3#m")]
    [InlineData("http://me:q-81f2aa07c3@127.0.0.1:9/v1#m")]
    [InlineData("//me:q-81f2aa07c3@127.0.0.1:9/v1#m")]
    [InlineData("http://127.0.0.1:9/v1?api_key=q-81f2aa07c3#m")]
    public async Task A_key_in_an_address_is_not_repeated(string address)
    {
        SeedbedProcess run = await _folder.RunAsync("generate", "in", "--out", "run", "--model", address);

        run.ExitCode.ShouldBe(1);
        Sweep(run.Output + run.Error);
    }

    private RunSettings SettingsOf(EchoingServer server) => new()
    {
        Inputs = [_folder["in"]],
        Out = _folder["run"],
        Models = new()
        {
            Teacher = new()
            {
                Name = "m",
                Endpoint = new($"{server.Address}?token={InQuery}"),
                ApiKeyVariable = Variable,
                Limits = new() { Attempts = 2, Backoff = TimeSpan.FromMilliseconds(1), GiveUpAfter = TimeSpan.FromSeconds(2) },
            },
        },
    };

    private void Sweep(string said)
    {
        foreach (string secret in (string[])[Key, InQuery, "9f8e7d", "6c\"5b", "5b<4a"])
        {
            said.ShouldNotContain(secret);
            foreach (string file in Directory.Exists(_folder["run"]) ? Directory.EnumerateFiles(_folder["run"], "*", SearchOption.AllDirectories) : [])
                File.ReadAllText(file).ShouldNotContain(secret, Case.Sensitive, file);
        }
    }
}
