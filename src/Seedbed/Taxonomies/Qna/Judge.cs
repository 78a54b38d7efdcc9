using System.Numerics;
using System.Text;
using Seedbed.Taxonomies.Linting;
using Seedbed.Taxonomies.Scanning;
using Seedbed.Taxonomies.Yaml11;

namespace Seedbed.Taxonomies.Qna;

/// <summary>Judges one file's bytes, in the official parser's order: text, YAML, empty, mapping, version, layout, schema.</summary>
internal sealed class Judge(string path, TaxonomyProfile profile, QnaReadOptions options)
{
    // A binary file has one mistake, not a million.
    private const int MostForbidden = 20;

    private readonly List<TaxonomyFault> _faults = [];
    private TokenStream _tokens = new([], null);
    private int? _version;
    private QnaKind? _kind;

    public QnaFile Judged(ReadOnlySpan<byte> bytes)
    {
        PlacedText text;
        try
        {
            text = PlacedText.Of(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            _faults.Add(NotUtf8(bytes, fault.Index));
            return Made(QnaVerdict.Reject);
        }

        return Judged(text);
    }

    /// <summary>A file's folder within the taxonomy; outside of one its absolute folder.</summary>
    public static string FolderOf(string path)
    {
        string within = TaxonomyFolders.Within(path);
        int last = within.LastIndexOf('/');
        return last > 0 ? within[..last] : within;
    }

    private QnaFile Judged(PlacedText text)
    {
        (Node? root, bool isRead) = Composed(text);
        if (!isRead)
        {
            AddLayoutOfMalformed(text);
            return Made(QnaVerdict.Reject);
        }

        if (root is null || (_faults.Count == 0 && Emptiness.Is(root)))
            return Made(QnaVerdict.Empty);
        if (root is not MappingNode { Kind: ValueKind.Map } map)
        {
            if (root.Kind != ValueKind.Unknown)
                Add(text, [new(root.Start, "", "type", "the file is no mapping of keys and values", "Begin with keys such as version, created_by and seed_examples.")]);
            return Made(QnaVerdict.Reject);
        }

        CheckVersioned(text, map);
        QnaVerdict verdict = _faults.Exists(fault => profile == TaxonomyProfile.Ilab || !fault.IsWarning) ? QnaVerdict.Reject : QnaVerdict.Accept;
        return verdict == QnaVerdict.Accept ? Made(verdict) with { Content = QnaContents.Of(map, _kind!.Value, _version!.Value) } : Made(verdict);
    }

    /// <summary>The tree, and whether the official parser would have one.</summary>
    private (Node? Root, bool IsRead) Composed(PlacedText text)
    {
        Add(text, [.. text.ForbiddenAt().Take(MostForbidden).Select(at => Forbidden(text, at))]);
        if (_faults.Count > 0)
            return (null, false);
        try
        {
            _tokens = TokenScanner.Scan(text.Text);
            Node? root = Composer.Compose(text.Text, _tokens);
            if (root is not null)
                Add(text, Constructor.Construct(root));
            return (root, true);
        }
        catch (MalformedException fault)
        {
            Add(text, [new(fault.At, "", fault.Rule, fault.Message, fault.Fix)]);
            return (null, false);
        }
    }

    private void CheckVersioned(PlacedText text, MappingNode root)
    {
        BigInteger? version = options.SchemaVersion ?? QnaVersion.Of(root);
        _kind = KindOf(root);
        _version = version is { } number && number >= int.MinValue && number <= int.MaxValue ? (int)number : null;
        Add(text, SchemaFaults(root, version));
        AddLayout(version > 1 ? LayoutFaults(text.Text) : []);
    }

    // The official parser stops before the layout here; to mend both at once saves a round. What says version 1 has no layout.
    private void AddLayoutOfMalformed(PlacedText text)
    {
        if ((options.SchemaVersion ?? QnaVersion.Written(text.Text)) is null or > 1 && _faults.Count < MostForbidden)
            AddLayout(Linter.Lint(WithUnixEnds(text.Text), options.Rules));
    }

    private void AddLayout(IReadOnlyList<TaxonomyFault> found)
    {
        TaxonomyFault[] all = [.. _faults.Concat(found).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
        _faults.Clear();
        _faults.AddRange(all);
    }

    // The official parser hands yamllint what it read: every line end is \n by then, so that new-lines finds nothing.
    private IReadOnlyList<TaxonomyFault> LayoutFaults(string text) => text.Contains('\r', StringComparison.Ordinal)
        ? Linter.Lint(WithUnixEnds(text), options.Rules)
        : Linter.Lint(text, options.Rules, _tokens);

    private static string WithUnixEnds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private IReadOnlyList<Fault> SchemaFaults(MappingNode root, BigInteger? version)
    {
        int at = root.Get("version")?.Start ?? root.Start;
        if (version is null || version < 1 || version > QnaSchemas.Newest)
            return [new(at, "version", "version", "there is no format of this version", $"Write version: {QnaSchemas.Newest}.")];
        return QnaSchemas.Of(_kind!.Value, (int)version) is { } rule
            ? SchemaCheck.Faults(root, rule)
            : [new(at, "version", "deprecated", $"version {version} is no longer supported for knowledge", $"Write version: {QnaSchemas.Newest}, and put questions_and_answers under contexts.")];
    }

    private QnaKind KindOf(MappingNode root) => TaxonomyFolders.Within(path).Split('/')[0] switch
    {
        TaxonomyFolders.Knowledge => QnaKind.Knowledge,
        TaxonomyFolders.Skills => QnaKind.Skill,
        _ => root.Get("document") is null ? QnaKind.Skill : QnaKind.Knowledge,
    };

    private void Add(PlacedText text, IReadOnlyList<Fault> faults)
    {
        foreach (Fault fault in faults.OrderBy(fault => fault.At))
        {
            (int line, int column) = text.PlaceOf(fault.At);
            _faults.Add(new(line, column, fault.Path, fault.Rule, fault.Message, fault.Fix));
        }
    }

    private static Fault Forbidden(PlacedText text, int at) =>
        new(at, "", "characters", $"the control character U+{(int)text.Text[at]:X4} must not stand in a YAML file", "Take it away.");

    private static TaxonomyFault NotUtf8(ReadOnlySpan<byte> bytes, int at)
    {
        at = Math.Clamp(at, 0, bytes.Length);
        ReadOnlySpan<byte> before = bytes[..at];
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]);
        return new(before.Count((byte)'\n') + 1, column + 1, "", "encoding", "the file is not UTF-8 from here on", "Save it as UTF-8.");
    }

    private QnaFile Made(QnaVerdict verdict) => new()
    {
        Path = path,
        TaxonomyPath = FolderOf(path),
        Version = _version,
        Kind = _kind,
        Verdict = verdict,
        Faults = _faults,
    };
}
