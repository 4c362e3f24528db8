"""Many releases: any executor, a ledger of what is done, and a failure that costs only its release."""
