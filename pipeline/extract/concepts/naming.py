"""Names for the company's own concepts: the label's words in camel case, the same next quarter."""

from collections.abc import Iterable

from pipeline.model.naming import concept_name


def extension_name(label: str, section: Iterable[str] = (), taken: Iterable[str] = ()) -> str:
    """A concept name `ext:CamelCase` for a label: ASCII, not in `taken`; a name that is taken gets the headings' words.

    A label without words takes the nearest heading's, with `Total` behind.
    """
    headings = [name for name in map(concept_name, section) if name]
    base = concept_name(label) or (f"{headings[-1]}Total" if headings else "Unlabelled")
    used = set(taken)
    for name in (base, *(f"{heading}{base}" for heading in reversed(headings))):
        if f"ext:{name}" not in used:
            return f"ext:{name}"
    number = 2
    while f"ext:{base}{number}" in used:
        number += 1
    return f"ext:{base}{number}"
