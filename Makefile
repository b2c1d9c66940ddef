# `make run` and `make test` set everything up themselves: they need Python 3.11+ and nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
DECKS_FOLDER ?= decks
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

ARTICLES := $(wildcard seeds/*.txt seeds/*.md)
DECKS := $(addprefix decks/,$(addsuffix .json,$(basename $(notdir $(ARTICLES)))))
AXE := build/axe/axe.min.js
AXE_VERSION := 4.14.1
AXE_SHA256 := 29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
# Subject packs a sample is asked with beside the general ones; a sample not named here has none.
PACKS_2022-12-18-argentina-world-cup := sport
PACKS_2024-10-25-key-rate := economics
PACKS_2025-11-13-kazakhstan-russia-universities := education
PACKS_battle-of-poltava := history
PACKS_electric-current := physics
PACKS_human-blood := biology
PACKS_lake-baikal := geography
templates = $(addprefix --templates ,$(PACKS_$(basename $(notdir $(1)))))
# What a deck is made by: change it, and the decks are made anew.
SOURCES := $(shell find quizgen -name '*.py' -o -name '*.yaml')

.PHONY: help
help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

.PHONY: run
run: $(READY) $(DECKS) ## serve the quizzes at http://127.0.0.1:8000
	$(BIN)/quizgen serve --port $(PORT)

.PHONY: test
# All of them share the processors, a file of tests at a time; a file asked for runs by itself.
EVERY := --numprocesses auto --maxprocesses 4 --dist loadfile
test: $(READY_DEV) chromium $(AXE) ## run all tests, those in a browser too
	$(BIN)/pytest $(or $(ARGS),$(EVERY))

.PHONY: lint
lint: $(READY_DEV) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: decks
decks: $(READY) ## make decks/ anew from seeds/, keeping the ids of questions
	@set -e; mkdir -p "$(DECKS_FOLDER)"; $(foreach article,$(ARTICLES), \
	  deck="$(DECKS_FOLDER)/$(basename $(notdir $(article)))"; \
	  $(BIN)/quizgen generate $(article) $(call templates,$(article)) -o "$$deck.json"; \
	  $(BIN)/quizgen export "$$deck.json" -o "$$deck.apkg";)

.PHONY: decks-check
decks-check: $(READY) ## fail when decks/ is not what the program makes now
	@set -e; fresh="$$(mktemp -d)"; trap 'rm -rf "$$fresh"' EXIT; \
	cp decks/*.json "$$fresh"; \
	$(MAKE) --no-print-directory decks DECKS_FOLDER="$$fresh"; \
	diff -rq decks "$$fresh" || { echo "decks/ is out of date: run 'make decks' and commit it" >&2; exit 1; }; \
	echo "decks/ is up to date"

# References to lines would change every catalogue with every edit. The Russian catalogue holds only forms that go with
# numbers; a new one is written into it by hand, as its test asks.
PYBABEL := $(BIN)/pybabel --quiet
KEYWORDS := $(addprefix --keyword ,lazy_gettext phrase)
.PHONY: messages
messages: $(READY) ## renew the translations: new messages are added, empty, to webapp/translations/
	@mkdir -p build
	$(PYBABEL) extract --mapping babel.cfg $(KEYWORDS) --no-location --sort-output --output build/messages.pot .
	sed -i '/^"POT-Creation-Date/d' build/messages.pot
	for code in kk en; do \
	  $(PYBABEL) update --locale $$code --input-file build/messages.pot --output-dir webapp/translations \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap || exit 1; \
	done
	$(PYBABEL) compile --directory webapp/translations --statistics

# The subject packs of a sample, as options of `quizgen generate`; an empty line where none.
.PHONY: templates-of
templates-of:
	@echo $(call templates,$(ARTICLE))

.PHONY: bench
bench: $(READY) ## measure the pipeline beside the bare models
	$(BIN)/python benchmarks/pipeline.py

# Texts to evaluate on are kept outside the project; where there are none this says so and is done.
DATA ?= ../shared/evaluate/dev
.PHONY: evaluate
evaluate: $(READY) ## measure the questions over development texts: DATA=FOLDER
	$(BIN)/python -m evaluation.evaluate "$(DATA)" --seeds $(ARGS)

.PHONY: lock
lock: ## renew the lock files from pyproject.toml
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	for extra in "" dev; do \
	  build/lock/bin/uv pip compile pyproject.toml --quiet --upgrade --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    $${extra:+--extra $$extra --constraint requirements.lock} \
	    --output-file "requirements$${extra:+-$$extra}.lock" || exit 1; \
	done

.PHONY: clean
clean: ## remove what was set up and built
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamps make the second run fast; they are made anew when what they stand for changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

# On Debian as root a missing browser is installed; elsewhere its tests say that they are skipped.
.PHONY: chromium
chromium:
	@if command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium; } >/dev/null \
	  || echo "*** Chromium could not be installed: THE BROWSER TESTS ARE SKIPPED ***" >&2; \
	else \
	  echo "*** No Chromium here: THE BROWSER TESTS ARE SKIPPED (install chromium) ***" >&2; \
	fi

# What judges whether everybody can use the pages; without it its tests say that they are skipped.
$(AXE):
	@mkdir -p $(@D)
	@if command -v npm >/dev/null && ( cd $(@D) && npm pack --silent axe-core@$(AXE_VERSION) >/dev/null ) \
	  && tar -xzf $(@D)/axe-core-$(AXE_VERSION).tgz -C $(@D) --strip-components=1 package/axe.min.js \
	  && echo "$(AXE_SHA256)  $@" | sha256sum --check --quiet; then touch $@; \
	else rm -f $@; echo "*** axe-core was not fetched (npm is needed): ITS TESTS ARE SKIPPED ***" >&2; fi

decks/%.json: seeds/%.txt $(SOURCES) | $(READY)
	@mkdir -p decks
	$(BIN)/quizgen generate $< $(call templates,$<) -o $@

decks/%.json: seeds/%.md $(SOURCES) | $(READY)
	@mkdir -p decks
	$(BIN)/quizgen generate $< $(call templates,$<) -o $@
