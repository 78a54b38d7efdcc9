using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>Packs a document's atoms into chunks, one after another.</summary>
internal sealed class Packing(ITokenizedText text, List<Atom> atoms, ChunkOptions options)
{
    // Fewer tokens than this at the document's end are no chunk of their own, if there is another way.
    private const int Handful = 24;

    private readonly int _overlap = Math.Min(options.Overlap, options.Tokens / 2);

    // The first atom of the next chunk without and with what it repeats.
    private int _new;
    private int _first;

    /// <summary>The next chunk; null when all is packed.</summary>
    public Packed? Next()
    {
        if (_new >= atoms.Count)
            return null;
        long budget = options.Tokens;
        while (true)
        {
            int end = Choose(budget);
            TextSpan span = new(atoms[_first].Start, atoms[end - 1].End);
            int tokens = text.Count(span);
            if (tokens <= options.Tokens || end - _first == 1)
            {
                var packed = new Packed(span, tokens, atoms[_first].Path);
                Advance(end);
                return packed;
            }

            // The sum of the parts was less than the whole: try again with so much less.
            if (end - _new == 1)
                _first++;
            else
                budget = Math.Min(budget, atoms[end - 1].After - atoms[_first].Before) - (tokens - options.Tokens);
        }
    }

    // The atom before which to cut: at least one new one goes in.
    private int Choose(long budget)
    {
        long start = atoms[_first].Before;
        int end = _new + 1;
        while (end < atoms.Count && atoms[end].After - start <= budget)
            end++;
        if (end == atoms.Count)
            return end;
        int best = end;
        int least = int.MaxValue;
        for (int i = end; i > _new; i--)
        {
            int cost = Cost(i, start);
            if (cost < least)
                (best, least) = (i, cost);
        }

        return best;
    }

    // What speaks against a cut before atom i; of equals the latest is taken.
    private int Cost(int i, long start)
    {
        int cost = 0;
        if (atoms[i - 1].Bond == Bond.Hard)
            cost += 256;
        if (atoms[^1].After - atoms[i].Before < Math.Min(Handful, options.Tokens / 8))
            cost += 128;
        bool low = 2 * (atoms[i].Before - start) < options.Tokens;
        if (atoms[i - 1].Bond == Bond.Soft)
            cost += 32;
        return cost + (low ? 64 : (int)atoms[i].Border);
    }

    private void Advance(int end)
    {
        int before = _first;
        _first = _new = end;
        if (end >= atoms.Count || _overlap == 0 || atoms[end].Border <= Border.Heading6)
            return;
        while (_first - 1 > before && Repeats(_first - 1, end))
            _first--;
        while (_first < end && (atoms[_first].Border > Border.Sentence || atoms[end].After - atoms[_first].Before > options.Tokens))
            _first++;
    }

    private bool Repeats(int i, int end) =>
        atoms[i].Border > Border.Heading6
        && atoms[end].Before - atoms[i].Before <= _overlap
        && ReferenceEquals(atoms[i].Path, atoms[end].Path);
}
