PYTHON_IN_VENV := .venv/bin/python
# Pyright runs on the pinned Node of its own wheel, and looks for no newer release of itself.
export PYRIGHT_PYTHON_GLOBAL_NODE := 0
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types unit desktop bench torture screenshots package package-test strings sbom pins format clean
# The steps of `test` share the machine's cores and their output: one after the other.
.NOTPARALLEL:

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## make .venv with everything that is pinned
	@packaging/setup.sh dev

demo: ## the sample register in the window; without a display, its picture and its PDF in demo/
	@packaging/setup.sh runtime
	@packaging/demo.sh

test: lint types unit desktop ## ruff, pyright, pytest off-screen, then pytest with a real mouse

lint: setup ## ruff: rules and format
	$(PYTHON_IN_VENV) -m ruff check .
	$(PYTHON_IN_VENV) -m ruff format --check .

types: setup ## pyright
	$(PYTHON_IN_VENV) -m pyright

unit: setup ## the tests that need no screen, and whether they reach every branch below the window
	$(PYTHON_IN_VENV) -m pytest -m "not desktop" -n auto --cov

desktop: setup ## the tests that need a screen, on a private one
	$(PYTHON_IN_VENV) -m tests.desktop.run

bench: setup ## the figures, each beside its goal
	$(PYTHON_IN_VENV) -m tests.bench

torture: setup ## everything pulled out from under the program, for an hour
	$(PYTHON_IN_VENV) -m tests.torture

screenshots: setup ## every picture of the window
	$(PYTHON_IN_VENV) -m tests.screenshots

package: ## the frozen program and its Debian package, in dist/
	@packaging/setup.sh package
	@packaging/package.sh

package-test: setup ## what `make package` has made: used by mouse and keyboard, installed, upgraded and removed
	PYTHONPATH=. $(PYTHON_IN_VENV) packaging/smoke_test.py
	packaging/deb_test.sh
	PYTHONPATH=. $(PYTHON_IN_VENV) packaging/windows/wine_test.py

strings: setup ## brings the English catalogue up to date with the texts in the code, and lists what it lacks
	PYTHONPATH=. $(PYTHON_IN_VENV) packaging/strings.py

sbom: setup ## the list of all that is shipped, with licences (CycloneDX), in resources/
	PYTHONPATH=. $(PYTHON_IN_VENV) packaging/sbom.py

pins: ## choose and pin the newest packages that fit pyproject.toml
	packaging/pin.sh

format: setup ## put the code in the house's form
	$(PYTHON_IN_VENV) -m ruff check --fix .
	$(PYTHON_IN_VENV) -m ruff format .

clean: ## remove everything that is made
	rm -rf .venv demo build dist .pytest_cache .ruff_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
