"""Tries a proxy of deploy/ before a real school: `make proxies`, where nginx and Caddy are installed.

Each is started with the file of deploy/, a certificate made for the occasion and other ports, before two quizapps on a
PostgreSQL of their own. Nothing of it is left behind.
"""

import http.client
import os
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from postgresql import find_programs, running_server

from quizapp.web.author.workshop import LARGEST_REQUEST

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
HOST = "quiz.example.org"
SECONDS = 60


@dataclass(frozen=True)
class Reply:
    """What came back, with the names of its headers in small letters."""

    status: int
    headers: dict[str, str]


@dataclass
class Quizapp:
    """One of the two, as something looks after it that starts it anew."""

    port: int
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, as docs/operator/school.md has it, and waits until it answers."""
        command = [sys.executable, "-m", "quizapp", "serve", "--port", str(self.port)]
        with self.log.open("ab") as file:
            self.process = subprocess.Popen(command, env=self.environment, stdout=file, stderr=file)
        _wait_until(self._answers, self.log.parent)

    def end(self, how: signal.Signals) -> None:
        """Ends it, and waits until it has ended."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(SECONDS)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        return _asked(connection, "/readyz", "GET", None, {}).status == 200


@dataclass(frozen=True)
class School:
    """A served school: its two quizapps, and the ports of http and of TLS."""

    quizapps: tuple[Quizapp, Quizapp]
    http: int
    tls: int

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        """One request by TLS, on a connection of its own; status 0 where it breaks off."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("127.0.0.1", self.tls, timeout=20, context=trusting)
        connection.sock = trusting.wrap_socket(
            socket.create_connection(("127.0.0.1", self.tls), 20), server_hostname=HOST
        )
        return _asked(connection, path, method, body, {"Host": HOST, **headers})

    def ask_plainly(self, path: str, host: str = HOST) -> Reply:
        """One request without TLS."""
        connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=20)
        return _asked(connection, path, "GET", None, {"Host": host})


def main(names: list[str]) -> int:
    """Tries these proxies; how many checks went wrong."""
    wrong = 0
    for name in names:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            Path(folder).chmod(0o755)  # PostgreSQL is another user's
            school = stack.enter_context(served(Path(folder), name))
            for words, check in CHECKS.items():
                is_well = check(school)
                wrong += not is_well
                print(f"{'ok ' if is_well else 'BAD'}  {name}: {words}", flush=True)
    return wrong


CHECKS: dict[str, Callable[[School], bool]] = {
    "http is sent on to https": lambda school: _is_sent_on(school),
    "a page comes by TLS, with HSTS and secure cookies": lambda school: _is_secure(school),
    "another name for the server is refused": lambda school: not _serves(school, "evil.example"),
    "no version is told": lambda school: not any(sign.isdigit() for sign in school.ask("/").headers.get("server", "")),
    "who says to come without https is not believed": lambda school: (
        school.ask("/", **{"X-Forwarded-Proto": "http", "X-Forwarded-For": "203.0.113.9"}).status == 200
    ),
    "pages come uncompressed": lambda school: (
        "content-encoding" not in school.ask("/", **{"Accept-Encoding": "gzip, br, zstd"}).headers
    ),
    "scripts come compressed": lambda school: (
        school.ask("/static/css/tokens.css", **{"Accept-Encoding": "gzip"}).headers.get("content-encoding") == "gzip"
    ),
    "the largest upload reaches quizapp": lambda school: _refuser(school, LARGEST_REQUEST) == "quizapp",
    "a much larger one is refused": lambda school: _upload(school, 2 * LARGEST_REQUEST).status in {0, 400, 413},
    "one of two is killed and starts anew, and most requests go on": lambda school: _survives(school, _kill_one, 20),
    "one after the other starts anew, and most requests go on": lambda school: _survives(school, _renew_each, 20),
}


def _serves(school: School, host: str) -> bool:
    """Whether a page of quizapp comes under this name; Caddy answers others with nothing, and 200."""
    reply = school.ask("/", Host=host)
    return reply.status == 200 and "content-security-policy" in reply.headers


def _is_sent_on(school: School) -> bool:
    reply = school.ask_plainly("/join?x=1")
    return reply.status in {301, 308} and reply.headers["location"] == f"https://{HOST}/join?x=1"


def _is_secure(school: School) -> bool:
    reply = school.ask("/join")
    cookie, hsts = reply.headers.get("set-cookie", ""), reply.headers.get("strict-transport-security", "")
    return reply.status == 200 and cookie.startswith("__Host-") and "; Secure" in cookie and "max-age=" in hsts


def _upload(school: School, size: int) -> Reply:
    body = b"csrf_token=none&text="
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return school.ask("/workshop/new", "POST", body + b"x" * (size - len(body)), **kind)


def _refuser(school: School, size: int) -> str:
    """Whose reply it is: quizapp's have its policy; it reads the form and then misses its token."""
    return "quizapp" if "content-security-policy" in _upload(school, size).headers else "the proxy"


def _kill_one(school: School) -> None:
    school.quizapps[0].end(signal.SIGKILL)
    school.quizapps[0].start()


