"""What a teacher can get wrong in a set: each mistake is told once, where she has to type, with the way out."""

from collections.abc import Callable

import pytest

from quizapp.core.problem import Problem

Spoil = Callable[..., tuple[int, int]]
Problems = Callable[[], tuple[Problem, ...]]

PASSAGES = "passages: [post, herald]"
BALLOT = "i: {text: It moved by ship., answer: 'false'}"
BOTH = "    statements:\n      h: {text: The court moved in spring., answer: 'true'}\n      " + BALLOT + "\n"
KEY = "    answer: [d, f]\n    choose: 2\n"
GOODS = "options: {d: Wool, e: Salt, f: Timber, g: Wine}"
ACCEPT = "accept: [Millbrook, {text: Mill, fraction: 1/2}]"
HOT = """from: [post]
    cite: {post: It took nine days.}
    traps:
      - cite: {post: The king was pleased.}
        why: That is how he felt.
"""
SHARE = "        text: Millbrook\n"

# what is right, what is wrong with a mark where to type, a part of what is told, and of the way out
KEYS = {
    "a misspelt key of the set": ("summary:", "⇒sumary:", "unknown key 'sumary'", "did you mean 'summary'?"),
    "an invented key of the set": ("summary:", "⇒description:", "unknown key 'description'", "the keys here are"),
    "a misspelt key of the defaults": ("{points: 1}", "{⇒point: 1}", "unknown key 'point'", "did you mean 'points'?"),
    "a misspelt key of a question": ("    process:", "    ⇒proces:", "unknown key 'proces'", "did you mean 'process'?"),
    "a misspelt key of an option": ("why: It was", "⇒wy: It was", "unknown key 'wy'", "did you mean 'why'?"),
    "a misspelt key that is needed": ("text: Millbrook\n", "⇒txt: Millbrook\n", "unknown key 'txt'", "mean 'text'?"),
    "an option indented too deep": (
        SHARE + "        ",
        SHARE + "        ⇒d: Salt\n        ",
        "unknown key 'd'",
        "indent it like 'b' above, or take it out; the keys here are 'fraction'",
    ),
    "a misspelt key of a statement": (BALLOT, BALLOT.replace("answer", "⇒anser"), "key 'anser'", "mean 'answer'?"),
    "a misspelt key of an answer": ("fraction: 1/2", "⇒fracton: 1/2", "key 'fracton'", "did you mean 'fraction'?"),
    "a misspelt key of a trap": ("why: That is", "⇒because: That is", "key 'because'", "'cite', 'misreading' or 'why'"),
    "a share for a rejected answer": (
        "reject: [Harbour]",
        "reject: [{text: Harbour, ⇒fraction: 1/2}]",
        "key 'fraction'",
        "'feedback' or 'text'",
    ),
    "no format": ("format: 1\n", "⇒", "the key 'format' is missing", "add 'format: …'"),
    "no title": ("format: 1\ntitle: Two reports on one move\n", "⇒format: 1\n", "'title' is missing", "add 'title: …'"),
    "no id": ("  - id: seat\n    type", "  - ⇒type", "'id' is missing", "add 'id: …', such as 'id: seat': a name"),
    "no type": ("  - id: town\n    type: short_answer\n", "  - ⇒id: town\n", "'type' is missing", "'hot_text'"),
    "no prompt": (
        "- id: town\n    type: short_answer\n    prompt: Which town asked?\n",
        "- ⇒id: town\n    type: short_answer\n",
        "'prompt' is missing",
        "add 'prompt: …'",
    ),
    "no options": (
        f"- id: goods\n    type: multiple_response\n    prompt: What did the harbour sell?\n    {GOODS}\n",
        "- ⇒id: goods\n    type: multiple_response\n    prompt: What did the harbour sell?\n",
        "'options' is missing",
        "add 'options: …'",
    ),
    "no verdict": (BALLOT, "i: ⇒{text: It moved by ship.}", "'answer' is missing", "add 'answer: …'"),
    "a statement without keys": (BALLOT, "i: ⇒It moved by ship.", "should hold keys and values", "'answer', 'cite'"),
    "another format": ("format: 1", "format: ⇒2", "'format' cannot be '2'", "write '1'"),
    "an empty title": ("title: Two reports on one move", "title:⇒", "'title' is empty", "write a text"),
    "an empty option": ("c: Ashford", "c:⇒", "'c' is empty", "write a text"),
    "a language in words": ("language: en", "language: ⇒english", "'language' cannot be", "such as en, de or pt-BR"),
}
PASSAGE_LISTS = {
    "one passage without a list": (PASSAGES, "passages: ⇒post", "should be a list", "write [one, two]"),
    "an empty list of passages": (PASSAGES, "passages: ⇒[]", "'passages' is empty", "at least 1"),
    "a misspelt passage": (
        PASSAGES,
        "passages: [post, ⇒harald]",
        "no passage file 'harald.md'",
        "did you mean 'herald'?",
    ),
    "a passage with its ending": (PASSAGES, "passages: [post, ⇒herald.md]", "cannot be 'herald.md'", "write 'herald'"),
    "a passage with its folder": (PASSAGES, "passages: [post, ⇒passages/herald]", "cannot be", "write 'herald'"),
    "a passage elsewhere": (PASSAGES, "passages: [post, ⇒../herald]", "cannot be '../herald'", "write 'herald'"),
    "a passage listed twice": (PASSAGES, "passages: [post, herald, ⇒post]", "'post' is listed twice", "list it once"),
}
QUESTIONS = {
    "a misspelt type": ("single_choice", "⇒single_chioce", "no question type 'single_chioce'", "mean 'single_choice'?"),
    "an invented type": ("single_choice", "⇒riddle", "no question type 'riddle'", "write one of 'single_choice' (Sing"),
    "a type as people call it": (
        "single_choice",
        "⇒Essay",
        "type 'Essay'",
        "write 'open_response' (Answer in own words)",
    ),
    "a type of two meanings": (
        "single_choice",
        "⇒multiple-choice",
        "no question type 'multiple-choice'",
        "write 'single_choice' (Single choice) or 'multiple_response' (Multiple response)",
    ),
    "two verdicts as type": ("single_choice", "⇒true/false", "type 'true/false'", "write 'true_false_not_given' (True"),
    "a type as the menu has it": (
        "single_choice",
        "⇒Put in order",
        "'Put in order'",
        "write 'ordering' (Put in order)",
    ),
    "an empty type": (" single_choice", "⇒", "'type' should be one word", "write one of"),
    "a list as type": ("single_choice", "⇒[single_choice]", "'type' should be one word", "write one of"),
    "an id that another question has": ("id: town", "id: ⇒seat", "that of question 1 already", "its own id"),
    "an id with a space": ("id: town", "id: ⇒the town", "'id' cannot be 'the town'", "without spaces"),
    "an id with an umlaut": ("id: town", "id: ⇒städte", "'id' cannot be 'städte'", "letters a to z"),
    "a misspelt process": ("locate", "⇒locat", "'process' cannot be 'locat'", "did you mean 'locate'?"),
    "an invented process": ("locate", "⇒remember", "'process' cannot be 'remember'", "'understand' or 'evaluate'"),
    "a list as process": ("locate", "⇒[locate]", "'process' cannot be a list", "write 'locate'"),
    "a question that is a text": (
        "  - id: town\n    type",
        "  - ⇒town\n  - id: town\n    type",
        "each entry of",
        "'id: …'",
    ),
    "no points": ("points: 2", "points: ⇒0", "'points' cannot be '0'", "above 0"),
    "points below nothing": ("points: 2", "points: ⇒-1", "'points' cannot be '-1'", "above 0"),
    "points that are no number": ("points: 2", "points: ⇒nan", "'points' cannot be 'nan'", "a number such as 1"),
    "points in other digits": ("points: 2", "points: ⇒１２", "'１２' is not in plain digits", "such as 1"),
    "points in words": ("points: 2", "points: ⇒two", "'points' cannot be 'two'", "a number such as 1"),
    "points with a comma": ("points: 2", "points: ⇒1,5", "'points' cannot be '1,5'", "with a point"),
    "points with three decimals": ("points: 2", "points: ⇒0.125", "'points' cannot be", "at most two decimals"),
    "too many points": ("points: 2", "points: ⇒101", "'points' cannot be '101'", "up to 100"),
    "points beyond all numbers": ("points: 2", "points: ⇒1e999", "'points' cannot be '1e999'", "up to 100"),
    "empty points": ("points: 2", "points:⇒", "'points' cannot be empty", "a number such as 1"),
    "wrong points for all questions": ("{points: 1}", "{points: ⇒0}", "'points' cannot be '0'", "above 0"),
    "neither yes nor no": ("shuffle: false", "shuffle: ⇒maybe", "'shuffle' cannot be 'maybe'", "true or false"),
    "no in German": ("shuffle: false", "shuffle: ⇒nein", "'shuffle' cannot be 'nein'", "true or false"),
}
TYPES = {
    "an answer that is no option": ("answer: c", "answer: ⇒d", "'d' is not the label", "one of 'a', 'b' or 'c'"),
    "an answer in capitals": ("answer: c", "answer: ⇒C", "'C' is not the label", "did you mean 'c'?"),
    "the text of an option as answer": ("answer: c", "answer: ⇒Ashford", "is not the label", "write its label, 'c'"),
    "a list as the one answer": ("answer: c", "answer: ⇒[c]", "only one option can be right here", "write one label"),
    "options that say the same": ("c: Ashford", "c: ⇒HARBOUR.", "'a' and 'c' say the same", "change one"),
    "one option only": (GOODS, "options: ⇒{d: Wool}", "'options' has too few entries", "at least 2"),
    "options without labels": (GOODS, "options: ⇒[Wool, Salt]", "should have labels", "'a: …'"),
    "thirteen options": (
        GOODS,
        f"options: ⇒{{{', '.join(f'o{n}: {n}' for n in range(13))}}}",
        "more than 12 entries",
        "shorten it",
    ),
    "a label with a space": ("      c: Ashford", "      ⇒c d: Ashford", "'c d' cannot be a label", "without spaces"),
    "a share for the answer itself": (
        "c: Ashford",
        "c: {text: Ashford, fraction: ⇒1/2}",
        "is the answer and has a fraction",
        "leave the fraction out",
    ),
    "all the points for another option": (
        SHARE,
        f"{SHARE}        fraction: ⇒100 %\n",
        "'b' is not the answer and earns all",
        "a smaller fraction",
    ),
    "a share above 1": (SHARE, f"{SHARE}        fraction: ⇒3/2\n", "3/2 lies outside 0 to 1", "such as 1/2"),
    "a share below 0": (SHARE, f"{SHARE}        fraction: ⇒-0.5\n", "-0.5 lies outside 0 to 1", "such as 1/2"),
    "a share of 150 %": (SHARE, f"{SHARE}        fraction: ⇒150 %\n", "150 % lies outside 0 to 1", "such as 1/2"),
    "a share in words": (SHARE, f"{SHARE}        fraction: ⇒half\n", "'half' is not a share", "0.5, 1/2 or 50 %"),
    "a share by nothing": (SHARE, f"{SHARE}        fraction: ⇒1/0\n", "'1/0' is not a share", "0.5, 1/2 or 50 %"),
    "a share no machine expands": (SHARE, f"{SHARE}        fraction: ⇒1e-99999999\n", "is not a share", "1/2 or 50 %"),
    "an invented misreading": (
        SHARE,
        f"{SHARE}        misreading: ⇒person\n",
        "'misreading' cannot be",
        "write 'outda",
    ),
    "a key outside the list": (KEY, "    answer: [d, ⇒h]\n", "'h' is not the label", "one of 'd', 'e', 'f' or 'g'"),
    "a key listed twice": (KEY, "    answer: [d, ⇒d]\n", "names 'd' twice", "once"),
    "keys without a list": (KEY, "    answer: ⇒d, f\n", "'answer' should be a list", "write [one, two]"),
    "no key at all": (KEY, "    answer: ⇒[]\n", "'answer' is empty", "at least 1"),
    "every option right": (KEY, "    answer: ⇒[d, e, f, g]\n", "every option is right", "an option that is wrong"),
    "a number to choose that is not the key's": (
        "choose: 2",
        "choose: ⇒3",
        "'choose' is 3, but 2",
        "leave 'choose' out",
    ),
    "a number to choose in words": ("choose: 2", "choose: ⇒two", "'choose' cannot be 'two'", "a whole number"),
    "half a number to choose": ("choose: 2", "choose: ⇒2.5", "'choose' cannot be '2.5'", "a whole number"),
    "nothing to choose": ("choose: 2", "choose: ⇒0", "'choose' cannot be '0'", "from 1 on"),
    "a misspelt rule": ("choose: 2", "scoring: ⇒balance", "'scoring' cannot be", "did you mean 'balanced'?"),
    "neither answer nor statements": (
        "- id: claims\n    type: true_false_not_given\n    prompt: Which is true?\n" + BOTH,
        "- ⇒id: claims\n    type: true_false_not_given\n    prompt: Which is true?\n",
        "neither 'answer' nor 'statements'",
        "if the prompt is the statement",
    ),
    "both answer and statements": (
        "points: 2",
        "⇒answer: 'true'",
        "both 'answer' and 'statements'",
        "leave this one out",
    ),
    "a wrong verdict": (BALLOT, BALLOT.replace("'false'", "⇒wrong"), "'answer' cannot be 'wrong'", "'not_given'"),
    "a verdict in two words": (
        BALLOT,
        BALLOT.replace("'false'", "⇒not given"),
        "cannot be",
        "did you mean 'not_given'?",
    ),
    "a verdict in capitals": (
        BALLOT,
        BALLOT.replace("'false'", "⇒FALSE"),
        "cannot be 'FALSE'",
        "did you mean 'false'?",
    ),
    "nothing accepted": (ACCEPT, "accept: ⇒[]", "'accept' is empty", "at least 1"),
    "one accepted text without a list": (ACCEPT, "accept: ⇒Millbrook", "should be a list", "write [one, two]"),
    "an accepted answer twice": (ACCEPT, "accept: [Millbrook, ⇒millbrook.]", "in 'accept' already", "once"),
    "an accepted answer of signs": (ACCEPT, "accept: [Millbrook, ⇒'?!']", "has no letters or digits", "write words"),
    "no accepted answer that earns all": (ACCEPT, "accept: ⇒[{text: Mill, fraction: 1/2}]", "earns the full", "leave"),
    "an answer accepted and rejected": ("[Harbour]", "[⇒MILLBROOK]", "is accepted and rejected", "out of one list"),
    "an unknown passage to choose from": ("from: [post]", "from: [⇒pots]", "no passage 'pots'", "did you mean 'post'?"),
    "a passage to choose from named twice": ("from: [post]", "from: [post, ⇒post]", "names 'post' twice", "once"),
    "a passage to choose from without a list": ("from: [post]", "from: ⇒post", "should be a list", "write [one, two]"),
    "a key outside the passages to choose from": (
        "from: [post]",
        "from: ⇒[herald]",
        "in 'post', which is not",
        "add 'post'",
    ),
    "unknown units": ("from: [post]", "units: ⇒words", "'units' cannot be 'words'", "'sentences' or 'paragraphs'"),
    "too little to choose from": (
        HOT,
        HOT.replace("    cite: ", "    units: paragraphs\n    cite: ⇒", 1).partition("    traps")[0],
        "only 2 paragraphs",
        "a longer passage",
    ),
    "a trap that is right": (
        "- cite: {post: The king was pleased.}",
        "- cite: ⇒{post: It took nine}",
        "right",
        "wrong",
    ),
}
ALL = KEYS | PASSAGE_LISTS | QUESTIONS | TYPES


