"""Who is answered, and with what: a real server, asked as a browser is made to ask."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from itertools import product
from pathlib import Path
from typing import Any

import pytest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def asking(
    served: Any, path: str, *headers: tuple[str, str], method: str, hosts: tuple[str, ...]
) -> Iterator[HTTPResponse]:
    """Send a request with exactly these headers."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for host in hosts:
        connection.putheader("Host", host)
    for name, value in headers:
        connection.putheader(name, value)
    connection.endheaders()
    with closing(connection), connection.getresponse() as response:
        yield response


def ask(
    served: Any,
    path: str,
    *headers: tuple[str, str],
    method: str = "GET",
    hosts: tuple[str, ...] | None = None,
) -> Answer:
    """Send a request, and return the answer."""
    if hosts is None:
        hosts = (f"127.0.0.1:{served.port}",)
    with asking(served, path, *headers, method=method, hosts=hosts) as response:
        named = {name.lower(): value for name, value in response.getheaders()}
        endless = named.get("content-type", "").startswith("text/event-stream")
        return Answer(response.status, named, b"" if endless else response.read())


@contextmanager
def listening(served: Any) -> Iterator[HTTPResponse]:
    """Listen for news."""
    own = f"127.0.0.1:{served.port}"
    with asking(served, "/events", method="GET", hosts=(own,)) as response:
        assert response.getheader("content-type", "").startswith("text/event-stream")
        yield response


def state_of(served: Any) -> Any:
    """Return what the page is told."""
    return json.loads(ask(served, "/state").body)


def test_the_page_and_what_it_needs(served: Any) -> None:
    """The page holds no data at all; state and pictures come from addresses of their own."""
    page = ask(served, "/")
    assert page.status == 200 and b"mill" not in page.body
    state = state_of(served)
    assert [each["name"] for each in state["files"]] == ["both.yaml", "run.yaml", "stop.yaml"]
    assert {each["severity"] for each in state["findings"]} == {"warning", "note"}
    for each in state["files"]:
        for part in each["picture"]["parts"]:
            picture = ask(served, f"/pictures/{each['id']}/{part['id']}")
            assert picture.status == 200
            assert picture.headers.get("content-type") == "image/svg+xml"
            said = picture.body
            assert said.startswith(b"<svg") and b"<style" not in said
    assert ask(served, "/", hosts=(f"localhost:{served.port}",)).status == 200


def test_every_answer_has_the_headers(served: Any) -> None:
    """Also one that refuses, and one that there is nothing. The page alone may frame something."""
    paths = ["/", "/app.js", "/palette.css", "/state", "/events", "/nothing"]
    paths += ["/pictures/x/whole", "/reader/x"]
    ways = (("GET", None), ("HEAD", None), ("POST", None), ("GET", ("evil.example",)))
    for path, (method, host) in product(paths, ways):
        answer = ask(served, path, method=method, hosts=host)
        wanted = dict(HEADERS)
        if path == "/" and answer.status == 200:
            wanted["content-security-policy"] = f"{POLICY}; frame-src 'self'"
        assert {name: answer.headers.get(name) for name in HEADERS} == wanted, (path, method, host)
        assert answer.headers.get("server") is None


def test_the_reader_runs_its_own_script_and_stands_in_the_page(served: Any) -> None:
    """Its policy is its own, said again in a header; another site's frame gets nothing."""
    for each in state_of(served)["files"]:
        reader = ask(served, f"/reader/{each['id']}")
        assert reader.status == 200 and b"mill" in reader.body
        assert reader.headers.get("content-type") == "text/html; charset=utf-8"
        policy = reader.headers["content-security-policy"]
        own = policy.removesuffix("; frame-ancestors 'self'")
        assert own != policy and f'http-equiv="Content-Security-Policy" content="{own}"' in str(
            reader.body, "utf-8"
        )
        directives = {each.partition(" ")[0]: each.split()[1:] for each in own.split("; ")}
        assert directives["default-src"] == ["'none'"] and directives["base-uri"] == ["'none'"]
        for name in ("script-src", "style-src"):
            assert all(source.startswith("'sha256-") for source in directives[name])
        assert not directives.keys() & {"connect-src", "frame-src", "sandbox"}
        unlike = {"content-security-policy", "x-frame-options"}
        assert reader.headers.get("x-frame-options") == "SAMEORIGIN"
        assert {name: reader.headers.get(name) for name in HEADERS.keys() - unlike} == {
            name: HEADERS[name] for name in HEADERS.keys() - unlike
        }
        head = ask(served, f"/reader/{each['id']}", method="HEAD")
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] == str(len(reader.body))


