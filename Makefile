# Two commands: `make study` opens the course, `make test` checks everything. Both set up what they need first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?=
# What an installed environment depends on: a change here installs anew, nothing else does.
INPUTS := pyproject.toml $(wildcard locks/*.txt sticky_lab/jupyterlab/extension/* sticky_lab/jupyterlab/extension/*/* sticky_lab/jupyterlab/extension/*/*/* sticky_lab/jupyterlab/settings/*)

# What checks our scripts, where there is Node.js.
SCRIPT_TOOLS := node_modules/.package-lock.json

# pip takes only what has a hash in our locks; our own package comes last, from this folder.
LOCKED := -m pip install -q --disable-pip-version-check --require-hashes
OURS := -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .

.PHONY: study setup test check notebooks export export-teacher bench locks clean

study: $(VENV)/installed
	@$(BIN)/sticky-lab study $(if $(PORT),--port $(PORT))

setup: $(VENV)/installed

# The specification's tests run once, under coverage, in tests/gates. Those that drive a browser measure time, and so run
# alone, one after the other.
PYTEST := $(BIN)/python -P -m pytest -q -n logical --dist loadfile --no-loadscope-reorder
test: $(VENV)/installed-for-tests $(SCRIPT_TOOLS)
	@$(BIN)/python tests/get_chromium.py
	@$(BIN)/python -P -m tests.get_redis
	@$(PYTEST) --nbval --nbval-current-env --nbval-cell-timeout=60 tests lessons --ignore=tests/spec --ignore=tests/browser
	@$(BIN)/python -P -m pytest -q tests/browser

# What says within a minute whether a change is any good.
check: $(VENV)/installed-for-tests $(SCRIPT_TOOLS)
	@$(PYTEST) tests/gates tests/spec tests/unit -m "not slow" --ignore=tests/gates/test_branches.py

notebooks: $(VENV)/installed
	@$(BIN)/python -P -m sticky_lab.course.making.rules_page
	@$(BIN)/python -P -m sticky_lab.course.making.notebooks lessons/*.ipynb labs/solutions/*.ipynb
	@$(BIN)/python -P -m sticky_lab.course.making.student_notebooks

export: $(VENV)/installed
	@$(BIN)/python -P -m sticky_lab.course.making.pages artifacts/html

export-teacher: $(VENV)/installed
	@$(BIN)/python -P -m sticky_lab.course.making.pages --teacher artifacts/html-teacher

bench: $(VENV)/installed-for-tests
	@$(BIN)/python $(LOCKED) -r locks/bench.txt
	@$(BIN)/python -m pytest -q tests/bench/bench_rules.py
	@mkdir -p artifacts
	@$(BIN)/python -P -m tests.bench.bench_proxies --json artifacts/bench_proxies.json
	@$(BIN)/python -P -m tests.bench.bench_growth --json artifacts/bench_growth.json

# What is installed, with hashes. Versions stay where they are allowed; `make locks UPGRADE=--upgrade` takes the newest.
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11.5 --no-annotate --no-header --no-emit-index-url
locks:
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv
	@cp constraints.txt locks/everything.txt
	@printf 'hatchling\neditables\n' > locks/build.in
	@$(LOCK) $(UPGRADE) pyproject.toml locks/build.in --all-extras -o locks/everything.txt
	@sed 's/ *;.*//' locks/everything.txt > constraints.txt
	@$(LOCK) --generate-hashes -c constraints.txt locks/build.in -o locks/build.txt
	@$(LOCK) --generate-hashes -c constraints.txt pyproject.toml -o locks/course.txt
	@$(LOCK) --generate-hashes -c constraints.txt pyproject.toml --extra test -o locks/test.txt
	@$(LOCK) --generate-hashes -c constraints.txt pyproject.toml --extra test --extra bench -o locks/bench.txt
	@rm locks/build.in locks/everything.txt

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
	@$(BIN)/python $(LOCKED) -r locks/build.txt -r locks/course.txt
	@$(BIN)/python $(OURS)
	@touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	@$(BIN)/python $(LOCKED) -r locks/test.txt
	@touch $@

$(SCRIPT_TOOLS): package-lock.json
	@if command -v npm > /dev/null; then \
	  npm ci --silent --no-audit --no-fund --ignore-scripts || echo "npm got nothing: the scripts' types and format go unchecked."; \
	else echo "Node.js is not here: the scripts' types and format go unchecked."; fi
