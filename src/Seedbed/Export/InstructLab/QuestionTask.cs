using Seedbed.Yaml;

namespace Seedbed.Export.InstructLab;

/// <summary>The task file by which lm-evaluation-harness asks a leaf's question set.</summary>
internal static class QuestionTask
{
    public static string Yaml(string task, string dataFile) =>
        $$$"""
        dataset_kwargs:
          data_files:
            test: {{{YamlText.Quoted(dataFile)}}}
        dataset_name: null
        dataset_path: json
        doc_to_choice: "{{[choices[0], choices[1], choices[2], choices[3]]}}"
        doc_to_target: "{{answer}}"
        doc_to_text: "{{question.strip()}}\nA. {{choices[0]}}\nB. {{choices[1]}}\nC. {{choices[2]}}\nD. {{choices[3]}}\nAnswer:"
        metric_list:
        - aggregation: mean
          higher_is_better: 'true'
          metric: acc
        output_type: multiple_choice
        tag: mmlu_pr
        task: {{{YamlText.Quoted(task)}}}
        test_split: test

        """.ReplaceLineEndings("\n");
}
