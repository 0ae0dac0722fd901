"""What the rules about options and answers find and what they leave alone."""

import json
from collections.abc import Callable

import pytest

Rules = Callable[..., set[str]]
Paths = Callable[..., list[tuple[str | int, ...]]]


def example(*texts: str, prompt: str = "What is so in this case?", **more: object) -> str:
    options = dict(zip("abcdefgh", texts, strict=False))
    return json.dumps({"prompt": prompt, "options": options, "answer": "a", **more}, ensure_ascii=False)


SIX_WEEKS, TEN_WEEKS = {"post": "would take six weeks"}, {"daily": "at least ten weeks"}

FIRES = [
    ("NEAR_DUPLICATE_OPTION", ("the mayors", "the mayor", "a baker")),
    ("OPTION_SUBSUMED", ("Wool", "Wool and timber", "Salt")),
    ("OPTION_SUBSUMED", ("1-10 weeks", "2-5 weeks", "20 weeks")),
    ("RANGE_OVERLAP", ("1 to 6 weeks", "6 to 10 weeks", "more")),
    ("RANGE_OVERLAP", ("between 5 and 10", "between 10 and 20", "none")),
    ("RANGE_OVERLAP", ("1,000–2,000", "1,500–3,000", "4,000–5,000")),
    ("ALL_NONE_ABOVE", ("A crack", "All the above", "A flood")),
    ("ALL_NONE_ABOVE", ("A crack", "None of these.", "A flood")),
    ("ALL_NONE_ABOVE", ("A crack", "None of these is right", "A flood")),
    ("ALL_NONE_ABOVE", ("A crack", "BOTH OF THE ABOVE", "A flood")),
    ("COMBINATION", ("a and b", "a crack", "a flood")),
    ("COMBINATION", ("Both A and C", "a crack", "a flood")),
    ("COMBINATION", ("A, B and C", "a crack", "a flood")),
    ("COMBINATION", ("1, 3 only", "a crack", "a flood")),
    ("GRAMMAR_CUE", ("It closed.", "It opened", "It fell")),
    ("GRAMMAR_CUE", ("a crack", "Flood", "Strike")),
    ("NUMERIC_ORDER", ("six", "ten", "two")),
    ("NUMERIC_ORDER", ("10 weeks", "6 weeks", "12 weeks")),
    ("NUMERIC_ORDER", ("2023-09-14", "2023-09-13", "2023-10-03")),
    ("NUMERIC_ORDER", ("14 September 2023", "3 October 2023", "13 September 2023")),
    ("NUMERIC_ORDER", ("1,000", "500", "2,000")),
    ("KEY_ODD_FORM", ("6 weeks", "a week", "a month")),
    ("KEY_ODD_FORM", ("“not yet”", "soon", "never")),
    ("ABSOLUTE_TERM", ("They always rose", "They fell", "They stayed")),
    ("MIXED_FORM", ("1931", "Because it fell", "The mayor")),
    ("MIXED_FORM", ("A crack", "A flood", "A strike of all who work on the bridge, in the harbour and at sea")),
    ("OPPOSITE_PAIR", ("Sales rose", "Sales fell", "Rents were paid")),
    ("OPTION_COUNT", ("a", "b", "c", "d", "e", "f")),
    ("VERBATIM_KEY", ("the repair would cost about 2 million euros", "It is free", "Nobody knows")),
    ("EVIDENCE_LACKS_KEY", ("six weeks", "ten weeks", "two weeks")),
]
SILENT = [
    ("NEAR_DUPLICATE_OPTION", ("Russia accuses the US", "The US accuses Russia", "Nobody accuses")),
    ("NEAR_DUPLICATE_OPTION", ("It was open", "It was not open", "It was sold")),
    ("NEAR_DUPLICATE_OPTION", ("before the war", "after the war", "during the war")),
    ("NEAR_DUPLICATE_OPTION", ("When it is held", "Where it is held", "Who holds it")),
    ("OPTION_SUBSUMED", ("one day longer", "two days longer", "the same")),
    ("OPTION_SUBSUMED", ("weeks", "6 weeks", "8 weeks")),
    ("OPTION_SUBSUMED", ("It was open", "It was not open", "It was sold")),
    ("OPTION_SUBSUMED", ("It had been there all along", "It had begun then", "It was new")),
    ("RANGE_OVERLAP", ("1–5", "6–10", "11–20")),
    ("RANGE_OVERLAP", ("1939-45", "1914-18", "1870-71")),
    ("RANGE_OVERLAP", ("2023-09-14", "2023-10-03", "2024-05-24")),
    ("RANGE_OVERLAP", ("5 and 10", "10 and 20", "none")),
    ("ALL_NONE_ABOVE", ("All of the shop owners", "Only drivers", "The mayor")),
    ("ALL_NONE_ABOVE", ("Neither of these reports", "The Post", "The Daily")),
    ("COMBINATION", ("Plan B", "Plan A", "Nothing")),
    ("COMBINATION", ("6 and 10", "7 and 8", "9")),
    ("GRAMMAR_CUE", ("Ruiz", "bakers", "drivers")),
    ("GRAMMAR_CUE", ("2023", "in 2024", "in 2025")),
    ("GRAMMAR_CUE", ("6 weeks", "ten weeks", "two weeks")),
    ("NUMERIC_ORDER", ("12", "10", "6")),
    ("NUMERIC_ORDER", ("6 weeks", "10 days", "12 hours")),
    ("NUMERIC_ORDER", ("May", "June", "July")),
    ("NUMERIC_ORDER", ("1.25", "1.5", "1.75")),
    ("ABSOLUTE_TERM", ("All went", "All came", "They fled")),
    ("ABSOLUTE_TERM", ("Nobody was hurt", "A driver was hurt", "A baker was hurt")),
    ("OPTION_COUNT", ("a", "b", "c")),
    ("KEY_LONGEST", ("a long crack", "a crack", "a flood")),
    ("KEY_LONGEST", ("a crack that was found in one of the beams", "a flood that came as high as a beam", "a strike")),
    ("KEY_SHORTEST", ("six", "eleven", "twelve")),
    ("CONVERGENCE", ("a crack in a beam", "a crack in a road", "a flood at a beam")),
]


