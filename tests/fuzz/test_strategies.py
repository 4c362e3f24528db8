"""Whatever is thrown at them, the readers, the parsers and the whole pipeline end in a result or in one sentence."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export import make
from pipeline.extract.headings.grammar import cut, read_one
from pipeline.extract.headings.grammar import read as read_heading
from pipeline.model.figures import MAX_DIGITS, parse_figure
from pipeline.model.finding import Unreadable
from pipeline.model.settings import Settings
from pipeline.read import read
from tests.fuzz.mutations import DATES, INVISIBLE, MUTATIONS, ODD_NUMBERS, mutated
from tests.read.printed import check
from tests.test_cli import STATEMENT

SETTINGS = Settings(validate=False)
ODD = st.sampled_from([text.decode(errors="replace") for text in (*ODD_NUMBERS, *DATES, *INVISIBLE) if len(text) < 500])
FIGURES = st.one_of(
    ODD, st.decimals(-(10**9), 10**9, places=2).map(lambda value: f"{value:,}"), st.integers(0, 10**25).map(str)
)
WORDS = st.one_of(
    ODD,
    st.text(max_size=20),
    st.sampled_from(["Total", "Net income", "Basic", "%", "2006", "Three Months Ended", "March 31,", "(in thousands)"]),
)
ROWS = st.lists(st.tuples(WORDS, st.lists(FIGURES, max_size=5)), max_size=12)
TITLES = st.sampled_from(["Balance Sheets", "Statements of Operations", "Statements of Cash Flows", ""])
PERIODS = st.lists(st.one_of(ODD, st.dates(date(1990, 1, 1), date(2040, 1, 1)).map("{:%B %d, %Y}".format)), max_size=4)
Drawn = tuple[str, list[str], list[tuple[str, list[str]]]]
STATEMENTS: st.SearchStrategy[Drawn] = st.tuples(TITLES, PERIODS, ROWS)


def tabbed(drawn: Drawn) -> str:
    title, periods, rows = drawn
    lines = ["\t".join((label, *figures)) for label, figures in rows]
    return "\n".join((f"Acme Inc.\n\n{title}\n(in thousands)\n", "\t".join(("", *periods)), *lines))


def aligned(drawn: Drawn) -> str:
    title, periods, rows = drawn
    lines = [f"{label:<30}" + "".join(f"{figure:>18}" for figure in figures) for label, figures in rows]
    return "\n".join((f"Acme Inc.\n\n{title:^60}\n", " " * 30 + "".join(f"{p:>18}" for p in periods), *lines))


def markdown(drawn: Drawn) -> str:
    title, periods, rows = drawn
    lines = ["| " + " | ".join((label, *figures)) + " |" for label, figures in (("", periods), ("---", []), *rows)]
    return f"# Acme Inc.\n\n## {title}\n\n" + "\n".join(lines)


def page(drawn: Drawn) -> str:
    title, periods, rows = drawn
    lines = [
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in (label, *cells)) for label, cells in (("", periods), *rows)
    ]
    return f"<html><body><p>Acme Inc.</p><p>{title}</p><table>{''.join(lines)}</table></body></html>"


def submission(drawn: Drawn) -> str:
    _, periods, _ = drawn
    dates = [*(period for period in periods if period.isascii()), "00010101", "20061399"]
    header = f"CENTRAL INDEX KEY: {dates[0]}\nFISCAL YEAR END: {dates[0][:4]}\nFILED AS OF DATE: {dates[-2]}"
    content = f"<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n{page(drawn)}\n</TEXT>\n</DOCUMENT>"
    return f"<SEC-DOCUMENT>\n<SEC-HEADER>\n{header}\n</SEC-HEADER>\n{content}"


LAYOUTS = st.sampled_from([tabbed, aligned, markdown, page, submission])


@settings(max_examples=150, deadline=None)
@given(STATEMENTS, LAYOUTS)
def test_every_reader_gives_exact_receipts(drawn: Drawn, layout) -> None:  # type: ignore[no-untyped-def]
    with suppress(Unreadable):
        found, _ = read(layout(drawn).encode("utf-8", errors="replace"), "release")
        for block in found.blocks:
            check(found, block)


@settings(max_examples=80, deadline=None)
@given(STATEMENTS, LAYOUTS)
def test_the_pipeline_ends_in_a_result_or_a_sentence(drawn: Drawn, layout) -> None:  # type: ignore[no-untyped-def]
    with suppress(Unreadable):
        made = make(layout(drawn).encode("utf-8", errors="replace"), "release", SETTINGS)
        assert not [one for one in made.findings if one.code == "conserve.lost"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_mutated_releases_end_in_a_result_or_a_sentence(seed: int) -> None:
    data, _ = mutated(STATEMENT.encode(), Random(seed))  # noqa: S311
    with suppress(Unreadable):
        make(data, "release", SETTINGS)


def test_every_mutation_changes_something() -> None:
    release = page(("Balance Sheets", ["March 31, 2006"], [("Cash", ["1"]), ("Debt", ["2"])]))
    data = release.replace("<td", '<td colspan="1"').encode()
    for mutation in MUTATIONS:
        assert any(mutation(data, Random(seed)) != data for seed in range(40)), mutation  # noqa: S311


@given(st.one_of(ODD, st.text(), st.lists(WORDS, max_size=6).map(" ".join)))
def test_any_heading_is_read(text: str) -> None:
    for span in (*read_heading(text), read_one(text)):
        assert span.end.month is None or 1 <= span.end.month <= 12
        assert span.end.day is None or 1 <= span.end.day <= 31
    assert "".join("".join(cut(text)).split()) == "".join(cut(text)[0].split()) or len(cut(text)) > 1


@given(st.one_of(ODD, st.text(alphabet="0123456789.,()$€-–— %*[]abx\u0663\uff11", max_size=60)))
def test_any_figure_is_a_number_or_none(text: str) -> None:
    figure = parse_figure(text)
    if figure and figure.value is not None:
        assert figure.value.is_finite()
        assert len(figure.value.as_tuple().digits) <= MAX_DIGITS
        assert figure.value == figure.value + Decimal(0)
