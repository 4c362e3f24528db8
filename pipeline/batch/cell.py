"""A worker process of its own for whoever runs releases: it may hang, eat memory or die, and costs one release.

The process runs `serve`, takes calls from its standard input and answers on its standard
output, each as a length of eight bytes and a pickle. It ends when its input does, so it never outlives its owner by
more than the call it is at; and the system ends it when that call takes more processor time than it may.
"""

import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from pipeline.batch.records import Limits

_START = 120.0
"""Seconds a process may take to start, however busy the machine is."""
_LENGTH = struct.Struct(">Q")


class Fault(Exception):
    """Why a call gave no answer. `code` is stable."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Cell:
    """One worker process, started by the first call and anew after each that ended it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, function: Callable[..., Any], *arguments: object, times: int = 1) -> Any:
        """What `function`, of this package, makes of the arguments, with `times` the time limit.

        Raises Fault with batch.time-limit, batch.memory-limit, batch.worker-died or batch.crash.
        """
        if self._process is None:
            self._process = _started(self._limits)
            self._exchange(_no_work, (), _START)  # starting and loading the program is not the release's time
        return self._exchange(function, arguments, self._limits.seconds * times)

    def _exchange(self, function: Callable[..., Any], arguments: tuple[object, ...], seconds: float) -> Any:
        process = self._process
        assert process is not None  # noqa: S101
        late = threading.Event()
        timer = threading.Timer(seconds, _stop, (process, late))
        timer.start()
        try:
            _send(process.stdin, (function, arguments, seconds))
            fault, value = _receive(process.stdout)
        except (OSError, EOFError) as failure:
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)  # it is on its way out: what it ends with says why
            self.close()
            raise _why(process, seconds, late=late.is_set()) from failure
        finally:
            timer.cancel()
        if fault == "batch.memory-limit":
            self.close()
        if fault:
            raise Fault(fault, value)
        return value

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for stream in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):  # what was on its way when it died
                    stream.close()

    __del__ = close


def _no_work() -> None:
    """Load what releases need."""
    import pipeline.batch.work  # noqa: F401


def _started(limits: Limits) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-P", "-c", f"from {__name__} import serve; serve({limits.megabytes})"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603


def _stop(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


def _why(process: "subprocess.Popen[bytes]", seconds: float, *, late: bool) -> Fault:
    code = process.returncode
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return Fault("batch.time-limit", f"It took longer than {seconds:g} seconds and was stopped.")
    how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
    return Fault("batch.worker-died", f"The process that worked on it was ended {how}.")


def _send(stream: IO[bytes] | None, value: object) -> None:
    assert stream is not None  # noqa: S101
    content = pickle.dumps(value)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> Any:
    assert stream is not None  # noqa: S101
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return pickle.loads(content)  # noqa: S301


def serve(megabytes: int) -> None:
    """Answer calls until there are no more. Whatever is printed meanwhile goes nowhere."""
    _limit_memory(megabytes)
    with os.fdopen(os.dup(1), "wb") as answers, os.fdopen(os.dup(0), "rb") as calls:
        os.dup2(2, 1)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        with suppress(EOFError):
            while True:
                function, arguments, seconds = _receive(calls)
                _limit_time(seconds)
                _send(answers, _answer(function, arguments))


def _answer(function: Callable[..., Any], arguments: tuple[object, ...]) -> tuple[str, object]:
    try:
        return "", function(*arguments)
    except MemoryError:
        return "batch.memory-limit", "It needed more memory than it may have."
    except Exception as failure:  # noqa: BLE001  whatever is wrong with one release must not end the batch
        return "batch.crash", f"{type(failure).__name__}: {failure} ({_place(failure)})"


def _place(failure: BaseException) -> str:
    trace = failure.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno}" if trace else ""  # noqa: PTH119


def _limit_memory(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has such limits
        import resource

        if megabytes:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))


def _limit_time(seconds: float) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = int(used.ru_utime + used.ru_stime + seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.getrlimit(resource.RLIMIT_CPU)[1]))
