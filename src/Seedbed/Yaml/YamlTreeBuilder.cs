using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Seedbed.Yaml;

/// <summary>Puts parser events together into a tree; what is open stands on a stack of its own, not on the thread's.</summary>
internal sealed class YamlTreeBuilder(string file)
{
    private readonly Stack<Open> _open = new();
    private int _documents;

    /// <summary>The document's value; null while there is none.</summary>
    public YamlNode? Root { get; private set; }

    /// <summary>Takes the next event.</summary>
    /// <exception cref="SeedbedException">It is one that is not read here.</exception>
    public void Take(ParsingEvent next)
    {
        switch (next)
        {
            case DocumentStart when ++_documents > 1:
                throw Fault(next.Start, "a second document begins; put one document into a file");
            case AnchorAlias alias:
                throw Fault(next.Start, $"the alias '*{alias.Value}' is not read here; write the value out");
            case NodeEvent node:
                TakeNode(node);
                break;
            case MappingEnd or SequenceEnd:
                Add(_open.Pop().Close(), isPlainKey: false);
                break;
        }
    }

    public static YamlPlace Place(string file, YamlDotNet.Core.Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    private void TakeNode(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            throw Fault(node.Start, $"the anchor '&{node.Anchor.Value}' is not read here; write the value out where it is used");
        if (!node.Tag.IsEmpty)
            throw Fault(node.Start, $"the tag '{(node.Tag.IsNonSpecific ? "!" : node.Tag.Value)}' is not read here; take it away");
        YamlPlace at = Place(file, node.Start);
        if (node is Scalar scalar)
        {
            bool isPlain = scalar.Style == ScalarStyle.Plain;
            Add(new YamlScalar(at, scalar.Value, isPlain), isPlain);
            return;
        }

        if (_open.Count == YamlReader.MaxDepth)
            throw Fault(node.Start, $"values lie more than {YamlReader.MaxDepth} deep inside one another; make it flatter");
        _open.Push(new(at, node is MappingStart));
    }

    private void Add(YamlNode node, bool isPlainKey)
    {
        if (!_open.TryPeek(out Open? parent))
            Root = node;
        else if (!parent.IsMap)
            parent.Items.Add(node);
        else if (parent.Key is not { } key)
            parent.Key = Key(parent, node, isPlainKey);
        else
        {
            parent.Entries.Add(new(key.Text, key.At, node));
            parent.Key = null;
        }
    }

    private static YamlScalar Key(Open map, YamlNode node, bool isPlain)
    {
        if (node is not YamlScalar key)
            throw new SeedbedException($"{node.At}: {node.Described} stands where a key should; write the key as plain text");
        if (isPlain && key.Text == "<<")
            throw new SeedbedException($"{key.At}: the merge key '<<' is not read here; write the keys out");
        if (!map.Keys.Add(key.Text))
            throw new SeedbedException($"{key.At}: the key '{key.Text}' stands here a second time; keep one of the two");
        return key;
    }

    private SeedbedException Fault(YamlDotNet.Core.Mark mark, string sentence) => new($"{Place(file, mark)}: {sentence}");

    private sealed class Open(YamlPlace at, bool isMap)
    {
        public bool IsMap => isMap;

        public List<YamlNode> Items { get; } = [];

        public List<YamlEntry> Entries { get; } = [];

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public YamlScalar? Key { get; set; }

        public YamlNode Close() => isMap ? new YamlMap(at, Entries) : new YamlList(at, Items);
    }
}