@pytest.mark.parametrize(("rule", "texts"), FIRES)
def test_rule_fires(rule: str, texts: tuple[str, ...], rules: Rules) -> None:
    assert rule in rules(example(*texts))


@pytest.mark.parametrize(("rule", "texts"), SILENT)
def test_rule_is_silent(rule: str, texts: tuple[str, ...], rules: Rules) -> None:
    assert rule not in rules(example(*texts))


@pytest.mark.parametrize(
    ("stem", "texts"),
    [
        ("The person was an", ("official", "baker", "driver")),
        ("The person was a", ("baker", "official", "engineer")),
        ("What was closed were", ("two bridges", "a road", "a house")),
        ("The person was an ____", ("official", "baker", "driver")),
    ],
)
def test_only_one_option_fits_after_the_stem(stem: str, texts: tuple[str, ...], rules: Rules) -> None:
    assert "GRAMMAR_CUE" in rules(example(*texts, prompt=stem))


@pytest.mark.parametrize("stem", ["The person was a/an", "The person was a(n)", "Was the person an?"])
def test_a_stem_that_is_open_for_all_gives_no_cue(stem: str, rules: Rules) -> None:
    assert "GRAMMAR_CUE" not in rules(example("official", "baker", "driver", prompt=stem))


def test_copied_words_are_no_cue_where_a_wrong_option_copies_too(rules: Rules) -> None:
    copies = ("the repair would cost about 2 million euros", "a crack 14 centimetres long was found", "Nothing")

    assert "VERBATIM_KEY" not in rules(example(*copies))


def test_finding_words_is_what_locate_means(rules: Rules) -> None:
    copied = ("the repair would cost about 2 million euros", "It is free", "Nobody knows")

    assert "VERBATIM_KEY" not in rules(example(*copied, process="locate"))


@pytest.mark.parametrize(
    ("key", "cite"),
    [
        ("6 weeks", SIX_WEEKS),
        ("six weeks", SIX_WEEKS),
        ("2,000,000 euros", {"post": "about 2 million euros"}),
        ("2.000.000 euros", {"post": "about 2 million euros"}),
        ("14 centimetres", {"post": "a crack 14 centimetres long"}),
        ("on 1 April", {"post": "on Saturday"}),
        ("one baker", SIX_WEEKS),
        ("the report of 2023", SIX_WEEKS),
    ],
)
def test_the_quote_has_the_number(key: str, cite: dict[str, str], rules: Rules) -> None:
    assert "EVIDENCE_LACKS_KEY" not in rules(example(key, "a bridge", "a road", cite=cite))


@pytest.mark.parametrize(
    "question",
    [
        "{type: number, prompt: How many?, answer: 7, cite: {post: would take six weeks}}",
        "{type: short_answer, prompt: How long?, accept: [7 weeks, seven weeks], cite: {post: would take six weeks}}",
        "{type: cloze, prompt: Fill it., text: 'It takes {n}.', gaps: {n: {accept: [7 weeks]}}, cite: {post: Nobody}}",
    ],
)
def test_typed_numbers_need_their_proof_too(question: str, rules: Rules) -> None:
    assert "EVIDENCE_LACKS_KEY" in rules(question)


@pytest.mark.parametrize(
    "question",
    [
        "{type: number, prompt: How many?, answer: 6, units: [weeks], cite: {post: would take six weeks}}",
        "{type: short_answer, prompt: How long?, accept: [six weeks, 42 days], cite: {post: would take six weeks}}",
        "{type: date, prompt: When?, answer: 2023-04-01, cite: {post: on Saturday}}",
    ],
)
def test_one_spelling_of_a_typed_number_is_proof_enough(question: str, rules: Rules) -> None:
    assert "EVIDENCE_LACKS_KEY" not in rules(question)


