using System.Buffers;
using System.Globalization;
using System.Text;

namespace Seedbed;

/// <summary>
/// Unicode normalisation form C (UAX #15), which the runtime does not offer under invariant globalisation. Linear but for
/// the ordering of a run of combining marks (n log n).
/// </summary>
public static class Nfc
{
    private static readonly Lazy<Data> Tables = new(() => new Data());

    /// <summary>Whether the text surely is in form C; false means that it must be looked at.</summary>
    public static bool IsNormalized(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('\0', '\u02FF') || !text.ContainsAny(Tables.Value.Suspects);

    /// <summary>The text in form C.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsNormalized(text) ? text : Normalize(text.AsSpan()).Text;
    }

    /// <summary>The text in form C, with what is needed to move positions along.</summary>
    internal static Result Normalize(ReadOnlySpan<char> text)
    {
        Data data = Tables.Value;
        var into = new StringBuilder(text.Length);
        var moved = new List<Move>();
        int done = 0;
        for (int at = 0; at < text.Length;)
        {
            int suspect = text[at..].IndexOfAny(data.Suspects);
            if (suspect < 0)
                break;
            suspect += at;
            int from = suspect > done ? Before(text, suspect) : suspect;
            int to = suspect;
            while (to < text.Length && data.Suspects.Contains(text[to]))
                to += Width(text, to);
            into.Append(text[done..from]);
            int start = into.Length;
            Compose(data, text[from..to], into);
            moved.Add(new(from, to, start, into.Length));
            done = at = to;
        }

        into.Append(text[done..]);
        return new(into.ToString(), moved);
    }

    private static int Before(ReadOnlySpan<char> text, int at) =>
        at >= 2 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? at - 2 : at - 1;

    private static int Width(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    /// <summary>Decomposes, orders and composes one stretch.</summary>
    private static void Compose(Data data, ReadOnlySpan<char> text, StringBuilder into)
    {
        var codes = new List<int>(text.Length);
        for (int at = 0; at < text.Length; at += Width(text, at))
            data.Decompose(Width(text, at) == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at], codes);
        Order(data, codes);
        int starter = -1, last = 0, kept = 0;
        for (int i = 0; i < codes.Count; i++)
        {
            int code = codes[i], kind = data.Class(code);
            if (starter >= 0 && (last == 0 ? kept - 1 == starter : last < kind) && data.TryCompose(codes[starter], code, out int composed))
            {
                codes[starter] = composed;
                continue;
            }

            if (kind == 0)
                starter = kept;
            last = kind;
            codes[kept++] = code;
        }

        for (int i = 0; i < kept; i++)
            Append(into, codes[i]);
    }

    private static void Append(StringBuilder into, int code)
    {
        if (code < 0x10000)
            into.Append((char)code);
        else
            into.Append(char.ConvertFromUtf32(code));
    }

    private static void Order(Data data, List<int> codes)
    {
        for (int from = 0; from < codes.Count; from++)
        {
            int to = from;
            while (to < codes.Count && data.Class(codes[to]) != 0)
                to++;
            if (to - from > 1)
            {
                int[] run = [.. codes.Skip(from).Take(to - from).OrderBy(data.Class)];
                for (int i = 0; i < run.Length; i++)
                    codes[from + i] = run[i];
            }

            from = Math.Max(from, to - 1);
        }
    }

    /// <summary>A stretch that was written anew: its old and its new place.</summary>
    internal readonly record struct Move(int From, int To, int NewFrom, int NewTo);

    /// <summary>A normalised text.</summary>
    internal sealed record Result(string Text, IReadOnlyList<Move> Moves)
    {
        /// <summary>Where a position of the old text is in the new one; the nearest place inside a rewritten stretch.</summary>
        public int Place(int old)
        {
            int low = 0, high = Moves.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (Moves[middle].From <= old)
                    low = middle + 1;
                else
                    high = middle;
            }

