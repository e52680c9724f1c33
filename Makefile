# `make run` and `make test` are all a newcomer needs: Python 3.11 to 3.14, git and make have to be there.
# Everything is installed into .venv, from locked requirements; the second run finds it done.
HOST = 127.0.0.1
PORT = 8501
JOBS = 2
TESTS = tests
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
# The newest Python that fits and can make an environment; name another with PYTHON=.
PYTHON ?= $(shell for one in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$one -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1 \
	&& { echo $$one; break; }; done)

.DEFAULT_GOAL := help
.PHONY: help run test check format screens bench bench-vote bench-room bench-picture bench-search bench-exports words lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/'

run: $(VENV)/.run ## serve the app with the Canterbury think tank (HOST=, PORT=)
	$(BIN)/profit-tt demo --host $(HOST) --port $(PORT)

test: $(VENV)/.run $(VENV)/.test $(VENV)/.browser ## all tests (TESTS= for some, JOBS= side by side)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(TESTS) </dev/null

check: $(VENV)/.run $(VENV)/.test $(VENV)/.check ## style, types, floors, catalogues, documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases app.py pages/*.py  # pages/platform.py is not Python's own platform
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house </dev/null

format: $(VENV)/.run $(VENV)/.check ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screens: $(VENV)/.run $(VENV)/.test $(VENV)/.browser ## photograph every page and state into screens/
	$(BIN)/python -m tests.screens $(SCREENS)

bench: bench-vote bench-room bench-picture bench-search bench-exports ## all measurements, into bench/RESULTS.md

bench-vote: $(VENV)/.run $(VENV)/.test ## how many can vote at once, beside a bare script
	$(BIN)/python -m bench.vote

bench-room: $(VENV)/.run $(VENV)/.test ## what a full room has to bear: new scenes, closing, restarts, lost Wi-Fi (20 minutes)
	$(BIN)/python -m bench.room

bench-picture: $(VENV)/.run $(VENV)/.test $(VENV)/.bench ## how long the picture takes, beside red-dwarf (15 minutes)
	$(BIN)/python -m bench.picture

bench-search: $(VENV)/.run $(VENV)/.test ## how long a search takes among 10,000 findings, beside LIKE
	$(BIN)/python -m bench.searching

bench-exports: $(VENV)/.run $(VENV)/.test $(VENV)/.bench ## how long each take-away takes and how large it is; whether red-dwarf reads ours
	$(BIN)/python -W ignore -m bench.exports

words: $(VENV)/.run ## bring the catalogues up to date with the code, for translators
	$(BIN)/python -m profit_tt.text.catalogue

# Needs uv; the lock holds for every Python we support, on every system.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade --quiet \
	--custom-compile-command "make lock"
lock: ## lock the newest versions that pyproject.toml allows
	$(LOCK) pyproject.toml --group build -o requirements.txt
	$(LOCK) --group test -c requirements.txt -o requirements-test.txt
	$(LOCK) --group check -c requirements.txt -o requirements-check.txt
	$(LOCK) --group bench -c requirements.txt -c requirements-test.txt -o requirements-bench.txt

clean: ## take away what was made here; var/ with the database stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist screens
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.14 with venv is needed (on Debian: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.locked: requirements.txt $(VENV)/.made
	$(PIP) --require-hashes -r requirements.txt
	@touch $@

# The project itself, editable, built with what the lock has installed.
$(VENV)/.run: pyproject.toml $(VENV)/.locked
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.locked
	$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.check: requirements-check.txt $(VENV)/.locked
	$(PIP) --require-hashes -r requirements-check.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.locked
	$(PIP) --require-hashes -r requirements-bench.txt
	@touch $@

# A browser: one that is there, else Debian's, else Playwright's own.
$(VENV)/.browser: $(VENV)/.test
	@$(BIN)/python -m tests.browser || \
	{ SUDO=$$(test "$$(id -u)" = 0 || echo sudo -n); command -v apt-get >/dev/null \
	  && $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq --no-install-recommends chromium; } \
	  </dev/null || $(BIN)/python -m playwright install chromium
	@touch $@
