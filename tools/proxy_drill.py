"""Tries a proxy of deploy/ before a real school: `make proxies`, where nginx and Caddy are installed.

Each is started with the file of deploy/, a certificate made for the occasion and other ports, before gunicorn with four
workers on a PostgreSQL of its own. Nothing of it is left behind.
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

from postgresql import find_programs, running_server

from quizapp.web.author.workshop import LARGEST_REQUEST

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
HOST = "quiz.example.org"
WORKERS, SECONDS = 4, 60


@dataclass(frozen=True)
class Reply:
    """What came back, with the names of its headers in small letters."""

    status: int
    headers: dict[str, str]


@dataclass(frozen=True)
class School:
    """A served school: gunicorn's process, and the ports of http, of TLS and of gunicorn."""

    gunicorn: int
    http: int
    tls: int
    app: int

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

    def workers(self) -> list[int]:
        """The processes that gunicorn has begun."""
        listed = subprocess.run(
            ["pgrep", "--parent", str(self.gunicorn)], capture_output=True, text=True, check=False
        ).stdout
        return [int(each) for each in listed.split()]


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
    "a killed worker is replaced, and most requests go on": lambda school: _survives(school, _kill_one, 20),
    "new workers take over, and most requests go on": lambda school: _survives(school, _reload, 20),
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
    os.kill(school.workers()[0], signal.SIGKILL)


def _reload(school: School) -> None:
    os.kill(school.gunicorn, signal.SIGHUP)


def _survives(school: School, trouble: Callable[[School], None], most_lost: int) -> bool:
    """Whether four browsers lose at most so many of 400 requests meanwhile, and all workers are there again."""
    before = school.workers()
    with ThreadPoolExecutor(5) as pool:
        replies = [pool.submit(lambda: school.ask("/join").status) for _ in range(400)]
        time.sleep(1)
        trouble(school)
        lost = sum(each.result() != 200 for each in replies)
    _wait_until(lambda: len(school.workers()) == WORKERS and school.workers() != before)
    print(f"      {lost} of {len(replies)} requests lost", flush=True)
    return lost <= most_lost and school.ask("/readyz").status == 200


@contextmanager
def served(folder: Path, name: str) -> Iterator[School]:
    """A school behind this proxy, until it is left."""
    programs = find_programs()
    assert programs is not None, "Install PostgreSQL."
    ports = {each: _free_port() for each in ("http", "tls", "app")}
    with ExitStack() as stack:
        database = stack.enter_context(contextmanager(running_server)(programs, _made(folder / "database")))
        environment = {
            "QUIZAPP_MODE": "school",
            "QUIZAPP_ADDRESS": f"https://{HOST}",
            "QUIZAPP_DATA": str(folder / "data"),
            "QUIZAPP_DATABASE_URL": database.render_as_string(hide_password=False),
        }
        gunicorn = stack.enter_context(_running(_gunicorn(ports["app"]), folder / "gunicorn.log", environment))
        stack.enter_context(_running(PROXIES[name](folder, ports), folder / "proxy.log", _of_caddy(folder, ports)))
        school = School(gunicorn.pid, **ports)
        _wait_until(lambda: _answers(school), folder)
        yield school


def _gunicorn(port: int) -> list[str]:
    """As docs/operator/school.md has it."""
    program = str(Path(sys.executable).parent / "gunicorn")
    command = [program, "quizapp.web.wsgi:serving_app()", "--bind", f"127.0.0.1:{port}"]
    return [*command, "--workers", str(WORKERS), "--threads", "4"]


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
    return {"SCHOOL_HOST": HOST, "UPSTREAM": f"127.0.0.1:{ports['app']}", "XDG_DATA_HOME": str(folder / "caddy")}


def _with_ports(text: str, ports: dict[str, int]) -> str:
    return text.replace("127.0.0.1:8000", f"127.0.0.1:{ports['app']}")


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
