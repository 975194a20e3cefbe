# Two commands: `make study` opens the course, `make test` checks everything. Both set up what they need first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?=
# What an installed environment depends on: a change here installs anew, nothing else does.
INPUTS := pyproject.toml constraints.txt $(wildcard sticky_lab/jupyterlab/extension/* sticky_lab/jupyterlab/extension/*/* sticky_lab/jupyterlab/extension/*/*/* sticky_lab/jupyterlab/settings/*)

.PHONY: study setup test notebooks export export-teacher bench clean

study: $(VENV)/installed
	@$(BIN)/sticky-lab study $(if $(PORT),--port $(PORT))

setup: $(VENV)/installed

test: $(VENV)/installed-for-tests
	@$(BIN)/python tests/get_chromium.py
	@$(BIN)/python -m tests.get_redis
	@$(BIN)/python -m pytest -q --nbval --nbval-current-env --nbval-cell-timeout=60 tests lessons

notebooks: $(VENV)/installed
	@$(BIN)/python -m sticky_lab.course.making.rules_page
	@$(BIN)/python -m sticky_lab.course.making.notebooks lessons/*.ipynb labs/solutions/*.ipynb
	@$(BIN)/python -m sticky_lab.course.making.student_notebooks

export: $(VENV)/installed
	@$(BIN)/python -m sticky_lab.course.making.pages artifacts/html

export-teacher: $(VENV)/installed
	@$(BIN)/python -m sticky_lab.course.making.pages --teacher artifacts/html-teacher

bench: $(VENV)/installed-for-tests
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e .[bench]
	@$(BIN)/python -m pytest -q tests/bench/bench_rules.py
	@mkdir -p artifacts
	@$(BIN)/python -m tests.bench.bench_proxies --json artifacts/bench_proxies.json
	@$(BIN)/python -m tests.bench.bench_growth --json artifacts/bench_growth.json

clean:
	rm -rf $(VENV)

$(VENV)/installed: $(INPUTS)
	@command -v $(PYTHON) > /dev/null || { \
	  echo "Python is not here: install Python 3.11 or newer, then run make again."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is too old: install Python 3.11 or newer, then run: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
	  echo "Python has no venv module: on Debian or Ubuntu run 'sudo apt install python3-venv', then make again."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned versions into $(VENV); this takes about a minute."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt hatchling editables
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e .
	@touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e .[test]
	@touch $@