@pytest.mark.parametrize("name", ALL)
def test_mistake_is_told_once_and_where_to_type(name: str, spoil: Spoil, problems: Problems) -> None:
    right, wrong, what, instead = ALL[name]
    place = spoil(right, wrong)

    [problem] = problems()

    assert (problem.file, problem.line, problem.column) == ("set.yaml", *place)
    assert what in problem.what
    assert instead in problem.instead


def test_all_mistakes_of_a_file_are_told_in_one_run_in_order_of_place(spoil: Spoil, problems: Problems) -> None:
    places = [
        spoil("summary:", "⇒sumary:"),
        spoil("herald]", "⇒harald]"),
        spoil("locate", "⇒locat"),
        spoil("answer: c", "answer: ⇒d"),
        spoil("It took nine days.}\n    points: 2", "⇒It took six days.}\n    points: 0"),
        spoil("points: 0", "points: ⇒0"),
        spoil("Which town asked?", "⇒*Which* town asked?"),
    ]

    assert [(problem.line, problem.column) for problem in problems()] == places


def test_passages_that_are_missing_are_not_told_again_with_every_quote(spoil: Spoil, problems: Problems) -> None:
    spoil("passages: [post, herald]\n", "")

    assert [problem.what for problem in problems()] == ["the key 'passages' is missing"]


def test_two_hundred_mistakes_are_told_and_no_more(spoil: Spoil, problems: Problems) -> None:
    spoil("summary: Read both.", "\n".join(f"wrong{number}: x" for number in range(500)))

    assert len(problems()) == 200
