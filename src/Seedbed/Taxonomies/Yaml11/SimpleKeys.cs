namespace Seedbed.Taxonomies.Yaml11;

/// <summary>The places where a key may have begun: at most one for each open bracket, inner ones after outer ones.</summary>
internal sealed class SimpleKeys(string text)
{
    // A key without ? is at most this long, its colon included.
    private const int Longest = 1024;

    private readonly List<SimpleKey> _keys = [];
    private int _first;

    /// <summary>Takes the innermost place when it belongs to so many open brackets.</summary>
    public bool TryTake(int flow, out SimpleKey key)
    {
        key = default;
        if (_keys.Count == _first || _keys[^1].Flow != flow)
            return false;
        key = _keys[^1];
        _keys.RemoveAt(_keys.Count - 1);
        return true;
    }

    public void Add(SimpleKey key) => _keys.Add(key);

    /// <summary>Forgets the place of so many open brackets, since no key followed.</summary>
    /// <exception cref="MalformedException">There had to be one.</exception>
    public void Forget(int flow)
    {
        if (TryTake(flow, out SimpleKey key))
            ThrowIfRequired(key);
    }

    /// <summary>Forgets the places that no colon at this character can reach; outer ones grow old first.</summary>
    /// <exception cref="MalformedException">One of them had to be a key.</exception>
    public void ForgetOld(int at, int line)
    {
        while (_first < _keys.Count && IsOld(_keys[_first], at, line))
            ThrowIfRequired(_keys[_first++]);
        if (_first != _keys.Count)
            return;
        _keys.Clear();
        _first = 0;
    }

    private bool IsOld(in SimpleKey key, int at, int line) =>
        key.Line != line || (at - key.At > Longest && CodePoints(text.AsSpan(key.At, at - key.At)) > Longest);

    private static int CodePoints(ReadOnlySpan<char> passed)
    {
        int count = 0;
        foreach (char character in passed)
            count += char.IsLowSurrogate(character) ? 0 : 1;
        return count;
    }

    private static void ThrowIfRequired(in SimpleKey key)
    {
        if (key.IsRequired)
            throw new MalformedException(key.At, "a key is expected here, but no ':' follows on its line", "Write ': ' after the key, or indent the line so that it goes on with the text above.");
    }
}
