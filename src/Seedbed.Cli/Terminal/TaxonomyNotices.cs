using Seedbed.Taxonomies.Tree;

namespace Seedbed.Cli.Terminal;

/// <summary>What was passed over in a taxonomy.</summary>
internal static class TaxonomyNotices
{
    /// <summary>One line each on standard error.</summary>
    public static void Write(IEnumerable<TaxonomyNotice> notices)
    {
        foreach (TaxonomyNotice notice in notices)
            Console.Error.WriteLine(PlainText.Of($"{notice.Reason}: {notice.Detail}"));
    }
}
