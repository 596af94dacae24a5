"""Which requests a review answers: those of its own page, and nobody else's.

Laws of this file: every request carries the token of the link, in its path; it names the address
of this very server as its host, so that no foreign name leads here; what changes or asks for
something comes from the page itself, as JSON, and is no larger than a decision can be.
"""

from __future__ import annotations

import hmac
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

if TYPE_CHECKING:
    from email.message import Message

__all__ = [
    "BODY_BYTES",
    "Address",
    "RefusedError",
    "check_origin",
    "checked_body",
    "checked_path",
    "read_json",
]

BODY_BYTES: Final = 1 * 2**20
"""How many bytes a request may bring."""

_LONGEST_PATH: Final = 2_000


class RefusedError(Exception):
    """A request is not answered: the status, and why."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        self.status = status
        self.reason = reason
        super().__init__(status, reason)


@frozen
class Address:
    """Where a server listens, and the token of its link."""

    host: str
    token: str

    @property
    def origin(self) -> str:
        """The origin of its pages."""
        return f"http://{self.host}"


def checked_path(address: Address, path: str, headers: Message) -> tuple[str, str]:
    """Check host and token of a request; give what it asks for, and its query.

    Raises:
        RefusedError: The host is another, or the token is not that of the link.
    """
    if headers.get_all("Host") != [address.host]:
        raise RefusedError(HTTPStatus.FORBIDDEN, "this address is reached by its link alone")
    site = headers.get("Sec-Fetch-Site", "none")
    if site not in {"same-origin", "none"}:
        raise RefusedError(HTTPStatus.FORBIDDEN, "no other page is answered")
    if len(path) > _LONGEST_PATH:
        raise RefusedError(HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long")
    asked, _, query = path.partition("?")
    empty, token, *rest = asked.split("/")
    if empty or not hmac.compare_digest(token.encode(), address.token.encode()):
        raise RefusedError(HTTPStatus.FORBIDDEN, "the link is another: copy all of it")
    return "/".join(rest), query


def check_origin(address: Address, headers: Message) -> None:
    """Check that a request comes from a page of this server.

    Raises:
        RefusedError: It does not say so.
    """
    if headers.get_all("Origin") != [address.origin]:
        raise RefusedError(HTTPStatus.FORBIDDEN, "no other page may change anything here")


def checked_body(headers: Message) -> int:
    """Check what a request says of its body; give its length.

    Raises:
        RefusedError: It is no JSON, of no known length, or too long.
    """
    if (headers.get_content_type(), headers.get("Content-Encoding")) != ("application/json", None):
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "expected JSON")
    lengths = headers.get_all("Content-Length") or []
    if headers.get("Transfer-Encoding") or len(lengths) != 1 or not lengths[0].isdecimal():
        raise RefusedError(HTTPStatus.LENGTH_REQUIRED, "expected the length of the body")
    length = int(lengths[0][:20])
    if length > BODY_BYTES:
        reason = f"expected {BODY_BYTES // 2**20} MiB at most"
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reason)
    return length


def read_json(data: bytes) -> Any:
    """Read a body.

    Raises:
        RefusedError: It is no JSON.
    """
    try:
        return json.loads(data.decode(), parse_constant=_refused_number)
    except (ValueError, RecursionError):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "expected JSON") from None


def _refused_number(text: str) -> None:
    """Refuse what Python takes for a number, and JSON does not."""
    raise ValueError(text)
