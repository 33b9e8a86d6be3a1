"""Cómo se abre JupyterLab: `jupyter lab --config=.jupyter/jupyter_lab_config.py`, que es lo que hace `make lab`."""

import os
from pathlib import Path

root = Path(__file__).resolve().parents[1]

# El idioma y el visor de los archivos de texto: labconfig/default_setting_overrides.json
paths = [str(root / ".jupyter"), os.environ.get("JUPYTER_CONFIG_PATH", "")]
os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))

# Para que también las fuentes de lessons/ encuentren `utils` cuando se abren como cuaderno.
paths = [str(root), os.environ.get("PYTHONPATH", "")]
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))

c = get_config()  # noqa: F821 (la define JupyterLab)
c.ServerApp.root_dir = str(root)
c.LabApp.default_url = "/lab/tree/notebooks/README.md"