@pytest.mark.parametrize(
    ("key", "prompt", "cite", "fires"),
    [
        ("6 weeks", "How long will the repair take?", SIX_WEEKS, True),
        ("10", "How many weeks?", TEN_WEEKS, True),
        ("6 weeks", "How long, according to the Harbour Post?", SIX_WEEKS, False),
        ("6 weeks", "How long, as known on 2 April?", SIX_WEEKS, False),
        ("14 centimetres", "How long was the crack?", {"post": "a crack 14 centimetres long"}, False),
        ("7 weeks", "How long did the last repair take?", SIX_WEEKS, False),
        ("Six", "Which number is in it?", {"post": "a crack 14 centimetres long"}, False),
    ],
)
def test_numbers_on_which_reports_disagree_need_a_source(
    key: str, prompt: str, cite: dict[str, str], fires: bool, rules: Rules
) -> None:
    assert ("CONFLICT_UNMARKED" in rules(example(key, "a", "b", prompt=prompt, cite=cite))) is fires


def test_options_in_a_gap_are_looked_at_as_well(paths: Paths) -> None:
    question = """
type: cloze
prompt: Fill the gap.
text: The bridge was {done}.
gaps:
  done: {options: {a: closed because of a long crack in a beam, b: sold, c: built}, answer: a}
"""

    assert paths("KEY_LONGEST", question) == [("questions", 0, "gaps", "done", "options", "a", "text")]


def test_a_list_with_two_right_options_has_no_longest_one(rules: Rules) -> None:
    question = """
type: multiple_response
prompt: Which two are named?
options: {a: A crack that was fourteen centimetres long, b: The mayor, c: A cat, d: A dog}
answer: [a, b]
"""

    assert "KEY_LONGEST" not in rules(question)


def test_quotes_to_choose_from_are_nobodys_wording(rules: Rules) -> None:
    question = """
type: two_part
prompt: What do we learn about people?
part_a: {type: single_choice, options: {x: They are well, y: They are ill, z: They are poor}, answer: x}
part_b:
  type: single_choice
  options: {p: Nobody was hurt., q: would take six weeks, r: "One baker said she might have to close."}
  answer: p
"""

    assert not {"KEY_LONGEST", "GRAMMAR_CUE", "KEY_ODD_FORM", "MIXED_FORM", "VERBATIM_KEY"} & rules(question)


def test_the_right_quote_alone_repeats_the_right_answer(paths: Paths) -> None:
    question = """
type: two_part
prompt: What do we learn about shops?
part_a: {type: single_choice, options: {x: Their sales are half of what they were, y: They are safe}, answer: x}
part_b: {type: single_choice, options: {p: sales had fallen by half, q: Nobody was hurt.}, answer: p, supports: {q: y}}
cite: {daily: sales had fallen by half}
"""

    assert paths("EBSR_MAP", question) == [("questions", 0, "part_b", "options", "p", "text")]


def test_a_third_of_the_sentences_is_too_many_to_be_right(rules: Rules) -> None:
    question = """
type: hot_text
prompt: Choose the sentences about the crack, the people and the mayor.
cite: {post: [Inspectors closed the Mill Street bridge, Nobody was hurt., Mayor Ana Ruiz said]}
"""

    assert "HOTTEXT_UNITS" in rules(question)


def test_a_tempting_sentence_leads_to_its_answer(rules: Rules) -> None:
    question = """
type: two_part
prompt: What do we learn about people?
part_a:
  type: single_choice
  options: {x: They are well, y: {text: They are poor, trap: {daily: sales had fallen by half}}}
  answer: x
part_b: {type: single_choice, options: {p: Nobody was hurt., q: sales had fallen by half}, answer: p}
"""

    assert "EBSR_MAP" not in rules(question)


@pytest.mark.parametrize(
    ("statement", "cite", "fires"),
    [
        ("The repair would cost about 2 million euros.", {"post": "Nobody was hurt."}, True),
        ("According to the Harbour Post, the repair would cost 2 million euros.", {"post": "Nobody was hurt."}, True),
        ("The repair would cost about 2 million euros.", {"daily": "at least ten weeks"}, False),
        ("The money for the repair is there.", {"post": "Nobody was hurt."}, False),
        ("It rains.", {"post": "Nobody was hurt."}, False),
    ],
)
def test_only_the_passage_that_is_said_to_be_silent_is_searched(
    statement: str, cite: dict[str, str], fires: bool, rules: Rules
) -> None:
    question = {"type": "true_false_not_given", "prompt": statement, "answer": "not_given", "cite": cite}

    assert ("NOT_GIVEN_BUT_FOUND" in rules(json.dumps(question))) is fires


def test_a_silent_cell_of_a_matrix_is_searched_in_its_passage(rules: Rules) -> None:
    question = """
type: source_matrix
prompt: Which report says it?
statements:
  a: {text: The repair would cost about 2 million euros., says: daily, cite: {daily: at least ten weeks}}
"""

    assert "NOT_GIVEN_BUT_FOUND" in rules(question)
