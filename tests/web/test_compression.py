"""Scripts and styles are sent compressed to who takes it, and pages never."""

import gzip

import pytest
from browsing import Person

GZIP = {"Accept-Encoding": "br, gzip"}
STYLE = "/static/css/tokens.css"


@pytest.mark.parametrize("path", [STYLE, "/static/js/reader.js", "/static/img/icon.svg"])
def test_a_file_comes_compressed_and_is_the_same(nobody: Person, path: str) -> None:
    plain, packed = nobody.get(path).response, nobody.get(path, headers=GZIP).response

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert int(packed.headers["Content-Length"]) == len(packed.get_data()) < len(plain.get_data())


def test_a_file_that_the_browser_has_is_not_sent_again(nobody: Person) -> None:
    mark = nobody.get(STYLE, headers=GZIP).response.headers["ETag"]

    again = nobody.get(STYLE, headers={**GZIP, "If-None-Match": mark}).response

    assert (again.status_code, again.get_data()) == (304, b"")


def test_a_page_is_sent_as_it_is(nobody: Person) -> None:
    assert "Content-Encoding" not in nobody.get("/", headers=GZIP).response.headers
