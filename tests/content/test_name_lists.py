"""Lists of names: typed, pasted and from spreadsheets, in the shapes in which schools have them."""

import pytest

from quizapp.content.name_lists import (
    MOST_LINES,
    Reading,
    UnusableNameList,
    decode_name_list,
    guess,
    read_names,
)


def names(text: str, reading: Reading | None = None) -> list[str]:
    return [" ".join(each.text.split()) for each in read_names(text, reading or guess(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna\nBen Lee\n\n  Caro  \n", ["Anna", "Ben Lee", "Caro"]),
        ("Name\nAnna\nBen", ["Anna", "Ben"]),
        ("First name,Last name,Class\nAnna,Lee,8b\nBen,Ott,8b", ["Anna Lee", "Ben Ott"]),
        ("Nachname;Vorname\nLee;Anna\nOtt;Ben", ["Anna Lee", "Ben Ott"]),
        ("Name;Vorname\nLee;Anna\nOtt;Ben", ["Anna Lee", "Ben Ott"]),
        ("id\tName\n1\tAnna Lee\n2\tBen Ott", ["Anna Lee", "Ben Ott"]),
        ("Lee, Anna\nOtt, Ben", ["Anna Lee", "Ben Ott"]),
        ("Anna,Lee\nBen,Ott", ["Anna Lee", "Ben Ott"]),
        ('Name,Note\n"Lee, Anna",x\n"Ott, Ben",y', ["Lee, Anna", "Ott, Ben"]),
        ("1;Anna;anna@example.org\n2;Ben;ben@example.org", ["Anna", "Ben"]),
        ("8b;Anna\n8b;Ben\n8b;Caro\n8b;Dan", ["Anna", "Ben", "Caro", "Dan"]),
        ("Anna\nBen, the younger\nCaro\nDan\nEva", ["Anna", "Ben, the younger", "Caro", "Dan", "Eva"]),
        ("Anna\r\nBen\r\n", ["Anna", "Ben"]),
        ("", []),
    ],
)
def test_a_list_is_read_as_it_is_meant(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_wrong_guess_is_put_right_by_another_reading() -> None:
    assert names("Anna;Lee", Reading("", False, (0,))) == ["Anna;Lee"]
    assert names("Anna;Lee", Reading(";", False, (1, 0))) == ["Lee Anna"]
    assert names("Anna\nBen", Reading(";", True, (1,))) == [""]


def test_each_name_knows_its_line() -> None:
    assert [each.line for each in read_names("Name\n\nAnna\nBen", guess("Name\n\nAnna\nBen"))] == [3, 4]


@pytest.mark.parametrize("list_of", ["Anna {}\n", "{};Anna\n"])
def test_a_list_of_more_than_two_thousand_lines_is_refused(list_of: str) -> None:
    most = "".join(list_of.format(number) for number in range(MOST_LINES))

    assert len(names(most)) == MOST_LINES
    with pytest.raises(UnusableNameList, match=r"more than 2,000 lines\. A class has fewer"):
        names(most + list_of.format("x"))


def test_an_endless_cell_is_refused() -> None:
    with pytest.raises(UnusableNameList, match="quotation mark that is never closed"):
        names('Anna,"' + "x" * 200_000, Reading(",", False, (0,)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_file_is_read_in_every_usual_encoding(encoding: str) -> None:
    decoded = decode_name_list("Name\nZoë Müller\nAnna Lee\n".encode(encoding))

    assert names(decoded.text) == ["Zoë Müller", "Anna Lee"]
    assert ("Windows-1252" in decoded.note) == (encoding == "cp1252")


@pytest.mark.parametrize("raw", [b"PK\x03\x04[Content_Types].xml", b"\xff\xfe\x00", b"%PDF-1.4"])
def test_another_kind_of_file_is_refused_with_the_way_out(raw: bytes) -> None:
    with pytest.raises(UnusableNameList, match=r"^The file cannot be read: .* 'CSV UTF-8', or copy"):
        decode_name_list(raw)
