using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
using Seedbed.Configuration;
using Seedbed.Models.Tokenizing;
using Seedbed.RowFiles;
using Seedbed.Tokens;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed tokens FILE…</c>: how many tokens texts are, or which.</summary>
internal sealed class TokensCommand
{
    private const string StandardInput = "-";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Text files (UTF-8), counted as they are; - is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _tokenizer = new("--tokenizer")
    {
        Description = "o200k_base, cl100k_base, the path of a Hugging Face tokenizer.json (byte-level BPE, such as Llama 3's or Qwen's), or server: ask --model's server (/tokenize of vLLM or llama.cpp).",
        HelpName = "TOKENIZER",
        DefaultValueFactory = _ => "o200k_base",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model whose server tells the tokens, an address or a name from seedbed.yaml, with --tokenizer server (default: the teacher in seedbed.yaml).",
        HelpName = "ADDRESS|NAME",
    };

    private readonly Option<bool> _ids = new("--ids") { Description = "Print the tokens' ids instead, a JSON array a line." };

    private readonly Option<string?> _jsonl = new("--jsonl")
    {
        Description = "The files are JSON Lines: take the text of this column, row by row (default: the whole file is one text).",
        HelpName = "COLUMN",
    };

    public static Command Create() => new TokensCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "tokens",
            "Count the tokens of files or rows, or print their ids.",
            "seedbed tokens notes.md",
            "seedbed tokens notes.md --tokenizer models/llama3/tokenizer.json --ids",
            "seedbed tokens rows.jsonl --jsonl text",
            "seedbed tokens notes.md --tokenizer server --model http://127.0.0.1:8000/v1#qwen3-30b") { _files, _tokenizer, _model, _ids, _jsonl };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using ServedTokenizer? server = Server(parsed);
        Tokenizer? tokenizer = server is null ? Tokenizer.Load(parsed.GetValue(_tokenizer)!) : null;
        if (tokenizer?.Caveat is { } caveat)
            await Console.Error.WriteLineAsync($"seedbed: {caveat}");
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        (long texts, long total) = (0, 0);
        foreach (string file in parsed.GetValue(_files)!)
        {
            await foreach ((string name, string text) in TextsAsync(file, parsed.GetValue(_jsonl), cancellationToken))
            {
                texts++;
                IReadOnlyList<int>? ids = server is not null ? (await server.ReadAsync(text, cancellationToken)).Ids
                    : parsed.GetValue(_ids) ? tokenizer!.Encode(text)
                    : null;
                if (parsed.GetValue(_ids))
                    WriteIds(output, ids!, cancellationToken);
                else
                    total += WriteCount(output, ids?.Count ?? tokenizer!.Count(text), name);
            }
        }

        if (texts > 1 && !parsed.GetValue(_ids))
            WriteCount(output, total, "total");
        return ExitCodes.Done;
    }

    private ServedTokenizer? Server(ParseResult parsed)
    {
        if (parsed.GetValue(_tokenizer) != ServedTokenizer.Name)
        {
            return parsed.GetValue(_model) is null
                ? null
                : throw new SeedbedException("--model says whose server tells the tokens; add --tokenizer server, or leave --model out");
        }

        var configuration = SeedbedConfiguration.Load(null);
        string model = parsed.GetValue(_model) ?? configuration.Teacher
            ?? throw new SeedbedException($"--tokenizer server asks a model's server, and none is named; name one with --model, or a teacher in {SeedbedConfiguration.FileName}");
        return new(configuration.Model(model));
    }

    private static async IAsyncEnumerable<(string Name, string Text)> TextsAsync(
        string file, string? column, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream stream = file == StandardInput ? Console.OpenStandardInput() : Open(file);
        await using (stream)
        {
            if (column is null)
            {
                yield return (file, Text(file, await BytesAsync(stream, cancellationToken)));
                yield break;
            }

            await foreach ((long line, string text) in ColumnTexts.ReadAsync(stream, file, column, cancellationToken))
                yield return ($"{file}:{line}", text);
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            string why = Directory.Exists(file) ? "it is a folder" : File.Exists(file) ? fault.Message.TrimEnd('.') : "there is no such file";
            throw new SeedbedException($"cannot read {file}: {why}; name text files, or - for standard input", fault);
        }
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(stream.CanSeek ? (int)Math.Min(stream.Length, Array.MaxLength) : 0);
        await stream.CopyToAsync(bytes, 1 << 20, cancellationToken);
        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }

    private static string Text(string file, byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            int line = 1 + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new SeedbedException($"{file}:{line} is not UTF-8; save the file as UTF-8", fault);
        }
    }

    private static long WriteCount(StreamWriter output, long count, string name)
    {
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{count}\t"));
        output.Write(PlainText.Of(name.ReplaceLineEndings(" ")));
        output.Write('\n');
        return count;
    }

    private static void WriteIds(StreamWriter output, IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        Span<char> digits = stackalloc char[12];
        output.Write('[');
        for (int i = 0; i < ids.Count; i++)
        {
            if (i > 0)
                output.Write(',');
            ids[i].TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
            output.Write(digits[..length]);
            if (i % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }

        output.Write("]\n");
    }
}
