import pytest

from pipeline.model.report import Report

from .small import REPORT, SmallCatalogue


@pytest.fixture
def report() -> Report:
    return REPORT


@pytest.fixture
def catalogue() -> SmallCatalogue:
    return SmallCatalogue()
