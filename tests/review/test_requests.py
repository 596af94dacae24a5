"""The page answers its own link alone, and gives nothing away to anybody else."""

from __future__ import annotations

import errno
import http.client
import json
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeAlias

import pytest

import pakafg
from pakafg.drafting import read_draft
from pakafg.review import ReviewDesk, ReviewServer
from pakafg.review.request_checks import BODY_BYTES

Contents: TypeAlias = Callable[[Path], dict[str, bytes]]
Answer: TypeAlias = tuple[int, dict[str, str], bytes]


@pytest.fixture
def server(desk: ReviewDesk) -> Iterator[ReviewServer]:
    with ReviewServer(desk) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def ask(  # noqa: PLR0913  (each what a page would send)
    server: ReviewServer,
    path: str,
    body: object = None,
    *,
    method: str | None = None,
    token: str | None = None,
    raw: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask as the page does, but for what is given otherwise."""
    connection = http.client.HTTPConnection(server.address.host, timeout=10)
    token = server.address.token if token is None else token
    data = json.dumps(body).encode() if raw is None and body is not None else raw
    sent = {"Host": server.address.host}
    if data is not None:
        sent |= {"Origin": server.address.origin, "Content-Type": "application/json"}
    sent |= headers or {}
    try:
        connection.request(
            method or ("GET" if data is None else "POST"),
            f"/{token}/{path}",
            data,
            {name: value for name, value in sent.items() if value},
        )
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def state(server: ReviewServer, document: str = "bridge") -> Any:
    status, _, body = ask(server, f"state?document={document}")
    assert status == 200, body
    return json.loads(body)


def request(server: ReviewServer, **action: Any) -> dict[str, Any]:
    return {"document": "bridge", "version": state(server)["version"], "action": action}


LONG: Final = "x" * 300_000
REJECT: Final = {"verb": "reject", "proposal": "casualty-1"}


def test_the_page_and_its_files_are_sent_under_headers_that_forbid_the_rest(
    server: ReviewServer,
) -> None:
    for name in (
        "",
        "script.js",
        "style.css",
        "cards.js",
        "entry-form.js",
        "conversation.js",
        "form-stack.js",
        "merge-form.js",
        "progress.js",
        "record-choice.js",
        "sentences.js",
        "text-pane.js",
        "elements.js",
        "state",
    ):
        status, headers, body = ask(server, name)
        assert status == 200
        assert len(body) > 100
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "Access-Control-Allow-Origin" not in headers


def test_it_listens_on_the_loopback_address_alone(server: ReviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.link.startswith("http://127.0.0.1:")
    assert len(server.address.token) >= 32


def test_an_action_is_done_and_what_changed_comes_back(server: ReviewServer, folder: Path) -> None:
    status, _, body = ask(server, "act", request(server, **REJECT))
    assert status == 200
    told = json.loads(body)
    assert [each["id"] for each in told["proposals"]] == ["casualty-1"]
    assert told["undo"] == {
        "verb": "reject",
        "proposal": "casualty-1",
        "by": "A. Coder",
        "at": "2031-03-20T10:00:00Z",
    }
    assert "rejected" in (folder / "bridge.draft.yaml").read_text(encoding="utf-8")


def test_what_cannot_be_done_is_told_in_the_words_of_the_loader(
    server: ReviewServer, folder: Path, contents: Contents
) -> None:
    before = contents(folder)
    status, _, body = ask(server, "act", request(server, verb="accept", proposal="casualty-1"))
    assert status == 422
    assert "the key 'incident' is missing" in json.loads(body)["problems"][0]
    stale = {**request(server, **REJECT), "version": "0" * 32}
    assert ask(server, "act", stale)[0] == 409
    assert contents(folder) == before


def test_a_preview_needs_the_same_token_and_writes_nothing(
    server: ReviewServer, folder: Path, contents: Contents
) -> None:
    before = contents(folder)
    given = request(server, verb="accept", proposal="casualty-1")
    status, _, body = ask(server, "preview", given)
    assert (status, len(json.loads(body)["problems"])) == (200, 1)
    assert ask(server, "preview", given, token="another")[0] == 403  # noqa: S106  (it is none)
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("act", {"Host": "localhost"}, 403),
        ("act", {"Host": "evil.example"}, 403),
        ("act", {"Origin": "https://evil.example"}, 403),
        ("act", {"Origin": "null"}, 403),
        ("act", {"Origin": ""}, 403),
        ("act", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("act", {"Sec-Fetch-Site": "same-site"}, 403),
        ("act", {"Content-Type": "text/plain"}, 415),
        ("act", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ("act", {"Content-Encoding": "gzip"}, 415),
        ("act", {"Content-Length": str(BODY_BYTES + 1)}, 413),
        ("act", {"Content-Length": "9" * 5_000}, 413),
        ("act", {"Content-Length": "-1"}, 411),
        ("act", {"Content-Length": "0x5"}, 411),
        ("act", {"Transfer-Encoding": "chunked"}, 411),
        ("save", {}, 404),
        ("", {}, 404),
        ("../act", {}, 404),
    ],
    ids=str,
)
def test_a_request_that_is_not_the_pages_own_changes_nothing(  # noqa: PLR0913, PLR0917  (cases)
    server: ReviewServer,
    folder: Path,
    contents: Contents,
    path: str,
    headers: dict[str, str],
    status: int,
) -> None:
    before = contents(folder)
    given = request(server, **REJECT)
    answer = ask(server, path, given, headers=headers)
    assert answer[0] == status
    assert contents(folder) == before
    assert b"casualty" not in answer[2]


@pytest.mark.parametrize("token", ["", "x", "%C3%A9", "%00", "..", "."])
def test_without_the_token_nothing_is_told(server: ReviewServer, token: str) -> None:
    for path in ("", "state", "script.js"):
        status, _, body = ask(server, path, token=token)
        assert status == 403
        assert server.address.token.encode() not in body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "FOO"])
def test_other_methods_are_refused(server: ReviewServer, method: str) -> None:
    status, headers, body = ask(server, "state", method=method)
    assert status in {405, 501}
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert b"proposals" not in body


@pytest.mark.parametrize(
    "path",
    [
        "bridge.txt",
        "../bridge.txt",
        "..%2fbridge.txt",
        "%2e%2e/%2e%2e/etc/passwd",
        "page/index.html",
        "index.html",
        "state/../../x",
        "x" * 5_000,
    ],
    ids=lambda path: path[:20],
)
def test_no_path_leads_to_a_file(server: ReviewServer, path: str) -> None:
    status, _, body = ask(server, path)
    assert status in {404, 414}
    assert b"River" not in body


@pytest.mark.parametrize(
    "document", ["../bridge", "/etc/passwd", "bridge.txt", "none", "%00", "x" * 500]
)
def test_a_document_is_one_of_the_corpus(server: ReviewServer, document: str) -> None:
    status, _, body = ask(server, f"state?document={document}")
    assert status == 422
    assert "root:" not in body.decode()


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"5", b"\xff", b"[" * 200_000, b'{"document": NaN}', b"null", b"{}"],
    ids=lambda raw: repr(raw[:12]),
)
def test_a_body_that_is_no_request_is_refused(server: ReviewServer, raw: bytes) -> None:
    assert ask(server, "act", raw=raw)[0] == 400


def test_a_record_that_is_deep_or_odd_is_refused_and_the_next_request_is_answered(
    server: ReviewServer, folder: Path
) -> None:
    deep: Any = "x"
    for _ in range(300):
        deep = [deep]
    before = pakafg.load_corpus(folder)
    for value in (deep, {"a": deep}, "\ud800", LONG, 10**30, 1e300, {"": ""}, [None], True):
        record = {"name": value, "kind": "clash"}
        action = {"verb": "add", "kind": "incident", "record": record}
        status, _, _ = ask(server, "act", request(server, **action))
        assert status == (200 if value == LONG else 422)
    assert ask(server, "state")[0] == 200
    after = pakafg.load_corpus(folder)
    assert before.incidents.keys() <= after.incidents.keys()


def test_half_a_request_and_no_request_keep_nobody_waiting(server: ReviewServer) -> None:
    with (
        socket.create_connection(server.server_address[:2]) as silent,  # type: ignore[arg-type]
        socket.create_connection(server.server_address[:2]) as half,  # type: ignore[arg-type]
        socket.create_connection(server.server_address[:2]) as wrong,  # type: ignore[arg-type]
    ):
        silent.settimeout(5)
        half.sendall(b"POST /x HTTP/1.1\r\nHost: ")
        wrong.sendall(b"\x16\x03\x01\x00 not http at all\r\n\r\n")
        assert ask(server, "state")[0] == 200
        wrong.settimeout(10)
        assert b"error" in wrong.recv(1_000)
    assert ask(server, "state")[0] == 200


def test_a_folder_that_may_not_be_written_is_told_and_nothing_is_taken_for_done(
    server: ReviewServer, folder: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, given = contents(folder), request(server, **REJECT)

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr("pakafg.corpus.journal.write", refused)
    status, _, body = ask(server, "act", given)
    assert status == 500
    assert json.loads(body) == {"error": "it could not be written: Permission denied"}
    assert contents(folder) == before
    assert state(server)["version"] == given["version"]
    monkeypatch.undo()
    assert ask(server, "act", given)[0] == 200  # what was seen is still what stands


def test_two_pages_at_once_lose_nothing(server: ReviewServer, folder: Path) -> None:
    names = [f"casualty-{number}" for number in range(1, 7)]
    lost: list[str] = []

    def reject(name: str) -> None:
        for _ in range(40):
            action = {"verb": "reject", "proposal": name}
            if ask(server, "act", request(server, **action))[0] == 200:
                return
        lost.append(name)

    threads = [Thread(target=reject, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lost == []
    document = pakafg.load_corpus(folder).documents["bridge"]
    decided = {p.id for p in read_draft(folder, document).proposals if p.state == "rejected"}
    assert decided == set(names)
