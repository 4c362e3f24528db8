"""Many releases: any executor, a ledger of what is done, and a failure that costs only its release.

releases = find_releases(["2024q1/", "more.zip"], Settings())
with processes(4) as (executor, workers):
    for result in run_batch(releases, Batch(out="out"), Ledger(Path("out/batch.sqlite")), executor, workers):
        ...
"""

from pipeline.batch.inputs import find_releases
from pipeline.batch.ledger import Ledger
from pipeline.batch.outputs import local
from pipeline.batch.pool import dask, processes
from pipeline.batch.records import Limits, Listed, Result, State
from pipeline.batch.run import Batch, run_batch
from pipeline.batch.summary import write_summary

__all__ = [
    "Batch",
    "Ledger",
    "Limits",
    "Listed",
    "Result",
    "State",
    "dask",
    "find_releases",
    "local",
    "processes",
    "run_batch",
    "write_summary",
]
