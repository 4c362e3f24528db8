# Two commands on a fresh clone: make run, make test. Nothing needed but Python 3.11 and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SEED := tests/seed/internap-2006-q1.txt

.PHONY: run test lint format lock clean

run: $(READY)
	$(BIN)/earnings-xbrl run $(SEED) --out output

test: $(READY) lint
	$(BIN)/pytest -n auto --dist worksteal

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The versions every run of ours uses; pyproject.toml holds the ranges a user may choose from.
lock:
	$(PYTHON) -m pip install --quiet uv
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url --quiet --output-file requirements.lock

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $(READY)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache dist
