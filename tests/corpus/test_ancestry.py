"""The walk up a tree of records ends, whatever the tree."""

import pytest

import pakafg
from pakafg.corpus.ancestry import ancestors, bodies_of, scopes_of


def test_nobody_has_no_ancestors() -> None:
    corpus = pakafg.Corpus()
    assert bodies_of(corpus, None) == scopes_of(corpus, None) == []


def test_a_circle_is_walked_once() -> None:
    assert ancestors("a", {"a": "b", "b": "c", "c": "b"}.get) == ["a", "b", "c"]


def test_an_actor_of_a_circle_made_by_code_has_a_root() -> None:
    kind, side = pakafg.ActorKind.PERSON, pakafg.Side.THIRD_PARTY
    one = pakafg.Actor(id="one", name="One", kind=kind, side=side, speaks_for="two")
    two = pakafg.Actor(id="two", name="Two", kind=kind, side=side, speaks_for="one")
    corpus = pakafg.Corpus(actors=pakafg.Catalogue([one, two]))
    assert pakafg.frames.root(corpus, "one") == "two"
    with pytest.raises(pakafg.ArgumentError, match=r"^actor is 'x', expected the id or name of"):
        pakafg.frames.root(corpus, "x")
