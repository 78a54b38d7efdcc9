using Microsoft.Win32.SafeHandles;

namespace Seedbed.Export.InstructLab;

/// <summary>Reads a line of a JSON Lines file again, by its place.</summary>
internal static class LineAt
{
    public static JsonLine Read(SafeFileHandle file, LinePlace place, string name)
    {
        byte[] bytes = new byte[place.Length];
        int read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), place.Offset + read) is > 0 and var more)
            read += more;
        return (read == bytes.Length ? JsonLinesFile.Parse(bytes, place.Number, name) : null)
            ?? throw new SeedbedException($"{name} changed while it was read; try again when nothing writes to it");
    }
}
