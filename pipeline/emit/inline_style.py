"""The looks of a release's own page, as far as they can do no harm: an allow-list over CSS and presentational HTML."""

import re
from collections.abc import Iterator, Mapping

_PROPERTY = re.compile(
    r"color|background-color|background|(?:font|text|margin|padding|border|list-style|page-break|break|word|letter)"
    r"(?:-[a-z]+)*|(?:min-|max-)?(?:width|height)|line-height|vertical-align|white-space|display|visibility|float|clear"
    r"|overflow(?:-[xy])?|table-layout|caption-side|empty-cells|direction|top|left|right|bottom|orphans|widows"
)
_VALUE = re.compile(r"(?:(?:rgb|hsl)a?\([\w\s.,%/+-]*\)|[\w\s.,#%'\"+!*/-])*")
"""No function but colours: neither `url(...)` nor `expression(...)` nor an escape that could spell one."""
_POSITION = re.compile(r"relative|absolute|static")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[\w\s.,#*:>+~-]+")
_LENGTH = re.compile(r"\d+(?:\.\d+)?(%|px|pt|em|in)?")
_WORD = re.compile(r"#?[\w, -]+")

_SIZES = {"1": "x-small", "2": "small", "3": "medium", "4": "large", "5": "x-large", "6": "xx-large", "7": "xx-large"}
_RELATIVE_SIZES = {"-2": "x-small", "-1": "small", "+1": "large", "+2": "x-large", "+3": "xx-large"}

Attributes = Mapping[str, str]


def style_of(tag: str, attributes: Attributes) -> str:
    """The style attribute of an element: its presentational attributes as CSS, then what is allowed of its own."""
    return ";".join([*_presentational(tag, attributes), *_allowed(attributes.get("style", ""))])


def style_sheet(text: str) -> str:
    """What is allowed of a style sheet: plain rules without at-rules, one a line."""
    plain = _AT_RULE.sub("", _COMMENT.sub("", text))
    rules = ((" ".join(rule[1].split()), ";".join(_allowed(rule[2]))) for rule in _RULE.finditer(plain))
    return "\n".join(f"{selector}{{{style}}}" for selector, style in rules if style and _SELECTOR.fullmatch(selector))


def _allowed(style: str) -> Iterator[str]:
    """The declarations that only change how text looks."""
    for declaration in _COMMENT.sub("", style).split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        name = name.lower()
        known = _POSITION.fullmatch(value) if name == "position" else _PROPERTY.fullmatch(name)
        if known and value and _VALUE.fullmatch(value):
            yield f"{name}:{value}"


def _presentational(tag: str, attributes: Attributes) -> Iterator[str]:
    """HTML 4's attributes of looks, which XHTML 1.1 no longer has."""
    for name, value in attributes.items():
        if name == "align":
            yield from _align(tag, value.strip().lower())
        elif name in ("width", "height") and (length := _LENGTH.fullmatch(value.strip())):
            yield f"{name}:{length[0]}{'' if length[1] else 'px'}"
        elif name == "nowrap":
            yield "white-space:nowrap"
        elif name == "size" and tag == "font":
            size = _SIZES.get(value.strip()) or _RELATIVE_SIZES.get(value.strip())
            yield from [f"font-size:{size}"] if size else []
        elif (prop := _NAMED.get(name)) and _WORD.fullmatch(value.strip()):
            yield f"{prop}:{value.strip()}"


_NAMED = {
    "bgcolor": "background-color",
    "color": "color",
    "text": "color",
    "face": "font-family",
    "valign": "vertical-align",
}


def _align(tag: str, value: str) -> list[str]:
    if tag == "table":
        return {"center": ["margin-left:auto", "margin-right:auto"], "right": ["margin-left:auto"]}.get(value, [])
    return [f"text-align:{value}"] if value in ("left", "right", "center", "justify") else []
