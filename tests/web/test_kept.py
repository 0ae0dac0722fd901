"""Parts of pages that are kept are rendered once for each text, language and value, and belong to no reader."""

import pytest
from browsing import Page, Person
from flask import Flask, render_template_string
from kept_parts import Key, compared, keep_of, noted, telling_apart, use, without

from quizapp.web import kept

PAGE = "{% call kept([text], shown) %}{{ text.append(1) or text|length }}{{ shown }}{% endcall %}"


@pytest.fixture
def keeping(app: Flask) -> Flask:
    """The app as it runs: in all other tests what is kept is rendered all the same, and compared."""
    kept.init_app(app)
    return app


def test_a_part_is_rendered_once_for_each_object_and_value(keeping: Flask) -> None:
    one: list[int] = []
    other = [0, 0, 0]
    with keeping.test_request_context():
        found = [render_template_string(PAGE, text=text, shown=shown) for shown in "ab" for text in (one, one, other)]

    assert found == ["1a", "1a", "4a", "2b", "2b", "5b"]


def test_a_part_is_rendered_once_for_each_language(keeping: Flask) -> None:
    page = "{% call kept([text]) %}{{ _('Save') }}{% endcall %}"
    found = []
    for language in ("en", "de", "en"):
        with keeping.test_request_context(headers={"Accept-Language": language}):
            found.append(render_template_string(page, text=page))

    assert found == ["Save", "Speichern", "Save"]


def test_what_is_kept_has_an_end(keeping: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 20)
    objects = [[number] for number in range(21)]
    with keeping.test_request_context():
        for each in objects:
            render_template_string("{% call kept([each]) %}{{ each.append(0) }}{% endcall %}", each=each)
        render_template_string("{% call kept([each]) %}{{ each.append(0) }}{% endcall %}", each=objects[0])

    assert (len(objects[0]), len(objects[-1])) == (3, 2)


def visit_pages(app: Flask) -> None:
    """Two sets, one of them in stages, practised and not, before and after answers of all kinds, up to the proofs."""
    for set_id, stages in (("harbour", 1), ("bell", 3)):
        for choice in range(3):
            person = Person(app)
            start = person.get(f"/sets/{set_id}")
            for how in ("practice", ""):
                reader = shown(person.press(start, "/attempts", how=how))
            prompt = reader.tree.all(class_="prompt")[0].text
            labels = sorted(each.text for each in reader.question(prompt).all("label"))
            shown(person.answer(reader, {prompt: labels[choice % len(labels)]}))
            for stage in range(1, stages + 1):
                review = shown(person.get(f"{reader.path}/review"))
                shown(person.press(review, "/go-on" if stage < stages else "/hand-in"))


def shown(page: Page) -> Page:
    assert page.status == 200
    return page


def test_a_part_that_depends_on_more_than_its_key_is_found(app: Flask) -> None:
    page = "{% call kept([], 'greeting') %}{{ name }}{% endcall %}"
    with app.test_request_context():
        assert render_template_string(page, name="Anna") == "Anna"
        with pytest.raises(AssertionError, match="depends on more than it is kept by"):
            render_template_string(page, name="Ben")


@pytest.mark.usefixtures("bell")
def test_nothing_can_be_left_out_of_what_the_parts_of_pages_are_kept_by(app: Flask) -> None:
    keys: set[Key] = set()
    use(app, noted(keep_of(app), keys))
    visit_pages(app)
    places = telling_apart(keys)
    assert len(places) >= 4

    for part, place in places - {(part, 0) for part, _place in places}:
        kept.init_app(app)
        use(app, without(compared(keep_of(app)), part, place))
        with pytest.raises(AssertionError):  # unless all goes well, and nobody has noticed
            visit_pages(app)


def test_each_hole_is_filled_with_the_token_at_the_same_place(keeping: Flask) -> None:
    shown = '<i id="{{ given[1] }}">{{ given[0] }} {{ given[1] }}</i>'
    page = "{% call kept([], 'field', tokens=given) %}" + shown + "{% endcall %}"
    with keeping.test_request_context():
        found = [render_template_string(page, given=given) for given in (["q1", "q2", "q3"], ["s1", "s2", "s3"])]

    assert found == ['<i id="q2">q1 q2</i>', '<i id="s2">s1 s2</i>']


def test_one_value_with_a_space_is_not_taken_for_two(keeping: Flask) -> None:
    page = "{% call kept([], 'chosen', given) %}{{ given|length }}{% endcall %}"
    with keeping.test_request_context():
        found = [render_template_string(page, given=given) for given in (["a b"], ["a", "b"], ["a", "b"])]

    assert found == ["1", "2", "2"]
