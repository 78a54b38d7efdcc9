using System.IO.Compression;
using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>Writes zip files from parts.</summary>
internal sealed class ZipOf
{
    private readonly List<(string Name, byte[] Bytes)> _parts = [];

    public ZipOf With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public ZipOf With(string name, byte[] bytes)
    {
        _parts.RemoveAll(part => part.Name == name);
        _parts.Add((name, bytes));
        return this;
    }

    public ZipOf Without(string name)
    {
        _parts.RemoveAll(part => part.Name == name);
        return this;
    }

    public byte[] this[string name] => _parts.Find(part => part.Name == name).Bytes;

    public IReadOnlyList<string> Names => [.. _parts.Select(part => part.Name)];

    public byte[] Bytes()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in _parts)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream into = entry.Open();
                into.Write(bytes);
            }
        }

        return zip.ToArray();
    }
}
