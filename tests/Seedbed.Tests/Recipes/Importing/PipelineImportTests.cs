using FsCheck;
using FsCheck.Fluent;
using Seedbed.Recipes;
using Seedbed.Recipes.Importing;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Recipes.Importing;

public sealed class PipelineImportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pipeline_for_knowledge_is_imported_as_approved()
    {
        Prompt("spell", "Mend the spelling.\n\n{{ document }}");
        Prompt("qa", "Ask about this, {{document_outline}}:\n{{ document }}\n{% if icl_query_1 %}As {{icl_query_1}}{% endif %}", "start_tags: [\"\"]\nend_tags: [\"\"]");
        Prompt("faithful", "Is {{response}} in {{document}}?", "start_tags: [\"[Start]\"]\nend_tags: [\"[End]\"]");
        Prompt("relevant", "Rate {{question}} and {{response}}.");
        ImportedRecipe recipe = Import(
            """
            version: "1.0"
            blocks:
              - name: duplicate_document_col
                type: DuplicateColumnsBlock
                config: { columns_map: { document: base_document } }
              - name: gen_spellcheck
                type: LLMBlock
                config:
                  config_path: prompts/spell.yaml
                  output_cols: [spellcheck]
                  gen_kwargs: { max_tokens: 2048 }
              - name: flatten
                type: FlattenColumnsBlock
                config: { var_cols: [spellcheck, base_document], value_name: corrected_document, var_name: dataset_type }
              - name: rename
                type: RenameColumnsBlock
                config: { columns_map: { corrected_document: document, document: raw_document } }
              - name: gen_knowledge
                type: LLMBlock
                config:
                  config_path: prompts/qa.yaml
                  output_cols: [question, response]
                  parser_kwargs: { parser_name: custom, parsing_pattern: 'Q(.*)A(.*)' }
                  gen_kwargs: { max_tokens: 2048, temperature: 0.7 }
                drop_duplicates: [question]
              - name: eval_faithfulness
                type: LLMBlock
                config: { config_path: prompts/faithful.yaml, output_cols: [explanation, judgment] }
              - name: filter_faithfulness
                type: FilterByValueBlock
                config: { filter_column: judgment, filter_value: "YES", operation: eq }
                drop_columns: [judgment, explanation]
              - name: eval_relevancy
                type: LLMBlock
                config: { config_path: prompts/relevant.yaml, output_cols: [feedback, score], model_family: mixtral }
              - name: filter_relevancy
                type: FilterByValueBlock
                config: { filter_column: score, filter_value: 2.0, operation: ge, convert_dtype: float }
                drop_columns: [feedback, score, __index_level_0__]
            datamixing:
              auxiliary_instructions:
                spellcheck: [Mend it.]
            """);
        Approve.Text(string.Concat(recipe.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"=== {file.Key}\n{file.Value}")), "import/knowledge.txt");
        recipe.Blocks.Where(block => block.Lost.Count > 0).Select(block => block.Name).ShouldBe(["flatten"]);
        recipe.Lost.ShouldHaveSingleItem();
        CompiledRecipe compiled = Check(recipe);
        compiled.Recipe.Roles.ShouldBe(["teacher", "critic"]);
        compiled.Columns.ShouldBe(["raw_document", "document", "dataset_type", "question", "response"], ignoreOrder: true);
    }

    [Fact]
    public void Contexts_questions_and_filters_of_skills_map()
    {
        Prompt("p", "{{num_samples}} of {{task_description}}");
        ImportedRecipe recipe = Import(
            """
            version: "1.0"
            blocks:
              - name: gen contexts
                type: LLMBlock
                config: { config_path: prompts/p.yaml, output_cols: [context], gen_kwargs: { n: scaled, temperature: 0.7, seed: 42 }, batch_kwargs: { num_samples: 3 } }
                drop_duplicates: [context]
              - name: filter
                type: FilterByValueBlock
                config: { filter_column: context, filter_value: [a, b], operation: contains }
                drop_columns: [num_samples]
              - name: filter_eq
                type: FilterByValueBlock
                config: { filter_column: context, filter_value: ["yes", '${x}'], operation: eq }
              - name: combine
                type: CombineColumnsBlock
                config: { columns: [context, task_description], output_col: question }
              - name: again
                type: IterBlock
                config: { num_iters: 2, block_type: LLMBlock, block_kwargs: { config_path: prompts/p.yaml, output_cols: [response] } }
            """);
        recipe.IsWhole.ShouldBeTrue(string.Join("; ", recipe.Blocks.SelectMany(block => block.Lost)));
        recipe.Blocks.Select(block => string.Join(' ', block.Verbs)).ShouldBe(["repeat generate unfold dedup", "keep", "keep", "template", "repeat generate"]);
        recipe.Files["prompts/gen-contexts.md"].ShouldBe("You help.\n3 of {{task_description}}\n");
        recipe.Files["recipe.yaml"].ShouldContain("parameters: { scale: 30 }");
        Check(recipe).Recipe.Parameters.ShouldHaveSingleItem();
    }

    [Fact]
    public void Names_that_a_prompt_only_asks_for_may_be_missing()
    {
        Prompt("p", "{{ question }}{% if context %} in {{ context }}{% endif %}{% if hint is defined %} {{ hint }}{% else %} no{% endif %}{% if place %}here{% endif %}{% if made %}{{ made }}{% endif %}");
        Prompt("q", "{{ place }} {% if not style is defined %}free{% endif %}");
        ImportedRecipe recipe = Import(
            """
            version: "1.0"
            blocks:
              - { name: one, type: LLMBlock, config: { config_path: prompts/p.yaml, output_cols: [made] } }
              - { name: two, type: LLMBlock, config: { config_path: prompts/q.yaml, output_cols: [answer] } }
            """);

        recipe.IsWhole.ShouldBeFalse("'not style is defined' is no condition that maps");
        recipe.Files["recipe.yaml"].ShouldContain("parameters: { context: \"\", hint: \"\" }\n");
        Check(recipe).Recipe.Parameters.Select(parameter => parameter.Name).ShouldBe(["context", "hint"]);
    }

    [Fact]
    public void The_marks_that_a_prompt_speaks_of_are_named_as_they_stand_in_it()
    {
        Prompt("p", "Write [Start of Answer] your answer [End of Answer], or [UNANSWERABLE].", "start_tags: [\"[Answer]\"]\nend_tags: [\"[End of Answer]\"]");
        Prompt("q", "Write.", "start_tags: [\"[Answer]\"]\nend_tags: [\"\"]");
        ImportedRecipe recipe = Import(
            """
            version: "1.0"
            blocks:
              - { name: one, type: LLMBlock, config: { config_path: prompts/p.yaml, output_cols: [answer] } }
              - { name: two, type: LLMBlock, config: { config_path: prompts/q.yaml, output_cols: [answer] } }
            """);

        recipe.Blocks[0].Notes.ShouldBe(["its prompt speaks of [End of Answer], [Start of Answer]: take that out, since replies are JSON here"]);
        recipe.Blocks[1].Notes.ShouldBeEmpty();
    }

    [Fact]
    public void What_does_not_map_is_named_block_by_block_and_the_rest_passes()
    {
        Prompt("p", "{{ document | upper }} {{ document }}{% for x in list %}{{ x }}{% endfor %}{# note #}");
        ImportedRecipe recipe = Import(
            """
            version: "1.1"
            blocks:
              - { name: choose, type: SelectorBlock, config: { choice_map: { a: b }, choice_col: c, output_col: d } }
              - { name: look, type: SamplePopulatorBlock, config: { config_paths: [x], column_name: y } }
              - { name: odd, type: MyOwnBlock, config: {} }
              - { name: modulo, type: FilterByValueBlock, config: { filter_column: a, filter_value: 2, operation: mod } }
              - { name: swap, type: RenameColumnsBlock, config: { columns_map: { a: b, b: a } } }
              - { name: gen, type: LLMBlock, config: { config_path: prompts/p.yaml, output_cols: [answer], gen_kwargs: { extra_body: { k: 1 }, n: many } } }
            """);
        recipe.Blocks.Select(block => block.Lost.Count).ShouldBe([1, 1, 1, 1, 1, 5]);
        recipe.Blocks.Select(block => block.Verbs.Count).ShouldBe([0, 0, 0, 0, 0, 1]);
        recipe.Files["recipe.yaml"].ShouldContain("# choose (SelectorBlock)\n  #   does not map: ");
        Check(recipe);
    }

    [Theory]
    [InlineData("blocks: 3\n", "is no InstructLab pipeline")]
    [InlineData("version: \"2.0\"\nblocks: []\n", "pipelines of version 1 are read")]
    [InlineData("blocks:\n- 3\n", "a block is a mapping")]
    [InlineData("blocks:\n- name: x\n", "pipeline.yaml:2:3: the block has no 'type'")]
    [InlineData("blocks:\n- type: x\n", "the block has no 'name'")]
    [InlineData("blocks: []\n", "has no block that maps")]
    [InlineData("blocks:\n- { name: g, type: LLMBlock, config: { config_path: gone.yaml, output_cols: [a] } }\n", "gone.yaml: there is no such file")]
    [InlineData("blocks:\n- { name: g, type: LLMBlock, config: { config_path: empty.yaml, output_cols: [a] } }\n", "is no prompt file; it has no text")]
    public void What_is_wrong_is_one_sentence(string yaml, string said)
    {
        _folder.Write("empty.yaml", "system: null\n");
        Should.Throw<SeedbedException>(() => Import(yaml)).Message.ShouldContain(said);
    }

    [Fact]
    public void Any_pipeline_that_is_read_gives_a_recipe_that_passes()
    {
        Prompt("p", "Say {{ document }}.");
        string[] blocks =
        [
            "{ name: a, type: LLMBlock, config: { config_path: prompts/p.yaml, output_cols: [question, response] }, drop_duplicates: [question] }",
            "{ name: b, type: LLMBlock, config: { config_path: prompts/p.yaml, output_cols: [score] } }",
            "{ name: c, type: FilterByValueBlock, config: { filter_column: score, filter_value: 1.0, operation: eq, convert_dtype: float }, drop_columns: [score] }",
            "{ name: d, type: DuplicateColumnsBlock, config: { columns_map: { document: copy } } }",
            "{ name: e, type: RenameColumnsBlock, config: { columns_map: { seed: old_seed } } }",
            "{ name: f, type: CombineColumnsBlock, config: { columns: [document, document], output_col: both } }",
            "{ name: g, type: FlattenColumnsBlock, config: { var_cols: [x, y], value_name: v, var_name: w } }",
            "{ name: h, type: SelectorBlock, config: {} }",
        ];
        Prop.ForAll(Gen.SubListOf(blocks).Where(some => some.Count > 0 && !some.SequenceEqual(blocks[7..])).ToArbitrary(), some =>
        {
            Check(Import($"version: \"1.0\"\nblocks:\n{string.Concat(some.Select(block => $"- {block}\n"))}"));
            return true;
        }).QuickCheckThrowOnFailure();
    }

    private void Prompt(string name, string text, string more = "") => _folder.Write(
        $"prompts/{name}.yaml", $"system: You help.\nintroduction: null\nprinciples: \"\"\nexamples: \"\"\ngeneration: |\n{string.Concat(text.Split('\n').Select(line => $"  {line}\n"))}{more}\n");

    private ImportedRecipe Import(string yaml) => PipelineImport.Read(_folder.Write("pipeline.yaml", yaml));

    private static CompiledRecipe Check(ImportedRecipe recipe)
    {
        using var folder = new TempFolder();
        recipe.WriteTo(folder.Path);
        return Recipe.Load(folder["recipe.yaml"]).Check();
    }
}
