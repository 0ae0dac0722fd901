"""Parts of pages that are kept are rendered once for each text, language and value, and belong to no reader."""

from flask import Flask, render_template_string

from quizapp.web import kept

PAGE = "{% call kept([text], shown) %}{{ text.append(1) or text|length }}{{ shown }}{% endcall %}"


def test_a_part_is_rendered_once_for_each_object_and_value(app: Flask) -> None:
    one: list[int] = []
    other = [0, 0, 0]
    with app.test_request_context():
        found = [render_template_string(PAGE, text=text, shown=shown) for shown in "ab" for text in (one, one, other)]

    assert found == ["1a", "1a", "4a", "2b", "2b", "5b"]


def test_a_part_is_rendered_once_for_each_language(app: Flask) -> None:
    page = "{% call kept([text]) %}{{ _('Save') }}{% endcall %}"
    found = []
    for language in ("en", "de", "en"):
        with app.test_request_context(headers={"Accept-Language": language}):
            found.append(render_template_string(page, text=page))

    assert found == ["Save", "Speichern", "Save"]


def test_what_is_kept_has_an_end(app: Flask) -> None:
    objects = [[number] for number in range(kept.MOST_KEPT + 1)]
    with app.test_request_context():
        for each in objects:
            render_template_string("{% call kept([each]) %}{{ each.append(0) }}{% endcall %}", each=each)
        render_template_string("{% call kept([each]) %}{{ each.append(0) }}{% endcall %}", each=objects[0])

    assert (len(objects[0]), len(objects[-1])) == (3, 2)
