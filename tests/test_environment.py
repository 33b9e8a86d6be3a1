"""`setup`: semillas, estilo y qué dice de sí mismo; y que sin Keras no se cargue TensorFlow."""

import random
import subprocess
import sys
from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np
import pytest

from tools.course import ROOT
from utils.environment import setup


def run_python(code):
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)


def test_setup_repeats_the_numbers():
    draws = []
    for _ in range(2):
        setup(seed=7)
        draws.append((random.random(), np.random.rand()))
    assert draws[0] == draws[1]
    setup(seed=8)
    assert (random.random(), np.random.rand()) != draws[0]


def test_setup_applies_the_style():
    plt.rcdefaults()
    setup()
    assert plt.rcParams["font.size"] >= 11
    assert plt.rcParams["axes.prop_cycle"].by_key()["color"][:2] == ["#0072B2", "#E69F00"]


def test_projector_enlarges_the_text(monkeypatch):
    setup()
    normal = plt.rcParams["font.size"], plt.rcParams["axes.labelsize"], plt.rcParams["lines.linewidth"]
    setup(projector=True)
    large = plt.rcParams["font.size"], plt.rcParams["axes.labelsize"], plt.rcParams["lines.linewidth"]
    assert np.allclose(np.divide(large, normal), 1.3)
    setup()
    assert plt.rcParams["font.size"] == normal[0]
    monkeypatch.setenv("CURSO_PROYECTOR", "1")
    setup()
    assert plt.rcParams["font.size"] == large[0]
    setup(projector=False)
    assert plt.rcParams["font.size"] == normal[0]


@pytest.mark.parametrize("seed", [-1, 2**32, 1.5, "0", None, True])
def test_setup_rejects_a_bad_seed(seed):
    with pytest.raises(ValueError, match="seed debe ser un entero") as caught:
        setup(seed=seed)
    assert repr(seed) in str(caught.value)


def test_numpy_setup_does_not_import_tensorflow():
    code = """
import sys
import exercises.engine, utils.data, utils.environment, utils.evaluation, utils.plotting
utils.environment.setup()
print([m for m in ("tensorflow", "keras", "pandas", "sklearn", "ipywidgets") if m in sys.modules])
"""
    result = run_python(code)
    assert result.stdout.splitlines() == ["Todo listo · NumPy en la CPU · semilla 0", "[]"], result.stderr


def test_keras_setup_is_deterministic_and_can_run_twice():
    code = """
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
from utils.environment import setup
values = []
for _ in range(2):
    setup(3)
    values.append(float(keras.random.uniform((1,))[0]))
assert values[0] == values[1], values
"""
    result = run_python(code)
    assert result.returncode == 0, result.stderr
    assert "TensorFlow en la" in result.stdout


def test_setup_asks_each_gpu_to_grow(monkeypatch):
    """Sin GPU a mano, se comprueba lo que se le pediría a TensorFlow."""
    import tensorflow as tf

    import utils.environment as environment

    asked = []
    gpus = [SimpleNamespace(name="gpu0"), SimpleNamespace(name="gpu1")]
    config = tf.config.experimental
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: gpus)
    monkeypatch.setattr(config, "get_memory_growth", lambda gpu: gpu.name == "gpu1")
    monkeypatch.setattr(config, "set_memory_growth", lambda gpu, grow: asked.append((gpu.name, grow)))
    monkeypatch.setattr(config, "get_device_details", lambda gpu: {"device_name": f"Tarjeta {gpu.name}"})
    assert environment._setup_keras(0) == "TensorFlow en la GPU (Tarjeta gpu0, Tarjeta gpu1)"
    assert asked == [("gpu0", True)]
