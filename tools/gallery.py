"""Takes pictures of question types, asked and reviewed: `python tools/gallery.py build/gallery [TYPE …]`."""

import json
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright
from sqlalchemy import select
from waitress import create_server

from quizapp import question_types
from quizapp.content.yaml_reader import read_yaml
from quizapp.question_types import REGISTRY
from quizapp.store import answer_events
from quizapp.store.answer_events import AnswerEvent
from quizapp.store.database import Database
from quizapp.store.tables import attempts
from quizapp.web.app import create_app

SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1366, "height": 768}}
SCHEMES = ("light", "dark")
TYPES = Path(str(question_types.__file__)).parent


def main(target: Path, names: Sequence[str]) -> None:
    """Serves the examples of these types, answers them in every listed way and takes the pictures."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        write_sets(Path(folder), names)
        app = create_app({"QUIZAPP_DATA": folder, "QUIZAPP_QUESTIONS": folder})
        address = serve(app)
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        for name, size, scheme in product(names, SIZES, SCHEMES):
            page = browser.new_page(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")
            page.goto(f"{address}/sets/{name}")
            take(page, app.extensions["quizapp"].database, name, target / f"{name}-{size}-{scheme}")
            page.close()
        browser.close()
    (target / "index.html").write_text("".join(index(target)), "utf-8")


def example(name: str) -> dict[str, Any]:
    """What stands in the example.yaml of a type."""
    return read_yaml(name, (TYPES / name / "example.yaml").read_text("utf-8")).data


def write_sets(folder: Path, names: Sequence[str]) -> None:
    """A set for each type: its question once without an answer, and once for each listed answer."""
    for name in names:
        data = example(name)
        source = {"title": "The court moves", "published": "1931-05-02"}
        texts = data.get("passages") or {"text": data["passage"]}
        passages = [{"id": key, "publisher": key.title(), "text": text, **source} for key, text in texts.items()]
        questions = [{**data["question"], "id": f"n{number}"} for number in range(len(data["answers"]) + 1)]
        written = {"format": "1", "title": REGISTRY[name].title, "passages": passages, "questions": questions}
        (folder / f"{name}.yaml").write_text(json.dumps(written), "utf-8")


def serve(app: Any) -> str:
    """Serves the app in a thread that ends with the program, and returns its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    Thread(target=create_server(app, host="127.0.0.1", port=port, threads=12).run, daemon=True).start()
    return f"http://127.0.0.1:{port}"


def take(page: Page, database: Database, name: str, stem: Path) -> None:
    """The pictures of one type on one screen."""
    page.locator("form.start .primary").click()
    page.wait_for_url("**/attempts/*")
    store_answers(database, page.url.rpartition("/")[2], example(name)["answers"])
    page.reload()
    picture(page, "[data-question]", Path(f"{stem}-asked.png"))
    page.goto(f"{page.url}/review")
    page.locator("form.hand-in button").click()
    page.wait_for_url("**/result")
    picture(page, ".reviewed", Path(f"{stem}-reviewed.png"))


def store_answers(database: Database, token: str, answers: list[dict[str, Any]]) -> None:
    """Answers all but the first question, which is shown blank."""
    with database.write() as connection:
        attempt = connection.execute(select(attempts.c.id).where(attempts.c.token == token)).scalar_one()
        for number, answer in enumerate(answers, start=1):
            event = AnswerEvent("the-gallery", number, f"n{number}", json.dumps(answer["response"]))
            answer_events.record(connection, attempt, event, 0, late=False)


def picture(page: Page, cards: str, file: Path) -> None:
    """All cards below each other, on a screen so high that nothing is scrolled."""
    switch = page.locator("[data-view-switch]")
    if switch.is_visible():
        switch.locator("a").nth(1).click()
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.set_viewport_size({"width": width, "height": 1200 * page.locator(cards).count()})
    first, last = (each.bounding_box() for each in (page.locator(cards).first, page.locator(cards).last))
    assert first is not None
    assert last is not None
    margin, height = 12, last["y"] + last["height"] - first["y"]
    clip = {"x": first["x"] - margin, "y": first["y"] - margin, "width": first["width"], "height": height}
    page.screenshot(path=file, clip={**clip, "width": clip["width"] + 2 * margin, "height": height + 2 * margin})


def index(target: Path) -> Iterator[str]:
    """A page with all pictures, type by type."""
    yield "<!doctype html><meta charset=utf-8><title>Gallery</title><style>img { vertical-align: top }</style>"
    for name, kind in REGISTRY.items():
        yield f"<h2>{kind.title}</h2>"
        yield from (f'<img src="{file.name}" alt="{file.stem}">' for file in sorted(target.glob(f"{name}-*.png")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or list(REGISTRY))
