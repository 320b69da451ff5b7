# One word per job. Everything sets itself up in .venv; python3 (3.11 to 3.13) and make are all that must be there.
.PHONY: demo test lint eval bench clean setup setup-dev

BIN := .venv/bin
# The newest Python from 3.11 on that really runs: a shim of a version manager may stand there without its interpreter.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && { echo $$python; break; }; done)
# Prefect's state and the default database stay inside the checkout.
export KEHOACH_DATA ?= $(CURDIR)/data
export PIP_DISABLE_PIP_VERSION_CHECK := 1

demo: .venv/run.stamp
	$(BIN)/kehoach demo

# In two processes; `make test PARALLEL=` runs the tests one after the other.
PARALLEL ?= -n 2 --dist loadgroup
test: .venv/dev.stamp
	$(BIN)/pytest $(PARALLEL)

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Writes the accuracy table of the README where it has changed; fails below tests/eval/floors.json.
# `make eval FLOORS=--update` sets the floors to what is reached, `FLOORS="--update --lower"` also lower ones.
eval: .venv/dev.stamp
	$(BIN)/python -m pipeline.evaluate.publish --jobs 2 $(FLOORS)

bench: .venv/dev.stamp
	$(BIN)/python -m bench

clean:
	rm -rf .venv data demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

setup: .venv/run.stamp
setup-dev: .venv/dev.stamp

.venv/made.stamp:
	@test -n "$(PYTHON)" || { echo "kehoach: cần Python từ 3.11 đến 3.13; hãy cài rồi chạy lại (Python 3.11 to 3.13 is needed)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

# The locks hold hashes, so nothing is resolved here; `kehoach` itself is installed in place.
.venv/run.stamp: .venv/made.stamp requirements.lock pyproject.toml
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -m flows.prefect_home "$(KEHOACH_DATA)"
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
