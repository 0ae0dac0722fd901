"""The page of the proof map: every sentence with the questions that need it."""

from browsing import Element, Person


def sentence(page: Element, begins: str) -> Element:
    found = [each for each in page.all("span", class_="mapped") if each.text.startswith(begins)]
    assert len(found) == 1
    return found[0]


def test_sentences_are_marked_by_what_they_do(author: Person) -> None:
    page = author.get("/proof-map").tree

    assert sentence(page, "The court moved")["class"] == "mapped is-proof"
    assert sentence(page, "Millbrook had asked")["class"] == "mapped is-proof is-trap"
    assert sentence(page, "Harbour never")["class"] == "mapped"


def test_each_mark_says_in_words_which_question_and_how(author: Person) -> None:
    page = author.get("/proof-map").tree
    paragraph = next(each for each in page.all("p", class_="paragraph") if each["id"] == "post-p2")

    assert [each.text for each in paragraph.all("a")] == [
        "proves question 3",
        "tempts in question 1",
        "tempts in question 3",
    ]
    assert {each["href"] for each in paragraph.all("a")} == {"#question-1", "#question-3"}


def test_questions_name_their_places_as_on_paper(author: Person) -> None:
    rows = author.get("/proof-map").tree.one(class_="map-table").all("tr")[1:]

    places = [[cell.text for cell in row.all("td")] for row in rows]
    assert (places[0], places[3]) == (["A1.1, A1.3, B1.1", "A2.1"], ["A1.1", "–"])


def test_what_no_question_needs_is_told(author: Person) -> None:
    facts = [each.text for each in author.get("/proof-map").tree.all("p", class_="facts")]

    assert facts[0] == "4 of 6 sentences prove something. Every paragraph is needed."
