"""What the rules about prompts find and what they leave alone, prompt by prompt."""

from collections.abc import Callable

import pytest

Rules = Callable[..., set[str]]

OPTIONS = "\noptions: {a: A crack, b: A flood, c: A strike}\nanswer: a\n"
PASSAGES_IN_GERMAN = [
    {
        "id": "post",
        "title": "Riss schließt Brücke",
        "publisher": "Hafenblatt",
        "published": "2023-04-02",
        "language": "de",
        "text": "Die Brücke wurde am Samstag wegen eines 14 Zentimeter langen Risses gesperrt. Nobody was hurt.",
    },
    {
        "id": "daily",
        "title": "Zehn Wochen zu",
        "publisher": "Stadtkurier",
        "published": "2023-04-05",
        "language": "de",
        "text": "Die Brücke bleibt mindestens zehn Wochen gesperrt, sagt die Stadt.",
    },
]

FIRES = {
    "NEGATIVE_STEM": [
        "Which is not a reason?",
        "Which of these is never named?",
        "Which least explains the closure?",
        "What didn’t close?",
        "All of these are named except which?",
        "Who has not yet spoken?",
        "Why, except for the crack, was it closed?",
    ],
    "NEGATIVE_STEM_EMPHASISED": [
        "Which is NOT true?",
        "Which is __not__ true?",
        "All of these are named EXCEPT which?",
    ],
    "PRONOUN_START": ["Why did she resign?", "Who is he?", "They closed what?", "Where is it?", "Why didn't she go?"],
    "TWO_QUESTIONS": [
        "When and why was the bridge closed?",
        "When, and why, was the bridge closed?",
        "Who said so? And when?",
        "Who is Ana Ruiz and what does she want?",
    ],
    "AMBIGUOUS_SOURCE": [
        "What does the report say?",
        "What does the author fear?",
        "In this text, who is hurt?",
        "Who wrote the story?",
    ],
    "RELATIVE_DATE": [
        "What happened yesterday?",
        "Who is mayor now?",
        "What happened last week?",
        "Who came two weeks ago?",
        "What is currently closed?",
    ],
    "UNFOCUSED_STEM": ["The bridge", "Choose:", "Harbour Post:"],
    "OPINION": ["Do you think it was right?", "In your opinion, was it right?", "Would you agree with the mayor?"],
    "BLANK_AT_START": ["____ closed the bridge.", "… closed the bridge.", "**____** closed the bridge."],
    "NO_PASSAGE_NEEDED": ["What is the capital of France?", "What does EU stand for?"],
    "SCOPE_MISMATCH": ["What do both reports say?", "In what do the two reports differ?"],
}
SILENT = {
    "NEGATIVE_STEM": [
        "Why didn't Ana Ruiz go?",
        "According to the Harbour Post, why was it not opened?",
        "Was the bridge not closed?",
        "Which is the reason why it was not opened?",
        "Which reason, at least, is named?",
        "Not only the crack was found. Which else?",
        "The Post says “not yet”. Who said it?",
        "Who said “not yet” before the others?",
        "The bridge was not open. Which reason is given?",
        "Which is **not** true?",
    ],
    "PRONOUN_START": [
        "What does it cost to repair the bridge?",
        "Is it true that the bridge was closed?",
        "How does the mayor describe her plan?",
        "Ana Ruiz spoke. Why did she speak?",
        "He is Ana Ruiz's brother. What does he do?",
    ],
    "TWO_QUESTIONS": [
        "Who or what was hurt?",
        "Who asked “Why? When?”?",
        "Which report says when it was closed?",
        "Which of these and those is right?",
    ],
    "AMBIGUOUS_SOURCE": [
        "What does the report in the City Daily say?",
        "What does the report that names the mayor say?",
        "What does the report of April 2023 say?",
        "What do the reports say?",
        "Which article is older?",
        "What does “the report” stand for?",
        "Harbour Post: what does the report say?",
    ],
    "RELATIVE_DATE": [
        "Who nodded now and then?",
        "What was in the last week of May?",
        "Who said “we know it today”?",
        "What happened on the next day?",
    ],
    "UNFOCUSED_STEM": ["Why?", "The bridge was closed because", "The bridge …"],
    "OPINION": ["What did Ana Ruiz think?", "Who said “do you think so”?"],
    "BLANK_AT_START": ["The bridge was ____.", "**Bold** words begin this."],
    "NO_PASSAGE_NEEDED": ["What was found on the bridge?"],
    "SCOPE_MISMATCH": ["What does the Harbour Post say?"],
}
FIRES_IN_GERMAN = {
    "NEGATIVE_STEM": ["Was ist kein Grund?", "Welcher Grund wird nicht genannt?", "Was trifft außer dem Riss zu?"],
    "NEGATIVE_STEM_EMPHASISED": ["Was stimmt NICHT?", "Welcher Grund wird **nicht** genannt?"],
    "AMBIGUOUS_SOURCE": ["Laut dem Artikel: Wer wurde verletzt?", "Was sagt der Autor?", "Was steht im Text?"],
    "RELATIVE_DATE": ["Was geschah gestern?", "Was geschah letzte Woche?", "Was geschah vor zwei Wochen?"],
    "PRONOUN_START": ["Warum wurde sie gesperrt?", "Wer ist er?"],
    "TWO_QUESTIONS": ["Wann und warum wurde die Brücke gesperrt?"],
    "OPINION": ["Was denkst du darüber?", "Was ist deine Meinung dazu?"],
}
SILENT_IN_GERMAN = {
    "NEGATIVE_STEM": ["Warum wurde die Brücke nicht geöffnet?", "Nicht nur der Riss war schuld. Was noch?"],
    "AMBIGUOUS_SOURCE": ["Was sagt der Artikel im Hafenblatt?", "Was sagen die Artikel?"],
    "RELATIVE_DATE": ["Was geschah in der letzten Woche des Mai?", "Was geschah am Samstag?"],
    "PRONOUN_START": ["Ist es wahr, dass die Brücke offen ist?", "Warum hat sie das Amt aufgegeben?"],
    "TWO_QUESTIONS": ["Wer oder was wurde gesperrt?"],
}


