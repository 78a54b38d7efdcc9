using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// Compares a text with the one that a person approved, kept in <c>Approved/NAME</c>. With <c>SEEDBED_APPROVE=1</c> in the
/// environment the text is taken as approved instead: look at the difference before committing it.
/// </summary>
internal static class Approve
{
    /// <summary>The folder of approved texts in the source tree.</summary>
    public static string Folder { get; } = SourceTree.In("tests", "Seedbed.Tests", "Approved");

    /// <summary>Fails when the text differs from the approved one.</summary>
    public static void Text(string actual, string name)
    {
        string path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("SEEDBED_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        File.Exists(path).ShouldBeTrue($"{name} was never approved: run once with SEEDBED_APPROVE=1 and look at it");
        actual.ShouldBe(File.ReadAllText(path), $"{name} differs from what was approved (SEEDBED_APPROVE=1 takes the new one)");
    }
}
