"""Frozen records as JSON and back, by their declared types. What is at its default is left out.

Decimals are written as `{"decimal": "-5E+3"}`, because a value may be a number or text; dates in ISO 8601.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Value = TypeVar("Value")

_PLAIN = (str, int, float, bool, NoneType)


def encode(value: object) -> Any:
    """A record, or a tuple of records, as what `json` writes."""
    kind: Any = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: Any) -> Callable[[Any], Any]:
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Decimal):
        return lambda value: {"decimal": str(value)}
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, tuple):
        return lambda value: [encode(part) for part in value]
    return _record_encoder(kind) if is_dataclass(kind) else lambda value: value


def _record_encoder(kind: Any) -> Callable[[Any], dict[str, Any]]:
    known = [(field.name, field.default) for field in fields(kind)]

    def record(value: Any) -> dict[str, Any]:
        said = [(name, part) for name, default in known if (part := getattr(value, name)) != default]
        return {name: part if type(part) in _PLAIN else encode(part) for name, part in said}

    return record


def decode(kind: type[Value], data: Any) -> Value:
    """The record of that type. Raises ValueError, TypeError or KeyError where the data is not of it."""
    value: Value = _decoder(kind)(data)  # type: ignore[arg-type]
    return value


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    if kind in _PLAIN:
        return lambda data: _plain(kind, data)
    if kind is Decimal:
        return lambda data: Decimal(data["decimal"])
    if kind is date:
        return date.fromisoformat
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, UnionType):
        return _union(get_args(kind))
    return _record(kind) if is_dataclass(kind) else kind


def _plain(kind: type, data: Any) -> Any:
    if not isinstance(data, (float, int) if kind is float else kind):
        raise TypeError(f"{kind.__name__} expected")
    return float(data) if isinstance(data, int) and kind is float else data


def _tuple(parts: tuple[Any, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if parts[1:] == (...,):
        each = _decoder(parts[0])
        return lambda data: tuple(each(part) for part in data)
    decoders = [_decoder(part) for part in parts]
    return lambda data: tuple(one(part) for one, part in zip(decoders, data, strict=True))


def _union(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    decoders = [(kind, _decoder(kind)) for kind in kinds]

    def chosen(data: Any) -> Any:
        return next(decoder(data) for kind, decoder in decoders if _fits(kind, data))

    return chosen


def _fits(kind: Any, data: Any) -> bool:
    """Whether data may be of a type of a union; records are told apart by their fields."""
    if kind is NoneType or data is None:
        return kind is NoneType and data is None
    if kind is Decimal:
        return isinstance(data, dict) and "decimal" in data
    if is_dataclass(kind):
        names = {field.name for field in fields(kind)}
        return isinstance(data, dict) and set(data) <= names and _needed(kind) <= set(data)
    return not isinstance(data, dict)


def _needed(kind: Any) -> set[str]:
    return {field.name for field in fields(kind) if field.default is MISSING}


def _record(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    decoders: dict[str, Callable[[Any], Any]] = {}

    def made(data: Any) -> Any:
        for name in data:
            if name not in decoders:
                decoders[name] = _decoder(hints[name])
        return kind(**{name: decoders[name](part) for name, part in data.items()})

    return made