            if (low == 0)
                return old;
            Move move = Moves[low - 1];
            return old < move.To ? Math.Min(move.NewFrom + (old - move.From), move.NewTo) : move.NewTo + (old - move.To);
        }
    }

    private sealed class Data
    {
        private const int HangulBase = 0xAC00, LBase = 0x1100, VBase = 0x1161, TBase = 0x11A7, LCount = 19, VCount = 21, TCount = 28;
        private readonly Dictionary<int, (int First, int Second)> _parts = [];
        private readonly Dictionary<(int First, int Second), int> _pairs = [];
        private readonly Dictionary<int, int> _classes = [];

        public Data()
        {
            var suspects = new HashSet<int>();
            foreach (Range range in Words(NfcTables.Decompositions))
                ReadDecomposition(NfcTables.Decompositions.AsSpan(range), suspects);
            foreach (Range range in Words(NfcTables.Classes))
                ReadClass(NfcTables.Classes.AsSpan(range), suspects);
            suspects.UnionWith(Enumerable.Range(VBase, VCount));
            suspects.UnionWith(Enumerable.Range(TBase + 1, TCount - 1));
            Suspects = SearchValues.Create([.. suspects
                .SelectMany(code => code < 0x10000 ? [(char)code] : char.ConvertFromUtf32(code)[..1].ToCharArray()).Distinct()]);
        }

        /// <summary>Characters that may not stand as they are, or may join what stands before them; leading surrogates for those beyond U+FFFF.</summary>
        public SearchValues<char> Suspects { get; }

        public int Class(int code) => code < 0x300 ? 0 : _classes.GetValueOrDefault(code);

        public void Decompose(int code, List<int> into)
        {
            if (code is >= HangulBase and < HangulBase + LCount * VCount * TCount)
            {
                int index = code - HangulBase;
                into.Add(LBase + index / (VCount * TCount));
                into.Add(VBase + index % (VCount * TCount) / TCount);
                if (index % TCount > 0)
                    into.Add(TBase + index % TCount);
                return;
            }

            // The first part may decompose again, at most four deep in the database; the second never does but in singletons.
            int place = into.Count;
            while (_parts.TryGetValue(code, out (int First, int Second) parts))
            {
                if (parts.Second > 0)
                    into.Insert(place, parts.Second);
                code = parts.First;
            }

            into.Insert(place, code);
        }

        public bool TryCompose(int first, int second, out int composed)
        {
            if (first is >= LBase and < LBase + LCount && second is >= VBase and < VBase + VCount)
            {
                composed = HangulBase + ((first - LBase) * VCount + second - VBase) * TCount;
                return true;
            }

            if (first is >= HangulBase and < HangulBase + LCount * VCount * TCount && (first - HangulBase) % TCount == 0
                && second is > TBase and < TBase + TCount)
            {
                composed = first + second - TBase;
                return true;
            }

            return _pairs.TryGetValue((first, second), out composed);
        }

        private static List<Range> Words(string text)
        {
            var words = new List<Range>();
            foreach (Range word in text.AsSpan().SplitAny(' ', '\n'))
            {
                if (word.End.Value > word.Start.Value)
                    words.Add(word);
            }

            return words;
        }

        private void ReadDecomposition(ReadOnlySpan<char> word, HashSet<int> suspects)
        {
            int sign = word.IndexOfAny('=', '>');
            int plus = word.IndexOf('+');
            int code = Hex(word[..sign]);
            int first = Hex(plus < 0 ? word[(sign + 1)..] : word[(sign + 1)..plus]);
            int second = plus < 0 ? 0 : Hex(word[(plus + 1)..]);
            _parts[code] = (first, second);
            if (word[sign] == '=')
            {
                _pairs[(first, second)] = code;
                suspects.Add(second);
            }
            else
            {
                suspects.Add(code);
            }
        }

        private void ReadClass(ReadOnlySpan<char> word, HashSet<int> suspects)
        {
            int colon = word.IndexOf(':');
            int dash = word.IndexOf('-');
            int first = Hex(word[..(dash < 0 ? colon : dash)]);
            int last = dash < 0 ? first : Hex(word[(dash + 1)..colon]);
            int value = int.Parse(word[(colon + 1)..], CultureInfo.InvariantCulture);
            for (int code = first; code <= last; code++)
            {
                _classes[code] = value;
                suspects.Add(code);
            }
        }

        private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
