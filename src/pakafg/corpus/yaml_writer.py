"""Plain data as YAML that every reader of YAML takes as it was: text stays text."""

from __future__ import annotations

from typing import Any

import yaml

from pakafg.corpus.format import EntryError

__all__ = ["encoded", "plain_data", "write_yaml"]


def write_yaml(data: object) -> bytes:
    """Write plain data as YAML.

    Args:
        data: Mappings, lists and scalars, without a cycle.

    Raises:
        EntryError: A text holds half a character.

    >>> print(write_yaml({"id": "un-killed", "count": "50"}).decode(), end="")
    id: un-killed
    count: "50"
    """
    written = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000)
    return encoded(written)


def plain_data(data: Any) -> Any:
    """Copy what a YAML file held as mappings and lists that know no lines.

    >>> plain_data({"quotes": ["50 dead"]})
    {'quotes': ['50 dead']}
    """
    if isinstance(data, dict):
        return {key: plain_data(value) for key, value in data.items()}
    return list(map(plain_data, data)) if isinstance(data, list) else data


class _Dumper(yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper):  # type: ignore[misc]  # whichever is there
    """Quotes every text that is no plain word, so that no parser of YAML retypes it."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  (the base class gives it)
        """Write every value out, however often it occurs."""
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Quote a text that a parser could take for anything else."""
    encoded(text)
    plain = (
        text[:1].isalpha()
        and text.replace("-", "").replace("_", "").isalnum()
        and text.islower()
        and text.isascii()
    )
    quoted = not plain or text in {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if quoted else None)


_Dumper.add_representer(str, _represent_text)


def encoded(text: str) -> bytes:
    """Encode a text as UTF-8; refuse half a character."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        half = ascii(text[error.start])
        message = f"{half} at {error.start} is half a character, which no file can hold"
        raise EntryError(message) from None
