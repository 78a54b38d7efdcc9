using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
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
        Description = "o200k_base, cl100k_base, or the path of a Hugging Face tokenizer.json (byte-level BPE, such as Llama 3's or Qwen's).",
        HelpName = "TOKENIZER",
        DefaultValueFactory = _ => "o200k_base",
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
            "seedbed tokens rows.jsonl --jsonl text") { _files, _tokenizer, _ids, _jsonl };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var tokenizer = Tokenizer.Load(parsed.GetValue(_tokenizer)!);
        if (tokenizer.Caveat is { } caveat)
            await Console.Error.WriteLineAsync($"seedbed: {caveat}");
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        (long texts, long total) = (0, 0);
        foreach (string file in parsed.GetValue(_files)!)
        {
            await foreach ((string name, string text) in TextsAsync(file, parsed.GetValue(_jsonl), cancellationToken))
            {
                texts++;
                if (parsed.GetValue(_ids))
                    WriteIds(output, tokenizer.Encode(text), cancellationToken);
                else
                    total += WriteCount(output, tokenizer.Count(text), name);
            }
        }

        if (texts > 1 && !parsed.GetValue(_ids))
            WriteCount(output, total, "total");
        return ExitCodes.Done;
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

    private static void WriteIds(StreamWriter output, int[] ids, CancellationToken cancellationToken)
    {
        Span<char> digits = stackalloc char[12];
        output.Write('[');
        for (int i = 0; i < ids.Length; i++)
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
