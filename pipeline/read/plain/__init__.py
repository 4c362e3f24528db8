"""Plain text: tab-separated tables, tables aligned by column (EDGAR's ASCII filings), text laid out from PDF pages."""
