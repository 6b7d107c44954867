# Two commands for a new machine: `make demo` and `make test`. The rest is for those who work on rolecall.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
INSTALLED := $(VENV)/.installed
BENCHED := $(VENV)/.benched
DEMO := build/demo
GOLD ?= ../shared/gold
UNSEEN := build/unseen.jsonl
SIMULATED := build/simulated
LARGEST ?= 100000
SECONDS ?= 300

.PHONY: demo test lint docs accuracy unseen simulated linking-weights ten-documents fuzz bench bench-linking bench-reading \
  clean

demo: $(READY) ## read five sample minutes of an invented county and print who held which post
	$(BIN)/python -m rolecall.corpora text corpus/documents/demo-aldershire $(DEMO)
	$(BIN)/rolecall careers $(DEMO)

test: $(INSTALLED) ## set up and run the tests
	$(BIN)/pytest -n 2

lint: $(INSTALLED) ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(INSTALLED) ## the documentation, as pages in build/site; every warning is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

unseen: $(READY) ## measure on the councils of the corpus that training has not seen, with floors that only go up
	$(BIN)/python -m rolecall.corpora generate corpus $(UNSEEN) --split test --variants 0
	$(BIN)/rolecall evaluate $(UNSEEN) --threshold-file tests/floors/minutes_sm/unseen.toml

accuracy: $(READY) ## the same on gold documents, for the trained model and for the rules alone
	for model in minutes_sm minutes_rules; do for gold in worcestershire various; do \
	  $(BIN)/rolecall evaluate $(GOLD)/$$gold.jsonl --model $$model --resamples 0 \
	    --threshold-file tests/floors/$$model/$$gold.toml || exit 1; done; done

simulated: $(INSTALLED) ## people, tenures and changes of simulated councils against what is true of them
	$(BIN)/python -m rolecall.corpora simulate $(SIMULATED) --councils 5 --years 25 --documents 6 --seed 1
	$(BIN)/rolecall evaluate-careers $(SIMULATED)/truth.jsonl $(SIMULATED)/minutes.jsonl --min-bcubed 0.98

linking-weights: $(INSTALLED) ## learn what speaks for two people being one anew, from other simulated councils
	$(BIN)/python training/linking_weights.py

ten-documents: $(INSTALLED) ## correct ten documents, train the model further on them, see the scores move
	$(BIN)/python training/ten_documents.py build/ten-documents

fuzz: $(INSTALLED) ## look for texts that break the grammars of values, for SECONDS; what is found becomes a test
	$(BIN)/pip install --quiet atheris
	$(BIN)/python tests/fuzzing/fuzz_values.py -max_len=300 -max_total_time=$(SECONDS)

bench: $(BENCHED) ## tokens a second and peak memory, against bare spaCy, then linking, in one run
	$(BIN)/python training/bench.py --gold $(GOLD)
	$(BIN)/python training/bench_linking.py --largest $(LARGEST)

bench-linking: $(BENCHED) ## people, time and memory of linking, against Splink, and time by size (LARGEST=1000000)
	$(BIN)/python training/bench_linking.py --largest $(LARGEST)

bench-reading: $(INSTALLED) ## time of reading PDF files beside PDFium alone
	$(BIN)/python training/bench_reading.py

# One environment, every version pinned by constraints.txt; a change of either file installs again. The demo needs
# rolecall alone, the tests also what trains it, transformers included, the bench what rolecall is set beside.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) .
	touch $(READY)

$(INSTALLED): $(READY)
	$(PIP) '.[dev]'
	touch $(INSTALLED)

$(BENCHED): $(READY)
	$(PIP) '.[bench]'
	touch $(BENCHED)

clean:
	rm -rf build training/build dist $(VENV)
