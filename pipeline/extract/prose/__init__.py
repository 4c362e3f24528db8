"""Sentences to claims: amounts, changes and guidance as the prose of a release says them."""

from pipeline.extract.prose.reading import read_claims, release_times

__all__ = ["read_claims", "release_times"]
