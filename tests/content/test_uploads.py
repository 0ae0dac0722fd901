"""Uploads: files and zips become sets, whatever is wrong with them is told, and nothing is unpacked anywhere."""

import contextlib
import io
import random
import stat
import struct
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from full_run import IS_FULL
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.bundle import Bundle, bundle_of_files, check_bundle
from quizapp.content.downloads import zipped
from quizapp.content.uploads import LARGEST_SUM, MOST_FILES, UnusableUpload, Upload, read_upload
from quizapp.core.problem import BadQuestionSet
from quizapp.question_types import REGISTRY


def packed(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def texts(library: Path) -> dict[str, str]:
    return {path.relative_to(library).as_posix(): path.read_text("utf-8") for path in library.rglob("*.*")}


def upload(**files: bytes) -> Upload:
    return read_upload([(name.replace("_", "."), content) for name, content in files.items()])


class TestASetComesWhole:
    def check(self, found: Upload, library: Path) -> None:
        bundle = found.bundles[0]
        assert len(found.bundles) == 1
        assert {name.removesuffix(".md") for name in dict(bundle.files())} == {
            "set.yaml",
            "passages/post",
            "passages/herald",
        }
        assert dict(bundle.files()) == texts(library)
        assert check_bundle(bundle, "set", REGISTRY).of("error") == ()

    def test_from_a_zip(self, library: Path) -> None:
        self.check(upload(set_zip=packed(texts(library))), library)

    def test_from_a_zip_with_a_folder_around_it_and_what_systems_add(self, library: Path) -> None:
        files = {f"my-sets/{name}": text for name, text in texts(library).items()}
        extra = {"__MACOSX/my-sets/._set.yaml": "x", "my-sets/.DS_Store": "x", "my-sets/schema/a.schema.json": "{}"}

        self.check(upload(set_zip=packed({**files, **extra})), library)

    def test_from_files_chosen_together(self, library: Path) -> None:
        sent = [(name.rpartition("/")[2], text.encode()) for name, text in texts(library).items()]

        self.check(read_upload(sent), library)

    def test_from_files_with_the_paths_that_some_browsers_send(self, library: Path) -> None:
        sent = [(f"C:\\sets\\{name.rpartition('/')[2]}", text.encode()) for name, text in texts(library).items()]

        self.check(read_upload(sent), library)

    def test_from_a_zip_without_its_ending(self, library: Path) -> None:
        self.check(read_upload([("download", packed(texts(library)))]), library)

    def test_from_its_own_download(self, library: Path) -> None:
        bundle = bundle_of_files(library, "set")
        assert bundle is not None

        self.check(upload(set_zip=zipped(bundle)), library)
        assert zipped(bundle) == zipped(bundle)


class TestSeveralSets:
    def test_each_takes_the_passages_it_names_and_the_rest_is_told(self, library: Path) -> None:
        files = texts(library)
        second = "format: 1\ntitle: Second\npassages: [herald]\nquestions: []\n"
        found = upload(all_zip=packed({**files, "second.yaml": second, "passages/lost.md": "x", "notes.txt": "x"}))

        assert [bundle.name for bundle in found.bundles] == ["second", "set"]
        assert [name for name, _ in found.bundles[0].passages] == ["herald"]
        assert found.left_out == ("notes.txt", "passages/lost.md")

    def test_a_passage_beside_another_set_is_not_taken(self, library: Path) -> None:
        files = {"a/set.yaml": texts(library)["set.yaml"], "b/set.yaml": "x", "b/passages/post.md": "y"}
        found = upload(all_zip=packed(files))

        assert [len(bundle.passages) for bundle in found.bundles] == [0, 0]

    def test_names_become_such_as_stand_in_addresses(self) -> None:
        found = read_upload([("Über Häfen (2).yaml", b"title: x"), ("....yaml", b"x"), ("../../etc/pass wd.yml", b"x")])

        assert [bundle.name for bundle in found.bundles] == ["set", "pass-wd", "uber-hafen-2"]


class TestWhatCannotBeTaken:
    @pytest.mark.parametrize(
        "name", ["../evil.yaml", "a/../../evil.yaml", "/etc/evil.yaml", "..\\evil.yaml", "C:\\evil.yaml", "C:evil.yaml"]
    )
    def test_a_file_that_points_out_of_its_folder(self, name: str) -> None:
        with pytest.raises(UnusableUpload, match=r"points out of its folder\. Zip the folder anew, without it"):
            upload(evil_zip=packed({"set.yaml": "x", name: "x"}))

    def test_a_link(self) -> None:
        link = zipfile.ZipInfo("passages/post.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("set.yaml", "x")
            archive.writestr(link, "/etc/passwd")

        with pytest.raises(UnusableUpload, match=r"'passages/post\.md' in 'evil\.zip' is a link"):
            upload(evil_zip=buffer.getvalue())

    def test_a_bomb(self) -> None:
        big = {f"set{number}.yaml": b" " * 900_000 for number in range(LARGEST_SUM // 900_000 + 1)}
        bomb = packed(big, compression=zipfile.ZIP_DEFLATED)
        assert len(bomb) < LARGEST_SUM / 100

        with pytest.raises(UnusableUpload, match="unpacks to more than 10 MB"):
            upload(bomb_zip=bomb)

    def test_a_bomb_that_lies_about_its_size(self) -> None:
        bomb = packed({"set.yaml": b" " * 50_000_000}, compression=zipfile.ZIP_DEFLATED)
        lie = bomb.replace(struct.pack("<L", 50_000_000), struct.pack("<L", 10))
        assert lie != bomb

        with pytest.raises((UnusableUpload, BadQuestionSet)):
            upload(bomb_zip=lie)

    def test_a_file_that_is_too_large(self) -> None:
        with pytest.raises(BadQuestionSet, match=r"set\.yaml:1:1: the file is larger than 1 MB"):
            upload(set_zip=packed({"set.yaml": b" " * 1_000_001}))

    def test_too_many_files(self) -> None:
        with pytest.raises(UnusableUpload, match=f"more than {MOST_FILES} files"):
            upload(many_zip=packed({f"{number}.txt": "" for number in range(MOST_FILES + 1)}))

    @pytest.mark.parametrize("harm", ["cut", "locked", "nonsense", "packed in an unknown way", "spoilt"])
    def test_a_zip_that_cannot_be_read(self, library: Path, harm: str) -> None:
        whole = packed(texts(library), compression=zipfile.ZIP_DEFLATED)
        harmed = {
            "cut": whole[: len(whole) // 2],
            "locked": whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
            "nonsense": b"PK\x03\x04" + b"nonsense" * 100,
            "packed in an unknown way": whole.replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x63\x00"),
            "spoilt": whole[:60] + b"\xff" * 40 + whole[100:],
        }[harm]
        assert harmed != whole

        with pytest.raises(UnusableUpload, match=r"'set\.zip' is no zip file that can be read"):
            upload(set_zip=harmed)

    @settings(max_examples=1000 if IS_FULL else 30)
    @given(seed=st.integers(0, 2**32))
    def test_any_zip_is_read_or_refused(self, seed: int) -> None:
        chance = random.Random(seed)
        names = ["set.yaml", "passages/post.md", "../evil.yaml", "set.yaml", "inner.zip", "a/" * 50 + "set.yaml", "x"]
        buffer = io.BytesIO()
        with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
            warnings.simplefilter("ignore")  # of two entries with one name
            for name in chance.sample(names, 4):
                entry = zipfile.ZipInfo(name)
                entry.external_attr = chance.choice([0, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFDIR, stat.S_IFLNK]) << 16
                archive.writestr(entry, chance.choice([b"", b"x: y", packed({"set.yaml": "x"}), bytes(9000)]))
        changed = bytearray(buffer.getvalue())
        for _ in range(chance.randrange(4)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)

        with contextlib.suppress(UnusableUpload, BadQuestionSet):
            upload(any_zip=bytes(changed))

    def test_two_files_of_one_name(self) -> None:
        with pytest.raises(UnusableUpload, match=r"Two files are named 'set\.yaml'"):
            read_upload([("set.yaml", b"x"), ("C:\\other\\set.yaml", b"y")])

    @pytest.mark.parametrize("files", [[], [("post.md", b"x")], [("picture.png", b"\x89PNG")], [("", b"")]])
    def test_files_without_a_set(self, files: list[tuple[str, bytes]]) -> None:
        with pytest.raises(UnusableUpload, match="There is no question set in it"):
            read_upload(files)

    @pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", "title: ü".encode("utf-16"), b"title: caf\xe9"])
    def test_a_set_that_is_no_text(self, content: bytes) -> None:
        with pytest.raises(BadQuestionSet, match=r"set\.yaml:1:\d+: .*UTF-8"):
            upload(set_yaml=content)

    def test_a_passage_that_is_no_text_is_told_with_its_file(self, library: Path) -> None:
        with pytest.raises(BadQuestionSet, match=r"passages/post\.md:1:1: "):
            upload(set_zip=packed({**texts(library), "passages/post.md": b"\xff\xfe"}))


def nested(depth: int) -> bytes:
    """A zip in a zip, and so on."""
    inner = b"title: x"
    for _ in range(depth):
        inner = packed({"deeper/" * 20 + "set.zip": inner})
    return inner


def that_says_it_is_huge() -> bytes:
    """A small file that claims to be one of four gigabytes."""
    whole = bytearray(packed({"set.yaml": "x"}))
    for sizes in (whole.index(b"PK\x03\x04") + 18, whole.index(b"PK\x01\x02") + 20):
        whole[sizes : sizes + 8] = b"\xf0\xff\xff\xff" * 2
    return bytes(whole)


MANY, BIG = (100_000, 100) if IS_FULL else (10_000, 15)
MOST_MEMORY = 30_000_000
"""Of bytes, beside the upload itself: three times as much as an archive may unpack to."""
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a hundred thousand files": (lambda: packed({str(number): "" for number in range(MANY)}), "more than 200 files"),
    "a thousand zips in each other": (lambda: nested(1000 if IS_FULL else 50), "no question set in it"),
    "one that says it is huge": (that_says_it_is_huge, "no zip file that can be read"),
    "a gigabyte of one sign": (
        lambda: packed({f"{number}.yaml": "a" * 10_000_000 for number in range(BIG)}, compression=zipfile.ZIP_DEFLATED),
        "unpacks to more than 10 MB",
    ),
}


def memory_of(act: Callable[[], object]) -> int:
    """How many bytes it held at most."""
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class TestMemory:
    @pytest.mark.parametrize("bomb", BOMBS)
    def test_a_bomb_is_refused_in_little_of_it(self, bomb: str) -> None:
        make, told = BOMBS[bomb]
        raw = make()

        def refused() -> None:
            with pytest.raises(UnusableUpload, match=told):
                upload(bomb_zip=raw)

        assert memory_of(refused) < MOST_MEMORY

    def test_a_reader_that_unpacks_it_all_is_found(self) -> None:
        """The control."""
        raw = BOMBS["a gigabyte of one sign"][0]()

        def unpack() -> list[bytes]:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                return [archive.read(each) for each in archive.infolist()]

        assert memory_of(unpack) > MOST_MEMORY


class TestTheFolder:
    def test_a_set_is_read_with_the_passages_it_lists(self, library: Path) -> None:
        (library / "passages" / "other.md").write_text("x")
        bundle = bundle_of_files(library, "set")

        assert bundle is not None
        assert [name for name, _ in bundle.passages] == ["post", "herald"]

    @pytest.mark.parametrize("set_id", ["nothing", "", "../set", "set.yaml", "passages/post"])
    def test_what_is_no_set_there_is_nothing(self, library: Path, set_id: str) -> None:
        assert bundle_of_files(library, set_id) is None
        assert bundle_of_files(library / "nowhere", set_id) is None

    def test_a_set_cannot_fetch_a_file_from_elsewhere(self, library: Path) -> None:
        (library / "secret.md").write_text("secret")
        (library / "set.yaml").write_text("passages: [../secret, post, {id: x}, 7, missing]")
        bundle = bundle_of_files(library, "set")

        assert bundle is not None
        assert [name for name, _ in bundle.passages] == ["post"]


class TestChecking:
    def test_a_problem_names_the_file_it_stands_in(self, library: Path) -> None:
        bundle = bundle_of_files(library, "set")
        assert bundle is not None
        broken = Bundle("set", bundle.text.replace("answer: c", "answer: x"), (("post", "no front matter"),))

        checked = check_bundle(broken, "set", REGISTRY)

        assert checked.question_set is None
        assert checked.title == "Two reports on one move"
        assert {problem.file for problem in checked.problems} == {"set.yaml", "passages/post.md"}
        assert "there is no passage file 'herald.md' in passages" in {problem.what for problem in checked.problems}

    def test_a_set_with_places_to_fill_can_be_taken_and_says_so(self, library: Path) -> None:
        bundle = bundle_of_files(library, "set")
        assert bundle is not None
        begun = Bundle("set", bundle.text.replace("Where did the court move?", '"FILL: a question"'), bundle.passages)

        checked = check_bundle(begun, "set", REGISTRY)

        assert checked.question_set is not None
        assert [problem.what for problem in checked.problems] == ["a place to fill: a question"]

    @pytest.mark.parametrize("text", ["", "[", "title: [", "- a", "title: ''", "title: {}", "\0"])
    def test_a_set_without_a_title_has_the_name_of_its_file(self, text: str) -> None:
        assert check_bundle(Bundle("harbour", text), "x", REGISTRY).title == "harbour"
