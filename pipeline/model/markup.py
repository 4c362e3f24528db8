"""What XML from elsewhere may not hold, told from its bytes: no parser must have seen it before."""

import re

_DECLARES = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.-]+)")
_READABLE = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})


def declares_entities(data: bytes) -> bool:
    """Whether XML declares entities, or is in an encoding in which that could hide.

    Entities are how a small file becomes a large one, or reads others; no filing and no taxonomy needs them.
    """
    plain = data.replace(b"\0", b"") if b"\0" in data else data
    said = _ENCODING.search(plain[:300])
    return _DECLARES.search(plain) is not None or bool(said and said[1].lower() not in _READABLE)
