"""Values of a file: shares are exact, and whatever loads is read back from what is stored."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from quizapp.core.authored import Authored, OptionId, Points, Share, Slug

SHARE = TypeAdapter[Fraction](Share)
DIGITS = st.text("0123456789", max_size=10)
LIKE_A_SHARE = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "-", "+"]),
    DIGITS,
    st.sampled_from(["", ".", "/", "e-"]),
    DIGITS,
    st.sampled_from(["", "%", " %"]),
)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("0.5", "1/2"),
        (".5", "1/2"),
        ("1/2", "1/2"),
        ("50 %", "1/2"),
        ("50%", "1/2"),
        ("33.333333 %", "33333333/100000000"),
        ("0.333333", "333333/1000000"),
        ("0", "0"),
        ("1", "1"),
        ("100 %", "1"),
    ],
)
def test_share_is_exact(written: str, share: str) -> None:
    assert SHARE.validate_python(written) == Fraction(share)


@pytest.mark.parametrize("written", ["0.3333333333", "33.33333333 %", "0.1234567", ".1234567%"])
def test_share_with_many_decimals_is_better_a_fraction(written: str) -> None:
    with pytest.raises(ValidationError, match="more than 6 decimals; write it as a fraction such as 1/3"):
        SHARE.validate_python(written)


@pytest.mark.parametrize("written", ["half", "", "0,5", "1e-3", "1/0", "1//2", "½", "1_0/2_0", "1/3 %", "1/1000000000"])
def test_what_is_no_share_is_told(written: str) -> None:
    with pytest.raises(ValidationError, match=r"is not a share; write it as 0\.5, 1/2 or 50 %"):
        SHARE.validate_python(written)


@pytest.mark.parametrize("written", ["3/2", "-0.5", "150 %"])
def test_share_outside_0_to_1_is_told(written: str) -> None:
    with pytest.raises(ValidationError, match="lies outside 0 to 1"):
        SHARE.validate_python(written)


@given(LIKE_A_SHARE | st.text(max_size=25))
def test_share_that_loads_is_read_back_from_what_is_stored(written: str) -> None:
    try:
        share = SHARE.validate_python(written)
    except ValidationError:
        return

    assert SHARE.validate_python(SHARE.dump_python(share)) == share


class Sheet(Authored):
    """Every other kind of value."""

    id: Slug
    label: OptionId
    points: Points


@given(st.from_regex(r"[0-9]{0,4}\.?[0-9]{0,4}(e[+-]?[0-9])?", fullmatch=True))
def test_points_that_load_are_read_back_from_what_is_stored(points: str) -> None:
    try:
        sheet = Sheet.model_validate({"id": "q", "label": "a", "points": points})
    except ValidationError:
        return
    stored = sheet.model_dump_json()

    assert Sheet.model_validate_json(stored).model_dump_json() == stored


@pytest.mark.parametrize("points", ["0", "-1", "100.01", "0.001", "NaN", "Infinity", "1/2", ""])
def test_points_that_cannot_be_are_refused(points: str) -> None:
    with pytest.raises(ValidationError):
        Sheet.model_validate({"id": "q", "label": "a", "points": points})


@pytest.mark.parametrize("name", ["", "-a", "a b", "a/b", "../a", "é", "a" * 81])
def test_name_holds_letters_digits_and_dashes(name: str) -> None:
    with pytest.raises(ValidationError):
        Sheet.model_validate({"id": name, "label": "a", "points": "1"})


def test_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Sheet.model_validate({"id": "q", "label": "a", "points": "1", "colour": "red"})


def test_what_was_read_cannot_be_changed() -> None:
    sheet = Sheet.model_validate({"id": "q", "label": "a", "points": "1"})

    with pytest.raises(ValidationError, match="frozen"):
        sheet.id = "other"  # type: ignore[misc]
