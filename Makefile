# Two commands for a new machine: `make demo` and `make test`. The rest is for those who work on rolecall.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO := build/demo

.PHONY: demo test lint accuracy bench clean

demo: $(INSTALLED) ## read five sample minutes of an invented county and print who held which post
	$(BIN)/python -m rolecall.corpora text corpus/documents/demo-aldershire $(DEMO)
	$(BIN)/rolecall careers $(DEMO)

test: $(INSTALLED) ## set up and run the tests
	$(BIN)/pytest -n 2

lint: $(INSTALLED) ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

GOLD ?= ../shared/gold
accuracy: $(INSTALLED) ## measure on gold documents, with the floors that only go up
	$(BIN)/rolecall evaluate $(GOLD)/worcestershire.jsonl --threshold-file tests/floors/worcestershire.toml
	$(BIN)/rolecall evaluate $(GOLD)/various.jsonl --threshold-file tests/floors/various.toml

bench: $(INSTALLED) ## words a second, against bare spaCy, in one run
	$(BIN)/python training/bench.py

# One environment, every version pinned by constraints.txt; a change of either file installs again.
$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(INSTALLED)

clean:
	rm -rf build training/build dist $(VENV)
