using System.Xml;

namespace Seedbed.Ingestion.Packages;

/// <summary>A name table that can't be filled with millions of names.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int Most = 20_000;
    private int _count;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Added(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Added(base.Add(key));

    private string Added(string name) => ++_count <= Most ? name
        : throw new PackageException("damaged", $"uses more than {Most:N0} different names in its XML, which no program writes; fetch or export it anew.");
}
