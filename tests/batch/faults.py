"""A stage that goes wrong in every way there is, as the release asks for."""

import os
import signal
import time
from pathlib import Path

from pipeline.batch import work
from pipeline.batch.records import Job, Result


def draft(job: Job, folder: Path) -> work.Draft | Result:
    match job.content:
        case b"hang":
            time.sleep(600)
        case b"eat":
            bytearray(2**50)
        case b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"exit":
            os._exit(3)
        case b"crash":
            raise ZeroDivisionError("an error in the program")
        case b"print":
            os.write(1, b"noise on standard output" * 100)
            return work.failure(job, "noise", "It printed.")
    return work.draft(job, folder)