def _renew_each(school: School) -> None:
    for each in school.quizapps:
        each.end(signal.SIGTERM)
        each.start()


def _survives(school: School, trouble: Callable[[School], None], most_lost: int) -> bool:
    """Whether four browsers, which ask all the while, lose at most so many requests."""
    is_over = Event()

    def ask_on() -> list[int]:
        return [school.ask("/join").status for _ in iter(is_over.is_set, True)]

    with ThreadPoolExecutor(4) as pool:
        browsers = [pool.submit(ask_on) for _ in range(4)]
        time.sleep(1)
        trouble(school)
        time.sleep(1)
        is_over.set()
        replies = [status for each in browsers for status in each.result()]
    lost = sum(status != 200 for status in replies)
    print(f"      {lost} of {len(replies)} requests lost", flush=True)
    return lost <= most_lost and school.ask("/readyz").status == 200


@contextmanager
def served(folder: Path, name: str) -> Iterator[School]:
    """A school behind this proxy, until it is left."""
    programs = find_programs()
    assert programs is not None, "Install PostgreSQL."
    ports = {each: _free_port() for each in ("http", "tls", "first", "second")}
    with ExitStack() as stack:
        database = stack.enter_context(contextmanager(running_server)(programs, _made(folder / "database")))
        environment = {
            **os.environ,
            "QUIZAPP_MODE": "school",
            "QUIZAPP_ADDRESS": f"https://{HOST}",
            "QUIZAPP_DATA": str(folder / "data"),
            "QUIZAPP_DATABASE_URL": database.render_as_string(hide_password=False),
        }
        first = stack.enter_context(_started(Quizapp(ports["first"], environment, folder / "first.log")))
        second = stack.enter_context(_started(Quizapp(ports["second"], environment, folder / "second.log")))
        stack.enter_context(_running(PROXIES[name](folder, ports), folder / "proxy.log", _of_caddy(folder, ports)))
        school = School((first, second), ports["http"], ports["tls"])
        _wait_until(lambda: _answers(school), folder)
        yield school


@contextmanager
def _started(quizapp: Quizapp) -> Iterator[Quizapp]:
    quizapp.start()
    try:
        yield quizapp
    finally:
        quizapp.end(signal.SIGTERM)


def _nginx(folder: Path, ports: dict[str, int]) -> list[str]:
    _make_certificate(folder)
    place = f"/etc/letsencrypt/live/{HOST}"
    text = _with_ports((DEPLOY / "nginx.conf").read_text("utf-8"), ports)
    text = text.replace("listen 80;", f"listen {ports['http']};").replace("listen 443 ", f"listen {ports['tls']} ")
    text = text.replace(f"{place}/", f"{folder}/")
    whole = f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\nhttp {{\n{text}\n}}\n"
    (folder / "nginx.conf").write_text(whole, "utf-8")
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def _caddy(folder: Path, ports: dict[str, int]) -> list[str]:
    """Its file as it is, after options that let it make the certificate itself and listen elsewhere."""
    options = f"http_port {ports['http']}\nhttps_port {ports['tls']}\nlocal_certs\nskip_install_trust\nadmin off"
    text = (DEPLOY / "Caddyfile").read_text("utf-8")
    (folder / "Caddyfile").write_text(f"{{\n{options}\n}}\n{text}", "utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


PROXIES: dict[str, Callable[[Path, dict[str, int]], list[str]]] = {"nginx": _nginx, "caddy": _caddy}


def _of_caddy(folder: Path, ports: dict[str, int]) -> dict[str, str]:
    upstream = f"127.0.0.1:{ports['first']} 127.0.0.1:{ports['second']}"
    return {"SCHOOL_HOST": HOST, "UPSTREAM": upstream, "XDG_DATA_HOME": str(folder / "caddy")}


def _with_ports(text: str, ports: dict[str, int]) -> str:
    first = "server 127.0.0.1:8000 max_fails=0;"
    assert first in text
    both = [first.replace("8000", str(ports[each])) for each in ("first", "second")]
    return text.replace(first, "\n".join(both))


def _make_certificate(folder: Path) -> None:
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(
        ["openssl", "req", *kind, *files, "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"],
        check=True,
        capture_output=True,
    )


@contextmanager
def _running(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as file:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=file, stderr=file)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(SECONDS)


def _answers(school: School) -> bool:
    try:
        return school.ask("/readyz").status == 200
    except OSError:
        return False


def _wait_until(is_so: Callable[[], bool], folder: Path | None = None) -> None:
    for _ in range(SECONDS * 5):
        if is_so():
            return
        time.sleep(0.2)
    logs = "\n".join(each.read_text("utf-8") for each in sorted(folder.glob("*.log"))) if folder else ""
    raise SystemExit(f"This did not come about in {SECONDS} seconds.\n{logs}")


def _asked(
    connection: http.client.HTTPConnection, path: str, method: str, body: bytes | None, headers: dict[str, str]
) -> Reply:
    try:
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        reply.read()
        return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()})
    except (OSError, http.client.HTTPException):
        return Reply(0, {})
    finally:
        connection.close()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:] or list(PROXIES)), 1))
