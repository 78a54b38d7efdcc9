namespace Seedbed.Ingestion.Markup;

/// <summary>Where blocks are written: how deep, and what the first paragraph becomes.</summary>
internal sealed class MarkupPlace(int level, BlockKind first = BlockKind.Paragraph, int? ordinal = null)
{
    private bool _isUsed;

    /// <summary>The depth of the list item or definition around it.</summary>
    public int Level => level;

    /// <summary>Begins a paragraph, or what it is here.</summary>
    public void Begin(DocumentBuilder builder)
    {
        bool isFirst = !_isUsed && first != BlockKind.Paragraph;
        builder.Begin(isFirst ? first : BlockKind.Paragraph, level, isFirst ? ordinal : null);
    }

    /// <summary>Ends the paragraph that was begun.</summary>
    public void End(DocumentBuilder builder)
    {
        _isUsed |= !builder.IsBlockEmpty;
        builder.End();
    }
}
