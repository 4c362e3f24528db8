"""Pages of their own: no script and no other file. Built as trees, so that what a release prints is never markup."""

from collections.abc import Mapping
from typing import Protocol

from lxml import html
from lxml.builder import E as _E  # type: ignore[import-not-found]

from pipeline.emit.xml import Element, printable


class Tag(Protocol):
    """Makes an element of its content and its attributes, which may also be given by name."""

    def __call__(self, *content: Element | str | Mapping[str, str], **attributes: str) -> Element:
        """An element with that content."""
        ...


class Tags(Protocol):
    """`E.p("text")` is a paragraph: lxml's element maker, with types."""

    def __getattr__(self, name: str) -> Tag: ...


E: Tags = _E
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may fetch for the page: nothing."""


def page(title: str, style: str, *parts: Element) -> bytes:
    """An HTML document with its style inside."""
    head = E.head(
        E.meta({"charset": "utf-8"}),
        E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="color-scheme", content="light dark"),
        E.title(folded(title)),
        E.style(style),
    )
    body = E.html(head, E.body(E.main(*parts)), lang="en")
    content: bytes = html.tostring(body, doctype="<!DOCTYPE html>", encoding="utf-8")
    return content + b"\n"


def folded(text: str) -> str:
    """Text as a page can hold it: white space folded, no control characters."""
    return " ".join(printable(text).split())
