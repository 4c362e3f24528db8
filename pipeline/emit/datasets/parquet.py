"""`facts.parquet`: the data set of facts with types that survive: decimal128, date32, int64, no float for money."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.emit.datasets.facts import FIELDS, PRECISION, SCALE, Field, Row, fact_rows
from pipeline.emit.datasets.release import Release
from pipeline.model.finding import Unreadable

FACTS = "facts.parquet"
_GROUP = 50_000
"""Rows of a row group, which is what stays in memory."""


class FactsFile:
    """Takes releases one at a time. Raises Unreadable("datasets.parquet-extra-missing") without pyarrow."""

    def __init__(self, folder: Path) -> None:
        self._arrow, parquet = _pyarrow()
        self._schema = self._arrow.schema(
            [self._arrow.field(field.name, _type(self._arrow, field), nullable=not field.required) for field in FIELDS]
        )
        self._writer = parquet.ParquetWriter(folder / FACTS, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def add(self, release: Release) -> None:
        """Write the facts of a release."""
        self._rows.extend(fact_rows(release))
        if len(self._rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = [
            self._arrow.array([field.value(row) for row in self._rows], type=kind.type)
            for field, kind in zip(FIELDS, self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(columns, schema=self._schema))
        self._rows.clear()


def _type(arrow: Any, field: Field) -> Any:
    if field.name == "value":
        return arrow.decimal128(PRECISION, SCALE)
    types = {"string": arrow.string, "date": arrow.date32, "integer": arrow.int64, "boolean": arrow.bool_}
    return types.get(field.type, arrow.float64)()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as missing:
        raise Unreadable(
            "datasets.parquet-extra-missing",
            'Parquet needs the extra "parquet": pip install "earnings-xbrl[parquet]", or choose --layout sec.',
        ) from missing
    return pyarrow, pyarrow.parquet
