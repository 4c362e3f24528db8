"""How the label knowledge is made and remade from public filings, and a company's memory from its own."""

from pipeline.learn.company import decide, learn_company
from pipeline.learn.tables import Learned, Vocabulary, learn_tables

__all__ = ["Learned", "Vocabulary", "decide", "learn_company", "learn_tables"]