def test_the_reader_of_a_broken_file_is_the_last_good_one(served: Any) -> None:
    """As its picture is; a file that never was good has none."""
    (served.folder / "new.yaml").write_text("argmap: argument/1\nsource: [\n")
    both = state_of(served)["files"][0]["id"]
    before = ask(served, f"/reader/{both}").body
    file = served.folder / "run.yaml"
    file.write_text(file.read_text().replace("quote: It feeds", "quote: It starves"))
    end = time.monotonic() + 10
    while not state_of(served)["files"][0]["broken"] and time.monotonic() < end:
        time.sleep(0.05)
    files = {each["name"]: each for each in state_of(served)["files"]}
    assert files["both.yaml"]["broken"] and files["new.yaml"]["picture"] is None
    assert ask(served, f"/reader/{both}").body == before
    assert ask(served, f"/reader/{files['new.yaml']['id']}").status == 404


def test_a_foreign_host_is_refused(served: Any) -> None:
    """A name that was made to lead to this machine shows in `Host`."""
    own = f"127.0.0.1:{served.port}"
    foreign = (
        ("evil.example",),
        (f"evil.example:{served.port}",),
        ("127.0.0.1",),
        ("localhost",),
        (f"127.0.0.1:{served.port + 1}",),
        (f"{own}.evil.example",),
        (f"evil@{own}",),
        (f"[::1]:{served.port}",),
        ("",),
        (own, own),
        (own, "evil.example"),
        (),
    )
    reader = f"/reader/{state_of(served)['files'][0]['id']}"
    for path, hosts in product(("/", "/state", "/events", "/pictures/x/whole", reader), foreign):
        # A request of HTTP/1.1 has one `Host`; without, it isn't even read.
        answer = ask(served, path, hosts=hosts)
        assert answer.status in ((421,) if len(hosts) == 1 and hosts[0] else (400, 421)), hosts
        assert b"mill" not in answer.body


def test_a_foreign_origin_is_refused(served: Any) -> None:
    """Whoever reads from another origin has to say so, and gets nothing."""
    reader = f"/reader/{state_of(served)['files'][0]['id']}"
    for origin in (
        "http://evil.example",
        "null",
        f"https://127.0.0.1:{served.port}",
        f"http://localhost:{served.port}",
        "http://127.0.0.1",
        "",
    ):
        for path in ("/state", reader):
            answer = ask(served, path, ("Origin", origin))
            assert answer.status == 403 and b"mill" not in answer.body, origin
            assert answer.headers.get("access-control-allow-origin") is None
    assert ask(served, "/state", ("Origin", f"http://127.0.0.1:{served.port}")).status == 200


def test_another_site_gets_a_link_to_the_page_and_no_more(served: Any) -> None:
    """A browser says from where it was made to ask."""
    cross = ("Sec-Fetch-Site", "cross-site")
    document, frame = ("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Dest", "iframe")
    assert ask(served, "/", cross, document).status == 200
    assert ask(served, "/", cross, frame).status == 403
    assert ask(served, "/state", cross, document).status == 403
    reader = f"/reader/{state_of(served)['files'][0]['id']}"
    for dest in (document, frame):
        assert ask(served, reader, cross, dest).status == 403
        assert ask(served, reader, ("Sec-Fetch-Site", "same-site"), dest).status == 403
        assert ask(served, reader, ("Sec-Fetch-Site", "same-origin"), dest).status == 200
    assert ask(served, "/app.js", ("Sec-Fetch-Site", "same-site")).status == 403
    assert ask(served, "/state", ("Sec-Fetch-Site", "same-origin")).status == 200


