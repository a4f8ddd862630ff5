# Two commands do everything: `make compare` and `make test`.

DRUGS ?= baclofen cyclobenzaprine
FOR   ?=
PYTHON ?= python3
VENV  := .venv
BIN   := $(VENV)/bin

.DEFAULT_GOAL := help

.PHONY: help compare test check lint types contracts manual starter bench lock clean browser

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:[^#]*## /\t/' | expand -t 12

$(VENV)/run.stamp: pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	@touch $@ $(VENV)/run.stamp

compare: $(VENV)/run.stamp  ## compare two drugs, offline: make compare DRUGS="tizanidine baclofen" FOR="spasticity"
	@$(BIN)/labelwise compare $(DRUGS) $(if $(FOR),--for "$(FOR)")

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp
	$(BIN)/lint-imports

check: lint types contracts  ## the tests that need neither the real labels nor a browser
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not corpus and not browser"

test: lint types contracts  ## everything
	$(BIN)/python -m pytest -n auto --dist loadfile

manual: $(VENV)/dev.stamp  ## render docs/manual from the specification
	$(BIN)/python -m tools.render_manual

starter: $(VENV)/run.stamp  ## make the starter store again from LABELWISE_CORPUS
	@test -n "$$LABELWISE_CORPUS" || { echo "Set LABELWISE_CORPUS to a folder of labels." >&2; exit 2; }
	$(BIN)/python -m labelwise.operations.starter "$$LABELWISE_CORPUS"

bench: $(VENV)/dev.stamp  ## ratios against named yardsticks, on the labels of LABELWISE_CORPUS
	@test -n "$$LABELWISE_CORPUS" || { echo "Set LABELWISE_CORPUS to a folder of labels." >&2; exit 2; }
	$(BIN)/python -m benchmarks

lock:  ## write requirements.lock again
	uv pip compile --quiet --universal --extra dev --no-emit-index-url --no-header --no-annotate -o requirements.lock pyproject.toml

clean:  ## remove what was made here
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
