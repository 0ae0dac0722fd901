"""A fixture that is an editor with the YAML language server, spoken to over its standard input and output."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

import pytest
from requirement import NODE_MODULES, lacking

NAME = "yaml-language-server"
SERVER = NODE_MODULES / NAME / "bin" / NAME
SECONDS = 120
"""After which a server that says nothing is taken for dead."""
Message = dict[str, Any]


class Editor:
    """An editor window: a folder is open, its files are shown as they are at first, with their marks and hints."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path, settings: Mapping[str, Any]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._stdin, self._settings = process, process.stdin, settings
        self._inbox: Queue[Message | None] = Queue()
        self._problems: dict[str, list[Message]] = {}
        self._shown: set[str] = set()
        self._last_id = 0
        Thread(target=_read_all, args=(process.stdout, self._inbox), daemon=True).start()
        opened = {"uri": folder.as_uri(), "name": folder.name}
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": opened["uri"],
                "workspaceFolders": [opened],
                "capabilities": _CAPABILITIES,
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def problems(self, file: Path) -> list[tuple[int, str]]:
        """The line of each mark in the margin, counted from 1, and what it says."""
        uri = self._show(file)
        while uri not in self._problems:
            self._take_one()
        return [(each["range"]["start"]["line"] + 1, each["message"]) for each in self._problems[uri]]

    def completions(self, file: Path, line: int, column: int) -> list[str]:
        """What is offered at a place, line and column counted from 1."""
        found = self._ask("textDocument/completion", self._at(file, line, column))
        return [each["label"] for each in (found["items"] if isinstance(found, dict) else found or [])]

    def hover(self, file: Path, line: int, column: int) -> str:
        """What the little window at a place says; empty where there is none."""
        found = self._ask("textDocument/hover", self._at(file, line, column))
        return str(found["contents"]["value"]) if found else ""

    def close(self) -> None:
        """Ends the server."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._stdin.close()
        self._process.wait(SECONDS)

    def _at(self, file: Path, line: int, column: int) -> Message:
        uri = self._show(file)
        return {"textDocument": {"uri": uri}, "position": {"line": line - 1, "character": column - 1}}

    def _show(self, file: Path) -> str:
        uri, text = file.as_uri(), file.read_text("utf-8")
        if uri not in self._shown:
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
            self._shown.add(uri)
        return uri

    def _ask(self, method: str, params: Any) -> Any:
        self._last_id += 1
        asked = self._last_id
        self._send({"id": asked, "method": method, "params": params})
        while True:
            answer = self._take_one()
            if answer.get("id") == asked and "method" not in answer:
                assert "error" not in answer, answer["error"]
                return answer.get("result")

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._stdin.flush()

    def _take_one(self) -> Message:
        """The next message; what the server itself asks is answered."""
        try:
            message = self._inbox.get(timeout=SECONDS)
        except Empty:
            message = None
        assert message is not None, "the language server says nothing more"
        if message.get("method") == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Message) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section", "")) for item in message["params"]["items"]]


_OFFLINE = {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}
_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {}, "workspaceFolders": True},
}


def _read_all(stream: IO[bytes], inbox: "Queue[Message | None]") -> None:
    """Puts every message of the server into *inbox*, and nothing where it has ended."""
    while header := stream.readline():
        length = int(header.split(b":")[1])
        stream.readline()
        inbox.put(json.loads(stream.read(length)))
    inbox.put(None)


OpenEditor = Callable[..., Editor]


@pytest.fixture
def open_editor() -> Iterator[OpenEditor]:
    """Opens a folder in an editor that has the YAML extension; *schemas* is a setting of it."""
    node = shutil.which("node")
    if node is None or not SERVER.exists():
        lacking("no yaml-language-server: run `python3 start.py test`")
    command = [node, str(SERVER), "--stdio"]
    with ExitStack() as stack:

        def opened(folder: Path, schemas: Mapping[str, Any] | None = None) -> Editor:
            process = stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            )
            editor = Editor(process, folder, {"yaml": {**_OFFLINE, "schemas": dict(schemas or {})}})
            stack.callback(editor.close)
            return editor

        yield opened
