using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>Writes tar archives.</summary>
internal sealed class TarOf(TarEntryFormat format = TarEntryFormat.Pax)
{
    private readonly List<(TarEntryType Type, string Name, byte[] Bytes)> _entries = [];

    public TarOf With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public TarOf With(string name, byte[] bytes) => With(TarEntryType.RegularFile, name, bytes);

    public TarOf With(TarEntryType type, string name) => With(type, name, []);

    public byte[] Bytes()
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, format, leaveOpen: true))
        {
            foreach ((TarEntryType type, string name, byte[] bytes) in _entries)
                writer.WriteEntry(Entry(type, name, bytes));
        }

        return tar.ToArray();
    }

    public byte[] Gzipped()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Bytes());
        return packed.ToArray();
    }

    private TarOf With(TarEntryType type, string name, byte[] bytes)
    {
        _entries.Add((type, name, bytes));
        return this;
    }

    private TarEntry Entry(TarEntryType type, string name, byte[] bytes)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.Gnu => new GnuTarEntry(type, name),
            TarEntryFormat.Ustar => new UstarTarEntry(type, name),
            _ => new PaxTarEntry(type, name),
        };
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = "/etc/passwd";
        else if (type == TarEntryType.RegularFile)
            entry.DataStream = new MemoryStream(bytes);
        return entry;
    }
}
