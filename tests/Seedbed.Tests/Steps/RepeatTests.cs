using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Tests.Steps;

public sealed class RepeatTests
{
    [Fact]
    public void A_row_becomes_as_many_as_asked_for_numbered_from_1()
    {
        var errors = new YamlErrors();
        BoundVerb bound = Repeat.Verb.Bind(YamlReader.Read("3", "r.yaml"), errors);
        errors.ThrowIfAny();
        var unit = new Unit { Id = "a#c1", Hash = "h", Source = new() { Document = "a" } };

        RowOutcome outcome = ((RowStep)bound.Create(new())).Apply(Row.First(unit, 1));

        outcome.Rows.Select(row => row.Id).ShouldBe(["a#c1/1", "a#c1/2", "a#c1/3"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("five")]
    [InlineData("{ tiems: 3 }")]
    [InlineData("[1]")]
    public void A_wrong_number_is_named(string yaml)
    {
        var errors = new YamlErrors();
        Repeat.Verb.Bind(YamlReader.Read(yaml, "r.yaml"), errors);
        errors.Count.ShouldBeGreaterThan(0);
    }
}
