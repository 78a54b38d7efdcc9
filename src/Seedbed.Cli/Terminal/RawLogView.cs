using Seedbed.Models;

namespace Seedbed.Cli.Terminal;

/// <summary>The log's own lines, for machines.</summary>
internal sealed class RawLogView : LogView
{
    private readonly BufferedStream _output = new(Console.OpenStandardOutput(), 1 << 16);

    public override void Write(LoggedCall call)
    {
        _output.Write(call.Line.Span);
        _output.WriteByte((byte)'\n');
    }

    public override void End() => _output.Flush();

    public override void Dispose()
    {
        _output.Dispose();
        base.Dispose();
    }
}