def each(of: dict[str, list[str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("rule", "prompt"), [(rule, prompt) for rule in of for prompt in of[rule]])


def example(prompt: str) -> str:
    return f"prompt: '{prompt.replace(chr(39), 2 * chr(39))}'{OPTIONS}"


@each(FIRES)
def test_rule_fires(rule: str, prompt: str, rules: Rules) -> None:
    assert rule in rules(example(prompt))


@each(SILENT)
def test_rule_is_silent(rule: str, prompt: str, rules: Rules) -> None:
    assert rule not in rules(example(prompt))


@each(FIRES_IN_GERMAN)
def test_rule_fires_in_german(rule: str, prompt: str, rules: Rules) -> None:
    assert rule in rules(example(prompt), language="de", passages=PASSAGES_IN_GERMAN)


@each(SILENT_IN_GERMAN)
def test_rule_is_silent_in_german(rule: str, prompt: str, rules: Rules) -> None:
    assert rule not in rules(example(prompt), language="de", passages=PASSAGES_IN_GERMAN)


@pytest.mark.parametrize("rule", sorted(FIRES))
def test_rules_of_english_words_are_off_in_other_languages(rule: str, rules: Rules) -> None:
    found = set().union(*(rules(example(prompt), language="fr") for prompt in FIRES[rule]))

    assert rule not in found or rule == "BLANK_AT_START"


def test_a_language_without_words_is_told_once(paths: Callable[..., list[tuple[str | int, ...]]]) -> None:
    assert paths("NO_WORD_LIST", example("Which?"), language="fr") == [("language",)]
    assert paths("NO_WORD_LIST", example("Which?"), language="en-GB") == []


def test_an_opinion_may_be_asked_for_where_a_person_marks(rules: Rules) -> None:
    question = """
type: open_response
prompt: Do you think it was right? Say why.
rubric: {reason: {text: Gives a reason, levels: [{text: none, points: 0}, {text: one, points: 1}]}}
"""

    assert "OPINION" not in rules(question)


def test_statements_under_one_prompt_are_not_two_questions(rules: Rules) -> None:
    question = """
type: true_false_not_given
prompt: What has happened and what is planned? Say for each whether it is true.
statements: {a: {text: It was closed., answer: 'true'}, b: {text: It was sold., answer: 'false'}}
"""

    assert "TWO_QUESTIONS" not in rules(question)


def test_a_single_passage_is_the_article(rules: Rules) -> None:
    passages = [{"id": "post", "title": "One", "text": "Nobody was hurt."}]

    assert "AMBIGUOUS_SOURCE" not in rules(example("What does the article say?"), passages=passages)


SHORT_SENTENCES = "The bridge is old. It is long. It is grey. It is in Mill Street. It is closed. It was open. " * 2


@pytest.mark.parametrize(
    ("rule", "prompt"),
    [
        ("LONG_STEM", SHORT_SENTENCES + "Why was it closed?"),
        ("STEM_HARDER", "Why did " + "the man who saw " * 9 + "the crack go?"),
    ],
)
def test_long_prompts_are_for_information(rule: str, prompt: str, rules: Rules) -> None:
    assert rule in rules(example(prompt))


def test_the_option_and_the_statement_are_looked_at_too(rules: Rules) -> None:
    option = "prompt: What is open?\noptions: {a: What opened yesterday, b: A shop, c: A road}\nanswer: a\n"
    statement = (
        "type: true_false_not_given\nprompt: True?\nstatements: {a: {text: It opened last week., answer: 'true'}}"
    )

    assert "RELATIVE_DATE" in rules(option)
    assert "RELATIVE_DATE" in rules(statement)
