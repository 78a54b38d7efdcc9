using FsCheck;
using FsCheck.Fluent;
using Seedbed.Grounding;

namespace Seedbed.Tests.Grounding;

public sealed class CodePointIndexTests
{
    [Fact]
    public void It_counts_as_counting_from_the_beginning_does()
    {
        Gen<string> texts = Gen.Choose(0, 9000).Select(length => string.Concat(
            Enumerable.Range(0, length).Select(i => new SeededRandom($"{length}/{i}").Next(3) == 0 ? "😀" : "a")));

        Prop.ForAll(Arb.From(texts), text =>
        {
            var index = new CodePointIndex(text);
            int count = CodePoints.Count(text);
            return index.ToUtf16(count) == text.Length && index.ToUtf16(count + 1) is null && index.ToUtf16(-1) is null
                && Enumerable.Range(0, 20).Select(i => count * i / 20).All(at =>
                    index.ToUtf16(at) == CodePoints.ToUtf16(text, at) && index.OfUtf16(CodePoints.ToUtf16(text, at)) == at);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }
}
