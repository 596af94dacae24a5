"""The page of a review, served to this machine alone.

Laws of this file: it listens on the loopback address, and answers what `request_checks` lets
through; it sends the files of the page and what is on the desk, and reads no path of a request
as that of a file; whatever goes wrong within a request ends that request, and is told.
"""

from __future__ import annotations

import json
import secrets
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from socketserver import TCPServer, ThreadingMixIn
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from pakafg.errors import ArgumentError, CorpusError, PakafgError
from pakafg.review.actions import read_action
from pakafg.review.page_data import after_action, findings, whole_state
from pakafg.review.request_checks import (
    Address,
    RefusedError,
    check_origin,
    checked_body,
    checked_path,
    read_json,
)
from pakafg.review.review_desk import StaleError

if TYPE_CHECKING:
    from pakafg.review.actions import Action
    from pakafg.review.review_desk import ReviewDesk

__all__ = ["ReviewServer"]

_LOOPBACK: Final = "127.0.0.1"
_PAGE: Final = {
    "": ("index.html", "text/html; charset=utf-8"),
    "style.css": ("style.css", "text/css; charset=utf-8"),
    **{
        name: (name, "text/javascript; charset=utf-8")
        for name in (
            *("script.js", "conversation.js", "elements.js", "text-pane.js", "cards.js"),
            *("entry-form.js", "form-stack.js", "merge-form.js", "progress.js"),
            "record-choice.js",
            "sentences.js",
        )
    },
}
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_PATIENCE: Final = 20  # seconds that a request may take to arrive
_AT_ONCE: Final = 32  # connections that wait


class ReviewServer(ThreadingMixIn, TCPServer):
    """Serves one review on a port that the system chooses.

    Attributes:
        desk: Where decisions are made.
        address: Where it listens, and the token of its link.
    """

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = _AT_ONCE

    def __init__(self, desk: ReviewDesk, port: int = 0) -> None:
        """Listen; `serve_forever` answers.

        Args:
            desk: Where decisions are made.
            port: The port; 0 for one that is free.

        Raises:
            OSError: The port is taken.
        """
        super().__init__((_LOOPBACK, port), _Request)
        host = f"{_LOOPBACK}:{self.server_address[1]}"
        self.desk = desk
        self.address: Address = Address(host, secrets.token_urlsafe(24))

    @property
    def link(self) -> str:
        """The address to open, with the token; whoever has it can decide."""
        return f"{self.address.origin}/{self.address.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a browser hangs up."""


class _Request(BaseHTTPRequestHandler):
    """Answers one request."""

    server: ReviewServer
    server_version = "pakafg"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Send a file of the page, or what is on the desk."""
        self._answer(self._got)

    def do_POST(self) -> None:
        """Do what the page asks for."""
        self._answer(self._posted)

    def _refuse_method(self) -> None:
        """Refuse every other method."""
        self._send_data(HTTPStatus.METHOD_NOT_ALLOWED, {"error": "expected GET or POST"})

    def __getattr__(self, name: str) -> Any:
        """Give every other method what refuses it."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def _answer(self, answer: Any) -> None:
        """Answer a request, or say why not."""
        try:
            asked, query = checked_path(self.server.address, self.path, self.headers)
            answer(asked, query)
        except RefusedError as error:
            self._send_data(error.status, {"error": error.reason})
        except StaleError:
            self._send_data(HTTPStatus.CONFLICT, {"error": "stale"})
        except CorpusError as error:
            told = {"error": "problems", **findings(error.problems, ())}
            self._send_data(HTTPStatus.UNPROCESSABLE_ENTITY, told)
        except (ArgumentError, PakafgError) as error:
            told = {"error": "problems", "problems": [str(error)], "warnings": []}
            self._send_data(HTTPStatus.UNPROCESSABLE_ENTITY, told)
        except ConnectionError:  # the browser has gone
            self.close_connection = True
        except OSError as error:
            told = {"error": f"it could not be written: {error.strerror or error}"}
            self._send_data(HTTPStatus.INTERNAL_SERVER_ERROR, told)

    def _got(self, asked: str, query: str) -> None:
        """Send what a GET asks for."""
        desk = self.server.desk
        if asked in _PAGE:
            name, kind = _PAGE[asked]
            self._send(HTTPStatus.OK, kind, _page_file(name))
        elif asked == "state":
            given = parse_qs(query, max_num_fields=5).get("document", [""])[0]
            document = given or next(iter(desk.corpus().documents), "")
            state = whole_state(desk.look(document), desk.reviewer)
            self._send_data(HTTPStatus.OK, state)
        else:
            raise RefusedError(HTTPStatus.NOT_FOUND, "nothing of this name")

    def _posted(self, asked: str, _: str) -> None:
        """Do what a POST asks for."""
        check_origin(self.server.address, self.headers)
        if asked not in {"act", "preview"}:
            raise RefusedError(HTTPStatus.NOT_FOUND, "nothing of this name")
        given = read_json(self.rfile.read(checked_body(self.headers)))
        document, version = (
            given.get(key) if isinstance(given, dict) else None for key in ("document", "version")
        )
        if not isinstance(document, str) or not isinstance(version, str):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "expected document, version and action")
        action = read_action(given.get("action"))
        desk = self.server.desk
        if asked == "preview":
            self._send_data(HTTPStatus.OK, _previewed(desk, document, action))
        else:
            self._send_data(HTTPStatus.OK, after_action(*desk.act(document, version, action)))

    def _send_data(self, status: HTTPStatus, data: object) -> None:
        """Send plain data."""
        text = json.dumps(data, ensure_ascii=True)
        self._send(status, "application/json", text.encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        """Send a body, under the headers that every answer has."""
        if status is not HTTPStatus.OK:  # what was not read of the request would be read as one
            self.close_connection = True
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say in the same way what the library refuses by itself."""
        self.close_connection = True
        self.requestline = getattr(self, "requestline", "")
        self.request_version = getattr(self, "request_version", "") or "HTTP/1.1"
        self.command = getattr(self, "command", None) or ""
        self._send_data(HTTPStatus(code), {"error": message or explain or "refused"})

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's)
        """Print nothing: a link in a log would be a key."""


def _previewed(desk: ReviewDesk, document: str, action: Action) -> dict[str, Any]:
    """Tell what would become of an action; that it cannot be done is an answer, too."""
    try:
        return findings(*desk.preview(document, action))
    except ArgumentError as error:
        return {"problems": [str(error)], "warnings": []}


@cache
def _page_file(name: str) -> bytes:
    """Read a file of the page."""
    return files("pakafg.review").joinpath("page", name).read_bytes()
