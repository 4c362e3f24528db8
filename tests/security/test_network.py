"""Nothing goes over the network: a whole run, validation included, in a process that may open no socket."""

import subprocess
import sys
from pathlib import Path

import pytest

GUARDED = """
import socket, sys

def denied(*_):
    raise AssertionError("the network was asked for")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = denied
from pipeline.cli import main
main(sys.argv[1:])
"""


@pytest.mark.slow
def test_a_run_opens_no_socket(seed: Path, tmp_path: Path) -> None:
    release = seed / "internap-2006-q1.txt"
    done = run("run", release, "--out", tmp_path)
    assert "network" not in done.stderr + done.stdout
    assert done.returncode == 0, done.stderr


def test_the_denial_would_be_seen() -> None:
    opens = GUARDED.replace("main(sys.argv[1:])", "import urllib.request; urllib.request.urlopen('http://example.com')")
    done = subprocess.run([sys.executable, "-c", opens], capture_output=True, text=True, check=False)
    assert "the network was asked for" in done.stderr


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", GUARDED, *arguments], capture_output=True, text=True, check=False)
