using Seedbed.Steps.Resembling;

namespace Seedbed.Tests.Steps.Resembling;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData("The sky is blue.", "prose")]
    [InlineData("A line that was wrapped where the page happened to end,\nand goes on.", "prose")]
    [InlineData("Pisa", "a word or phrase")]
    [InlineData("the leaning tower", "a word or phrase")]
    [InlineData("- a\n- b", "a list")]
    [InlineData("Here they are:\n* one\n* two", "a list")]
    [InlineData("1. a\n2. b", "a numbered list")]
    [InlineData("1.Police\n2) Judge", "a numbered list")]
    [InlineData("Two synonyms are\ntake part in\nbe present at", "short lines")]
    [InlineData("| a | b |\n| - | - |\n| 1 | 2 |", "a table")]
    [InlineData("Day\tTemperature\n1\t20", "a table")]
    [InlineData("{\"a\": [1, 2]}", "JSON")]
    [InlineData("```json\n[1]\n```", "JSON")]
    [InlineData("Use this:\n```python\nprint(1)\n```", "code")]
    [InlineData("def f(x):\n    return g()", "code")]
    [InlineData("SELECT 1;", "code")]
    [InlineData("[UNANSWERABLE]", "a word or phrase")]
    [InlineData("42", "a number")]
    [InlineData("-3.5 km", "a number")]
    [InlineData("$1,000", "a number")]
    [InlineData("Yes.", "yes or no")]
    [InlineData("nein", "yes or no")]
    [InlineData("はい", "yes or no")]
    [InlineData("Yes, they are.", "a word or phrase")]
    [InlineData("B", "a choice letter")]
    [InlineData("(c)", "a choice letter")]
    [InlineData("D. Book. The rest are parts of a book.", "a choice letter")]
    [InlineData("A dog barked at the cat.", "prose")]
    [InlineData("", "a word or phrase")]
    public void A_text_has_a_format(string text, string format) => TextFormat.Of(text).ShouldBe(format);

    [Theory]
    [InlineData("What is it?", "a question")]
    [InlineData("It is late. What now?", "a question")]
    [InlineData("什么是水？", "a question")]
    [InlineData("Name a bird.", "an instruction")]
    [InlineData("What are some different elements for fan theories about\nsomebody?", "a question")]
    [InlineData("Which is odd?\nA. a\nB. b", "a task with its material")]
    [InlineData("Sort these: one, two, three, four", "a task with its material")]
    [InlineData("What is meant by \"he who laughs last laughs the longest of all\"?", "a task with its material")]
    [InlineData("Who is called \"the best\"?", "a question")]
    public void A_question_has_a_form(string text, string form) => QuestionForm.Of(text).ShouldBe(form);

    [Theory]
    [InlineData("The cat sat on the mat and it was warm.", "English")]
    [InlineData("Der Hund liegt auf dem Sofa und schläft.", "German")]
    [InlineData("Le chat est sur la table et il dort dans le panier.", "French")]
    [InlineData("El gato no está en la casa, que es de los vecinos.", "Spanish")]
    [InlineData("東京は日本の首都です。", "Japanese")]
    [InlineData("北京是中国的首都。", "Chinese")]
    [InlineData("Москва — столица России.", "Cyrillic script")]
    [InlineData("Pisa", null)]
    [InlineData("x = 5", null)]
    [InlineData("", null)]
    public void A_text_has_a_language_where_it_can_be_told(string text, string? language) => TextLanguage.Of(text).ShouldBe(language);

    [Theory]
    [InlineData("don't stop, it's 3.14 or 1,000.", 6)]
    [InlineData("水と火", 3)]
    [InlineData(" … ", 0)]
    public void Words_are_counted(string text, int words) => WordCount.Of(text).ShouldBe(words);
}
