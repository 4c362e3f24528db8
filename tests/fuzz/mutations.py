"""What happens to files on the web, by accident or by design: each mutation turns bytes into worse bytes."""

import re
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]

MAX_BYTES = 300_000
"""Mutations that multiply stop here: limits on larger files have tests of their own."""

_TAG = re.compile(rb"<[^<>]{1,200}>")
_NUMBER = re.compile(rb"\d[\d,.]*")
_WORD = re.compile(rb"[A-Za-z]{3,}")
_SPAN = re.compile(rb"(?i)((?:col|row)span\s*=\s*[\"']?)\d+")

NUMBERS = (
    *(b"1e999999", b"-1e-999999", b"9" * 400, b"9" * 5000, b"0." + b"0" * 300 + b"1", b"NaN", b"-Infinity", b"0x10"),
    *(b"1,,2", b"1.2.3", b"--5", b"((5))", b"(5", b"5)", b"+-5", b"1_000", b"00000000012", b"2006", b"0000", b"9999"),
)
ODD_NUMBERS = (
    *NUMBERS,
    *(text.encode() for text in ("１２３", "٣٤٥", "²", "½", "Ⅳ", "1\u00a0234", "−5", "$€5", "5٪", "1\u066c234\u066b5")),
)
DATES = (
    *(b"February 31, 2006", b"February 29, 2005", b"March 0, 2006", b"December 31, 9999", b"January 1, 0000"),
    *(b"99/99/9999", b"13/13/13", b"0001-01-01", b"March 2006 March 2006 March 2006", b"Inception to December 31, 1"),
    *(b"99 months ended", b"0 weeks ended March 31, 2006", b"Three Months Ended Three Months Ended", b"Q9 2006"),
)
INVISIBLE = tuple(
    char.encode()
    for char in ("\u200b", "\u200f", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u2028", "\u0085", "\ufffe")
)
ACTIVE = (
    *(b"<script>alert(1)</script>", b"<img src=http://example.com/x onerror=alert(1)>", b"<svg onload=alert(1)>"),
    *(b"<!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>", b"&a;", b"&#0;", b"&#xD800;"),
    *(b"=cmd|' /C calc'!A0", b"@SUM(1+1)", b"<?php ?>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"{{7*7}}", b"%s%n"),
    *(b"<base href=http://example.com/>", b"<form action=http://example.com/><input name=x>", b"<style>@import 'x'"),
    *(b"<plaintext>", b"<xmp>", b"<pre>", b"<TABLE><S><C>", b"</TABLE>", b"<PAGE>", b"<DOCUMENT><TYPE>EX-99.1<TEXT>"),
    *(b"begin 644 x", b"../../../../etc/passwd", b"C:\\con", b"\x0c", b"\x0b", b"\x1b[2J", b"\x00", b"\r", b"\t\t\t"),
)
NESTING = (b"<div>", b"<table><tr><td>", b"<b>", b"<font>", b"<ul><li>", b"(", b"[", b"> ", b"**", b"|", b"<p><span>")


def flip_bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 20)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))] if random.random() < 0.5 else data[random.randrange(len(data)) :]


def cut_out(data: bytes, random: Random) -> bytes:
    start, end = _slice(data, random, 3000)
    return data[:start] + data[end:]


def repeat(data: bytes, random: Random) -> bytes:
    start, end = _slice(data, random, 600)
    return data[:end] + data[start:end] * random.choice((1, 2, 20, 200)) + data[end:]


def delete_tags(data: bytes, random: Random) -> bytes:
    share = random.choice((0.01, 0.1, 0.5))
    return _TAG.sub(lambda tag: b"" if random.random() < share else tag[0], data)


def duplicate_tags(data: bytes, random: Random) -> bytes:
    share = random.choice((0.01, 0.1, 0.5))
    return _TAG.sub(lambda tag: tag[0] * (2 if random.random() < share else 1), data)


def shuffle_lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n") if data.count(b"\n") > 10 else re.split(rb"(?i)(?=<tr)", data)
    for _ in range(random.randint(1, 10)):
        one, two = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def huge_spans(data: bytes, random: Random) -> bytes:
    value = random.choice((b"0", b"-1", b"99999999", b"9" * 5000, b"500", b"1e9", "٣".encode(), b"65535"))
    share = random.choice((0.05, 1))
    return _SPAN.sub(lambda span: span[1] + value if random.random() < share else span[0], data)


def nest(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.choice(NESTING) * random.choice((5, 60, 300, 3000)) + data[at:]


def bad_encoding(data: bytes, random: Random) -> bytes:
    kind = random.randrange(6)
    text = data.decode("utf-8", errors="replace")
    if kind < 3:
        return text.encode(("utf-16", "utf-32", "cp1252")[kind], errors="replace")
    if kind == 3:
        return data.decode("latin-1").encode()  # read as latin-1 and saved as UTF-8
    if kind == 4:
        return random.choice((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")) + data
    charset = random.choice((b"utf-7", b"rot13", b"idna", b"hex", b"utf-16", b"unknown", b"punycode", b"shift_jis"))
    return b'<meta charset="' + charset + b'">\xe9' + data


def change_numbers(data: bytes, random: Random) -> bytes:
    share, odd = random.choice((0.01, 0.1)), random.choice(ODD_NUMBERS)
    return _NUMBER.sub(lambda number: odd if random.random() < share else number[0], data)


def change_words(data: bytes, random: Random) -> bytes:
    share, odd = random.choice((0.002, 0.02)), random.choice((*ACTIVE, *DATES, *INVISIBLE))
    return _WORD.sub(lambda word: odd if random.random() < share else word[0], data)


def insert(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(data))
        data = data[:at] + random.choice((*ACTIVE, *DATES, *INVISIBLE, *ODD_NUMBERS)) + data[at:]
    return data


def change_layout(data: bytes, random: Random) -> bytes:
    old, new = random.sample((b"\n", b"  ", b"\t", b"|", b" ", b"\r\n", b"\x0c", b"\xc2\xa0", b",", b"$", b"("), 2)
    return data.replace(old, new, random.choice((1, 10, -1)))


MUTATIONS: Sequence[Mutation] = (
    *(flip_bytes, truncate, cut_out, repeat, delete_tags, duplicate_tags, shuffle_lines, huge_spans, nest),
    *(bad_encoding, change_numbers, change_words, insert, change_layout),
)


def mutated(data: bytes, random: Random) -> tuple[bytes, str]:
    """One to four mutations of a file, and their names."""
    chosen = random.choices(MUTATIONS, k=random.randint(1, 4))
    for mutation in chosen:
        data = mutation(data or b" ", random)[:MAX_BYTES]
    return data, "+".join(mutation.__name__ for mutation in chosen)


def _slice(data: bytes, random: Random, longest: int) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.randint(1, longest))
