namespace Seedbed.Ingestion.Html;

/// <summary>An element's name, in lower case, with its traits. A known name has one instance.</summary>
internal sealed class HtmlName
{
    /// <summary>How many different <see cref="Slot"/>s there are.</summary>
    public const int Slots = 256;

    private const string Blocks = "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 "
        + "header hgroup hr html legend li listing main menu ol p pre section summary table tbody td tfoot th thead tr ul xmp option optgroup";

    private static readonly Dictionary<string, HtmlName> Known = All();
    private static readonly Dictionary<string, HtmlName>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private HtmlName(string text, HtmlTrait traits, int slot) => (Text, Traits, Slot) = (text, traits, slot);

    public static HtmlName Html { get; } = Known["html"];

    public static HtmlName Head { get; } = Known["head"];

    public static HtmlName Body { get; } = Known["body"];

    public static HtmlName Paragraph { get; } = Known["p"];

    public static HtmlName Table { get; } = Known["table"];

    public static HtmlName TableBody { get; } = Known["tbody"];

    public static HtmlName Row { get; } = Known["tr"];

    public static HtmlName Template { get; } = Known["template"];

    public static HtmlName Image { get; } = Known["img"];

    public string Text { get; }

    public HtmlTrait Traits { get; }

    /// <summary>A small number to count open elements by; unknown names may share one.</summary>
    public int Slot { get; }

    public bool IsHeading => HtmlTag.IsHeading(Text);

    /// <summary>The name that stands in a tag, in whatever case.</summary>
    public static HtmlName Of(ReadOnlySpan<char> name)
    {
        if (Lookup.TryGetValue(name, out HtmlName? known))
            return known;
        string text = name.ToString().ToLowerInvariant();
        return new(text, HtmlTrait.None, Slots - 1 - (int)((uint)string.GetHashCode(text.AsSpan()) % 64));
    }

    public bool Has(HtmlTrait trait) => (Traits & trait) != 0;

    public bool Is(HtmlName other) => ReferenceEquals(this, other) || Text == other.Text;

    private static Dictionary<string, HtmlName> All()
    {
        var traits = new Dictionary<string, HtmlTrait>(StringComparer.OrdinalIgnoreCase);
        void Add(HtmlTrait trait, string names)
        {
            foreach (string name in names.Split(' '))
                traits[name] = traits.GetValueOrDefault(name) | trait;
        }

        Add(HtmlTrait.Void, "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");
        Add(HtmlTrait.Block, Blocks);
        Add(HtmlTrait.Silent, "script style noscript template head iframe object svg canvas audio video button select textarea input datalist "
            + "dialog map rp rt annotation annotation-xml nav footer applet frameset noframes");
        Add(HtmlTrait.Special, "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir "
            + "div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li "
            + "link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style "
            + "summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp");
        Add(HtmlTrait.Formatting, "a b big code em font i nobr s small strike strong tt u");
        Add(HtmlTrait.EndsParagraph, "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
            + "h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp");
        Add(HtmlTrait.Raw, "script style xmp iframe noembed noframes");
        Add(HtmlTrait.RawWithReferences, "title textarea");
        Add(HtmlTrait.Marker, "applet caption marquee object td template th");
        Add(HtmlTrait.TablePart, "caption col colgroup tbody td tfoot th thead tr");
        Add(HtmlTrait.TableContext, "table tbody tfoot thead tr");
        Add(HtmlTrait.TableGroup, "tbody tfoot thead");
        Add(HtmlTrait.Head, "base basefont bgsound link meta noframes noscript script style template title");
        Add(HtmlTrait.Breakout, "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s "
            + "small span strong strike sub sup table tt u ul var");
        Add(HtmlTrait.Integration, "foreignobject desc title mi mo mn ms mtext annotation-xml");
        Add(HtmlTrait.None, "abbr acronym bdi bdo cite del dfn ins kbd label mark math optgroup option path q ruby samp span sub sup time var");
        int slot = 0;
        return traits.ToDictionary(pair => pair.Key, pair => new HtmlName(pair.Key, pair.Value, slot++), StringComparer.OrdinalIgnoreCase);
    }
}
