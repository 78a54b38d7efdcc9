namespace Seedbed.Taxonomies.Yaml11;

/// <summary>A text is not YAML 1.1 from a place on.</summary>
internal sealed class MalformedException(int at, string message, string fix, string rule = "syntax") : Exception(message)
{
    /// <summary>The character.</summary>
    public int At => at;

    /// <summary>How to mend it.</summary>
    public string Fix => fix;

    /// <summary>The rule's name.</summary>
    public string Rule => rule;
}
