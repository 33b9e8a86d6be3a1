# Dos órdenes bastan: `make lab` para estudiar y `make test` para comprobarlo todo. `make help` dice el resto.

# El primer Python de la lista que sirve; si no sirve ninguno, tools/install.py explica por qué.
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
STUDENT := $(VENV)/requirements.ok
DEV := $(VENV)/requirements-dev.ok
WORKERS ?= 2
COLAB_PYTHON ?= 3.13
JOBS ?= 1

# Otro espacio de red, solo con la interfaz local: la usan los núcleos de Jupyter y los servidores de las pruebas.
ISOLATED = unshare --net $(if $(filter-out 0,$(shell id -u)),--map-root-user) \
	sh -c 'PATH=$$PATH:/usr/sbin:/sbin; ip link set lo up && exec "$$@"' sh

.PHONY: help lab test test-offline test-matrix test-colab mutants notebooks experiments check slides site publish bench lock audit clean

help: ## esta lista
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

lab: $(STUDENT) ## abre JupyterLab, en español, en la tabla de lecciones
	@$(BIN)/python -m jupyterlab --config=.jupyter/jupyter_lab_config.py $(ARGS)

test: $(DEV) ## pasa todas las pruebas y ejecuta todos los cuadernos comparando sus salidas
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m ruff format --check --quiet .
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

test-offline: $(DEV) ## lo mismo, en una red sin salida (Linux)
	@$(ISOLATED) true || { echo "No se puede crear una red sin salida. Hace falta Linux, con unshare (de util-linux), ip" \
		"(de iproute2) y permiso para crearla. Si falta el permiso: sudo make test-offline"; exit 1; }
	@$(ISOLATED) $(MAKE) --no-print-directory test

test-matrix: $(DEV) ## los cuadernos en entornos distintos (hilos, procesadores, idioma, rutas)
	@$(BIN)/python -m tools.matrix $(ARGS)

test-colab: $(DEV) ## los cuadernos con las versiones de Google Colab (la primera vez las instala)
	@COLAB_PYTHON=$(COLAB_PYTHON) $(BIN)/python -m tools.matrix Colab $(ARGS)

mutants: $(DEV) ## cambia una cosa en cada solución y muestra qué cambios nota la corrección (20 s)
	@$(BIN)/python -m tools.mutants $(ARGS)

notebooks: $(DEV) ## construye los cuadernos que cambiaron (JOBS=2, de dos en dos; ARGS=la_neurona, solo esa)
	@$(BIN)/python -m tools.build -j $(JOBS) $(ARGS)

experiments: $(DEV) ## repite los experimentos largos, cuyos resultados usan las lecciones (ARGS=nombre, solo ese)
	@$(BIN)/python -m experiments $(ARGS)

check: $(DEV) ## dice, sin ejecutar, qué cuadernos están atrasados
	@$(BIN)/python -m tools.build --check

slides: $(DEV) ## una presentación de cada lección, que se ve sin red, en _build/slides
	@$(BIN)/python -m tools.slides $(ARGS)

site: $(DEV) ## el sitio web del curso, en _build/sitio
	@$(BIN)/python -m tools.site

publish: $(DEV) ## REPO=usuario/repositorio: pone las insignias y la celda de Colab en todas partes
	@$(BIN)/python -m tools.publish "$(REPO)"

bench: $(DEV) ## mide los presupuestos de tiempo y tamaño y los muestra en una tabla
	@$(BIN)/python -m bench.run $(ARGS)

lock: $(DEV) ## recalcula los requisitos: la versión y la suma de todo, en todas las plataformas
	@$(BIN)/python -m tools.lock

audit: $(DEV) ## busca fallos de seguridad conocidos en las versiones fijadas; necesita red
	@$(BIN)/python -m uv tool run pip-audit --strict --disable-pip --require-hashes -r requirements.txt -r requirements-dev.txt

clean: ## borra el entorno y los archivos temporales
	rm -rf $(VENV) .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STUDENT): requirements.txt
	@$(PYTHON) tools/install.py requirements.txt

$(DEV): requirements-dev.txt requirements.txt
	@$(PYTHON) tools/install.py requirements-dev.txt
