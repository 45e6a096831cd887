# Every target works alone on a fresh clone with git, make and Python 3.11 or newer.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
RUNTIME := $(VENV)/.runtime-$(firstword $(shell cksum < requirements.lock))
DEV := $(VENV)/.dev-$(firstword $(shell cksum < requirements-dev.lock))
HOST ?= 127.0.0.1
PORT ?= 8000
# What `make test` must not do without: postgres, chromium, python310 (comma-separated).
REQUIRE ?=
WORKERS ?= 2
# A Python 3.10 for Rasa; unset: looked for. PIPELINE: linear or diet.
PYTHON310 ?=
PIPELINE ?= linear

.PHONY: help setup demo test quick lint format lock bench bench-nlu rasa rasa-train clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(RUNTIME) ## Make .venv with jemaa in it

demo: $(RUNTIME) ## Set up and run everything for a first look
	@echo "Starting Jemaa with the sample communes Berkane and Settat …"
	@$(BIN)/jemaa serve --all --host $(HOST) --port $(PORT)

test: $(DEV) ## Every test; ends with what was not run
	@echo "Running every test on $(WORKERS) workers (several minutes) …"
	@JEMAA_TEST_REQUIRE="$(REQUIRE)" $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

quick: $(DEV) ## The tests of a minute
	@echo "Running the quick tests …"
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal -m "not slow and not postgres and not chromium and not python310"

lint: $(DEV) ## Linter, formatter, type checker
	@echo "Linting …" && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "Checking types …" && $(BIN)/mypy

format: $(DEV) ## Put the code in shape
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: $(DEV) ## Measure turns a second, memory, start-up, a change of the calendar
	@$(BIN)/python -m tests.bench
	@PYTHONPATH=tests $(BIN)/python -m tests.bench_requests
	@$(BIN)/python -m tests.bench_papers
	@$(BIN)/python -m tests.bench_reports
	@PYTHONPATH=tests $(BIN)/python -m tests.bench_console
	@PYTHONPATH=tests $(BIN)/python -m tests.bench_broadcasts

bench-nlu: $(DEV) ## Measure the reader; YARDSTICK=file.csv for an outside one, RASA=1 for Rasa beside it
	@$(BIN)/jemaa nlu evaluate tests/nlu_test_set.csv
	@$(BIN)/python -m nlu.bench $(if $(YARDSTICK),--yardstick $(YARDSTICK))
	@$(if $(RASA),$(BIN)/python -m tests.bench_rasa $(if $(filter diet,$(RASA)),--diet),echo "Rasa beside it: make bench-nlu RASA=1 (RASA=diet: DIET too)")

rasa: | $(VENV)/bin/python ## Set up, train and serve Rasa, the second reader
	@$(BIN)/python -m nlu.rasa.make serve --python "$(PYTHON310)" --pipeline $(PIPELINE)

rasa-train: | $(VENV)/bin/python ## Train Rasa on the training text as it is now
	@$(BIN)/python -m nlu.rasa.make train --python "$(PYTHON310)" --pipeline $(PIPELINE)

lock: $(DEV) ## Write the lock files again after a change of pyproject.toml
	@$(BIN)/python -m tests.locks

clean: ## Remove .venv and the caches; var/ stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Jemaa needs Python 3.11 or newer: install it, or name it with make PYTHON=…"; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Jemaa runs on (half a minute) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Jemaa is tested with (a minute) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@ $(RUNTIME)
