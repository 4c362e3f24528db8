"""The record of a release beside its files: `record.json.gz`, from which tables and pages are made again."""

import gzip
import json
from pathlib import Path

from pipeline.emit.codec import decode, encode
from pipeline.model.finding import Finding, Unreadable
from pipeline.model.record import Record

RECORD = "record.json.gz"
_BROKEN = (OSError, EOFError, ValueError, TypeError, KeyError, AttributeError, StopIteration)


def record_json(record: Record) -> bytes:
    """The record as compressed JSON: the same record gives the same bytes."""
    text = json.dumps(encode(record), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)


def read_record(folder: Path) -> Record:
    """The record in a result folder. Raises Unreadable("result.record") where there is none of this version."""
    try:
        return decode(Record, json.loads(gzip.decompress((folder / RECORD).read_bytes())))
    except _BROKEN as failure:
        raise Unreadable(
            "result.record", f'"{folder}" is no result of this version; export the release again.'
        ) from failure


def read_findings(folder: Path) -> tuple[Finding, ...]:
    """The findings in a result folder. Raises Unreadable("result.findings")."""
    try:
        return decode(tuple[Finding, ...], json.loads((folder / "findings.json").read_bytes()))
    except _BROKEN as failure:
        raise Unreadable("result.findings", f'"{folder}" holds no findings that can be read.') from failure


def result_folders(results: Path) -> list[Path]:
    """The result folders at a place, sorted: the folder itself where it is one, else those directly below it."""
    if (results / RECORD).is_file():
        return [results]
    return sorted(path.parent for path in results.glob(f"*/{RECORD}"))
