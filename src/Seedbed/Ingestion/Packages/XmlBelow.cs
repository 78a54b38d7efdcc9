namespace Seedbed.Ingestion.Packages;

/// <summary>The elements that begin below another, one after the other, however deep; to be taken while the part stands at that element.</summary>
/// <param name="xml">The part.</param>
/// <param name="depth">How deep the element is.</param>
/// <param name="isEmpty">Whether it has no content.</param>
internal readonly struct XmlBelow(XmlPart xml, int depth, bool isEmpty)
{
    /// <summary>Goes to the next of them; false at the element's end. What was read or passed over in between is left out.</summary>
    public bool Next()
    {
        while (!isEmpty && xml.NextBelow(depth))
        {
            if (xml.IsStart)
                return true;
        }

        return false;
    }
}
