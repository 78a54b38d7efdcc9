using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Qna;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>Verdicts, each as the official parser's parts (PyYAML, jsonschema, yamllint) gave it.</summary>
public sealed class QnaCaseTests
{
    [Theory]
    [InlineData(TaxonomyProfile.Ilab)]
    [InlineData(TaxonomyProfile.Ci)]
    public void Files_are_accepted_and_rejected_as_by_the_official_parser(TaxonomyProfile profile)
    {
        QnaCase.All.Count.ShouldBeGreaterThan(300);
        QnaCase.All.Select(known => $"{known.Name}: {Verdict(known, profile)}")
            .ShouldBe(QnaCase.All.Select(known => $"{known.Name}: {(profile == TaxonomyProfile.Ci ? known.Ci : known.Ilab)}"));
    }

    [Fact]
    public void Every_rejected_file_has_a_fault_with_a_place_a_rule_and_a_way_to_mend_it()
    {
        foreach (QnaCase known in QnaCase.All)
        {
            QnaFile file = QnaReader.Read(known.Bytes, known.Path);

            (file.Faults.Count > 0).ShouldBe(file.Verdict == QnaVerdict.Reject, known.Name);
            (file.Content is not null).ShouldBe(file.Verdict == QnaVerdict.Accept, known.Name);
            file.Faults.ShouldAllBe(fault => fault.Line > 0 && fault.Column > 0 && fault.Rule.Length > 0 && fault.Message.Length > 0 && fault.Fix.EndsWith('.'), known.Name);
        }
    }

    [SharedDataFact]
    public void The_official_cases_have_their_verdicts()
    {
        Dictionary<string, QnaVerdict> verdicts = Directory.EnumerateFiles(SharedData.In("qna-cases"), "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(SharedData.In("qna-cases"), path).Replace('\\', '/'), path => QnaReader.Read(path).Verdict);

        verdicts.Where(pair => pair.Value != QnaVerdict.Reject).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)).ShouldBe(
        [
            ("compositional_skills/empty_yaml/qna.yaml", QnaVerdict.Empty),
            ("compositional_skills/skill_valid/qna.yaml", QnaVerdict.Accept),
            ("compositional_skills/version_1/qna.yaml", QnaVerdict.Accept),
            ("knowledge/knowledge_valid/qna.yaml", QnaVerdict.Accept),
        ]);
        verdicts.Count.ShouldBe(11);
    }

    [SharedDataFact]
    public void The_taxonomy_is_accepted()
    {
        QnaWalk walk = QnaWalk.Of([SharedData.In("taxonomy")]);

        walk.Files.Count.ShouldBe(5);
        walk.Outside.Count.ShouldBe(11);
        walk.Files.Concat(walk.Outside).SelectMany(path => QnaReader.Read(path).Faults.Select(fault => $"{path}: {fault}")).ShouldBeEmpty();
    }

    private static string Verdict(QnaCase known, TaxonomyProfile profile) =>
        QnaReader.Read(known.Bytes, known.Path, profile).Verdict.ToString().ToLowerInvariant();
}