def test_nothing_can_be_changed(served: Any) -> None:
    """There is no method but GET and HEAD."""
    methods = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X")
    for path, method in product(("/", "/state", "/run.yaml"), methods):
        answer = ask(served, path, method=method)
        assert answer.status == 405 and answer.headers.get("allow") == "GET, HEAD"


def test_no_part_of_a_request_is_a_path(served: Any) -> None:
    """Files are named by ids of the workspace; what is no id is not there."""
    id_ = state_of(served)["files"][1]["id"]
    for path in (
        "/run.yaml",
        "/run.txt",
        "/../run.txt",
        "/%2e%2e/run.txt",
        "/static/page.html",
        "/app.py",
        "/app.css/../../app.py",
        "//etc/passwd",
        "/pictures/run.yaml/whole",
        "/pictures/..%2frun.txt/whole",
        "/pictures/%2fetc%2fpasswd/whole",
        f"/pictures/{id_}",
        f"/pictures/{id_}/",
        f"/pictures/{id_}/..",
        f"/pictures/{id_}/topic-mill",
        f"/pictures/{id_}/section-0",
        f"/pictures/{id_.upper()}/whole",
        f"/pictures/{'0' * 12}/whole",
        "/reader/",
        "/reader/run.yaml",
        "/reader/..%2frun.txt",
        "/reader/%2fetc%2fpasswd",
        f"/reader/{id_}/",
        f"/reader/{id_}/whole",
        f"/reader/{id_.upper()}x",
        f"/reader/{'0' * 12}",
        "http://evil.example/state",
        f"/{'a' * 5000}",
    ):
        answer = ask(served, path)
        said = answer.body
        assert answer.status in (404, 307), path
        assert b"mill" not in said and b"root:" not in said, path


def test_news(served: Any) -> None:
    """A stream says at once that there is something, and again when something was saved."""
    with listening(served) as stream:
        lines = [stream.readline() for _ in range(3)]
        assert lines == [b"retry: 500\n", b"data: changed\n", b"\n"]
        file = served.folder / "run.yaml"
        file.write_text(file.read_text().replace("premise: The mill feeds", "premise: It feeds"))
        assert stream.readline() == b"data: changed\n"


def test_only_this_machine_is_served(served: Any) -> None:
    """It listens at 127.0.0.1 and at no other address."""
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", served.port)) != 0


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_ctrl_c_ends_it(served: Any) -> None:
    """At once, with status 0 and without a word, though a page listens."""
    with listening(served) as stream:
        stream.readline()
        begun = time.monotonic()
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(timeout=10) == 0
        assert time.monotonic() - begun < 5
        assert served.process.stderr.read() == ""


def test_editors(project: Path, serve: Callable[..., Any]) -> None:
    """A finding's place is a link that opens the file at the line, if an editor is wanted."""
    links = [each["link"] for each in state_of(serve(project))["findings"]]
    assert links[0] == f"vscode://file{project.resolve().as_posix()}/run.yaml:2:1"
    shown = state_of(serve(project, "--editor", "none"))
    assert {each["link"] for each in shown["findings"]} == {""}


def _run(folder: Path, *arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    begin = f"{code}\nfrom argmap.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", begin, "serve", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_what_it_cannot_show(project: Path) -> None:
    """What isn't there, and a folder without maps, end it with 3."""
    (project / "empty").mkdir()
    for path, said in (("nowhere", "no file or folder"), ("empty", "no argmap file")):
        done = _run(project, path)
        assert done.returncode == 3 and said in done.stderr


def test_a_port_that_is_taken(project: Path, serve: Callable[..., Any]) -> None:
    """A port that was asked for is taken or refused; without one, the next free one is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _run(project, "--port", str(port))
        assert done.returncode == 2 and f"port {port} is taken" in done.stderr
        found = serve(project, "--port", "0")
        assert found.port != port


def test_without_the_extra(project: Path) -> None:
    """One sentence says how to install it."""
    for module in ("starlette", "uvicorn", "watchfiles"):
        done = _run(project, code=f"import sys; sys.modules['{module}'] = None")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1 and "pip install 'argmap[serve]'" in done.stderr
        helped = _run(project, "--help", code=f"import sys; sys.modules['{module}'] = None")
        assert helped.returncode == 0 and "127.0.0.1" in helped.stdout
