# The commands of everyday work. `make` alone lists them.
PYTHON := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test check format-check lint types tests format schema docs languages screenshots gallery lock proxies wheel clean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-13s %s\n", $$1, $$2}'

run: ## start quizapp; installs it first where needed
	python3 start.py

test: ## what CI runs: install what the tests need, then check
	python3 start.py test

check: format-check lint types tests ## all four checks, in what is installed already

format-check: ## is everything formatted?
	$(PYTHON) -m ruff format --check .

lint: ## look for mistakes
	$(PYTHON) -m ruff check .

types: ## check the types
	$(PYTHON) -m mypy

tests: ## run the tests
	$(PYTHON) -m pytest

format: ## format the code and repair what can be repaired by itself
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

schema: ## write the JSON Schema of question sets anew from the models
	$(PYTHON) -m quizapp schema --write

docs: ## write the generated pages of docs/ anew
	$(PYTHON) -m quizapp docs --write

languages: ## bring the files of the translators up to date with the texts of the pages
	$(PYTHON) tools/languages.py

screenshots: ## take the README's pictures
	$(PYTHON) tools/screenshots.py

gallery: ## take pictures of every question type, asked and reviewed, into build/gallery
	$(PYTHON) tools/gallery.py build/gallery

lock: ## choose the versions of all packages anew, with their hashes and the list of parts
	$(PYTHON) tools/dependencies.py

proxies: ## try nginx and Caddy, as deploy/ has them, before a real school
	PYTHONPATH=tests/plugins $(PYTHON) tools/proxy_drill.py

wheel: ## build dist/quizapp-*.whl
	$(PYTHON) -m pip wheel --no-deps --wheel-dir dist .

clean: ## remove what tools left behind; .venv and the database stay
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
