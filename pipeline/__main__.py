"""`python -m pipeline` is `earnings-xbrl`."""

from pipeline.cli import main

main()
