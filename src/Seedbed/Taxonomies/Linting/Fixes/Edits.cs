using System.Text;

namespace Seedbed.Taxonomies.Linting.Fixes;

/// <summary>Changes to a text, made together. Where two meet, what is taken away is taken away once.</summary>
internal sealed class Edits(string text)
{
    private readonly List<Edit> _edits = [];

    public void Remove(int start, int end)
    {
        if (end > start)
            _edits.Add(new(start, end, ""));
    }

    public void Insert(int at, string added) => _edits.Add(new(at, at, added));

    public void Replace(int start, int end, string added) => _edits.Add(new(start, end, added));

    public string Apply()
    {
        if (_edits.Count == 0)
            return text;
        var mended = new StringBuilder(text.Length);
        int at = 0;
        foreach (Edit edit in _edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            if (edit.Start > at)
                mended.Append(text, at, edit.Start - at);
            mended.Append(edit.Added);
            at = Math.Max(at, edit.End);
        }

        return mended.Append(text, at, text.Length - at).ToString();
    }

    private readonly record struct Edit(int Start, int End, string Added);
}
