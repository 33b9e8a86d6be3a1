"""El laboratorio, sin navegador: lo que aprende, lo que dibuja y lo que dice de un control imposible."""

import asyncio
import gc
import io
import time
import tracemalloc

import ipywidgets as widgets
import numpy as np
import pytest
from PIL import Image

from playground import FEATURES, PROBLEMS, Diverged, Playground, Settings, Simulation, make_points, write_program
from playground.picture import HEIGHT, WIDTH, Picture

DEEP = {"hidden": (8, 8, 8, 8), "features": tuple(FEATURES)}
SPIRAL = {"problem": "espiral", "noise": 0.0, "optimizer": "Adam", "learning_rate": 0.01, "train_ratio": 0.8}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_points_are_balanced_and_repeatable(problem):
    X, y = make_points(problem, 400, 0.1, seed=3)
    assert X.shape == (400, 2) and y.shape == (400, 1) and set(y.ravel()) == {0.0, 1.0}
    assert 0.4 < y.mean() < 0.6 and np.abs(X).max() < 2
    again = make_points(problem, 400, 0.1, seed=3)
    assert np.array_equal(X, again[0]) and np.array_equal(y, again[1])
    _, value = make_points(problem, 400, 0.1, seed=3, regression=True)
    assert -1 <= value.min() < 0 < value.max() <= 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"problem": "lunas"}, "problem debe ser 'círculos', 'XOR', 'gaussianas', 'espiral'; llegó 'lunas'"),
        ({"features": ()}, "marca al menos una entrada"),
        ({"features": ("x₃",)}, "llegó 'x₃'"),
        ({"hidden": (4,) * 5}, "hasta 4 capas ocultas; llegaron 5"),
        ({"hidden": (4, 9)}, r"de 1 a 8 neuronas; llegó \(4, 9\)"),
        ({"hidden": (0,)}, "de 1 a 8 neuronas"),
        ({"noise": 2}, "noise debe estar entre 0 y 0.5; llegó 2"),
        ({"train_ratio": 1.0}, "train_ratio debe estar entre 0.1 y 0.9; llegó 1.0"),
        ({"activation": "swish"}, "activation debe ser 'relu'"),
        ({"optimizer": "Lion"}, "optimizer debe ser 'SGD', 'Adam'"),
        ({"learning_rate": 0}, "learning_rate debe ser positiva"),
        ({"batch_size": 0}, "batch_size debe ser 1 o más"),
        ({"penalty": "L3"}, "penalty debe ser 'ninguna', 'L1', 'L2'"),
        ({"penalty_rate": -1}, "penalty_rate no puede ser negativa"),
    ],
)
def test_impossible_settings_say_what_is_possible(change, message):
    with pytest.raises(ValueError, match=message):
        Settings(**change)
    simulation = Simulation()
    simulation.step(2)
    with pytest.raises(ValueError, match=message):
        simulation.change(**change)
    assert simulation.settings == Settings() and simulation.epoch == 2


def test_the_spiral_is_solved():
    simulation = Simulation(**SPIRAL, hidden=(8, 8, 8))
    end = time.monotonic() + 30
    while simulation.test_loss >= 0.05 and time.monotonic() < end:
        simulation.step(10)
    assert simulation.test_loss < 0.05
    predicted = simulation.predict(simulation.X_test) > 0.5
    assert (predicted == simulation.y_test.ravel()).mean() > 0.97


def test_one_neuron_cannot_solve_the_circles_unless_it_sees_squares():
    line = Simulation(hidden=())
    squares = Simulation(hidden=(), features=("x₁²", "x₂²"), learning_rate=1.0)
    for simulation in (line, squares):
        simulation.step(150)
    assert line.test_loss > 0.6 and squares.test_loss < 0.1


def test_penalties_shrink_the_weights():
    nets = {}
    for penalty in ("ninguna", "L1", "L2"):
        simulation = Simulation(penalty=penalty, penalty_rate=0.003)
        simulation.step(200)
        nets[penalty] = np.concatenate([layer.W.ravel() for layer in simulation.net.layers])
    assert np.abs(nets["L1"]).sum() < 0.6 * np.abs(nets["ninguna"]).sum()
    assert (nets["L2"] ** 2).sum() < 0.6 * (nets["ninguna"] ** 2).sum()
    assert (np.abs(nets["L1"]) < 0.02).sum() > (np.abs(nets["L2"]) < 0.02).sum()


def test_reset_starts_the_same_run_again():
    simulation = Simulation()
    simulation.step(5)
    first = simulation.history
    simulation.reset()
    assert simulation.epoch == 0
    simulation.step(5)
    assert simulation.history == first


def test_live_changes_keep_the_epoch_and_the_rest_restart():
    simulation = Simulation()
    simulation.step(3)
    assert not simulation.change(learning_rate=0.3, penalty="L2") and simulation.epoch == 3
    assert simulation.optimizer.learning_rate == 0.3 and simulation.net.l2 == 0.001
    assert simulation.change(hidden=(3,)) and simulation.epoch == 0


def test_divergence_stops_and_says_why():
    simulation = Simulation(regression=True, activation="relu", learning_rate=10.0, hidden=(8, 8))
    with pytest.raises(Diverged, match="desbordado.*Con una tasa de 10"):
        simulation.step(50)
    assert simulation.change(learning_rate=0.03) and not simulation.diverged  # y se puede seguir
    simulation.step()


def test_the_history_stays_short():
    simulation = Simulation(hidden=())
    for _ in range(Simulation.MAX_HISTORY * 3):
        simulation.step()
    assert len(simulation.history) <= Simulation.MAX_HISTORY + 1
    assert simulation.history[0][0] == 0 and simulation.epoch - simulation.history[-1][0] <= 1


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"problem": "XOR", "activation": "relu", "optimizer": "Adam", "learning_rate": 0.01, "penalty": "L2"},
        {
            "problem": "gaussianas",
            "hidden": (),
            "features": ("x₁", "x₁x₂", "sin x₂"),
            "penalty": "L1",
            "batch_size": 30,
        },
        {"problem": "espiral", "regression": True, "activation": "sigmoid", "train_ratio": 0.7, "seed": 4},
    ],
    ids=lambda settings: settings.get("problem", "círculos"),
)
def test_the_program_does_what_the_controls_say(settings, capsys):
    simulation = Simulation(**settings)
    simulation.step(6)
    program = {}
    exec(write_program(simulation.settings, epochs=6), program)
    found = program["train_loss"], program["test_loss"]
    assert found == pytest.approx((simulation.train_loss, simulation.test_loss), rel=2e-4)
    for ours, theirs in zip(simulation.net.layers, program["model"].layers):
        np.testing.assert_allclose(ours.W, theirs.kernel.numpy(), atol=2e-4)
    assert f"prueba {simulation.test_loss:.3f}" in capsys.readouterr().out


def test_the_picture_shows_what_is_learnt():
    simulation = Simulation(**DEEP)
    picture = Picture(simulation)
    before = picture.frame()
    assert before.shape == (HEIGHT, WIDTH, 3) and before.dtype == np.uint8
    assert np.array_equal(before, picture.frame())
    simulation.step(20)
    assert (before != picture.frame()).any(axis=2).mean() > 0.1


def test_a_neurons_surface_is_what_it_answers():
    simulation = Simulation()
    layers = simulation.surfaces(resolution=11)
    assert [layer.shape for layer in layers] == [(2, 11, 11), (4, 11, 11), (2, 11, 11), (1, 11, 11)]
    assert np.allclose(layers[0][0], np.clip(np.linspace(-1.25, 1.25, 11), -1, 1))  # x₁ crece hacia la derecha
    assert np.allclose(layers[0][1][:, 0], np.clip(np.linspace(1.25, -1.25, 11), -1, 1))  # y x₂, hacia arriba
    corner = simulation.predict(np.array([[-1.25, 1.25]]))
    assert np.allclose(layers[-1][0, 0, 0], 2 * corner - 1)


def test_memory_does_not_grow_while_it_plays():
    simulation = Simulation(**DEEP)
    picture = Picture(simulation)

    def play(frames):
        for _ in range(frames):
            simulation.step()
            picture.jpeg()
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    start = play(40)
    grown = play(120) - start
    tracemalloc.stop()
    assert grown < 150_000, grown  # el historial, que tiene tope, y poco más


def all_controls(playground):
    kinds = (widgets.Dropdown, widgets.FloatSlider, widgets.IntSlider, widgets.Checkbox, widgets.Textarea)
    pending, found = [playground.view], []
    while pending:
        widget = pending.pop()
        pending += getattr(widget, "children", ())
        found += [widget] if isinstance(widget, (*kinds, widgets.Button, widgets.ToggleButton)) else []
    return found


def test_every_control_has_a_label():
    playground = Playground()
    found = all_controls(playground)
    assert len(found) >= 27
    labels = [control.description for control in found]
    assert all(labels) and len(set(labels)) == len(labels)


def test_controls_move_the_simulation():
    playground = Playground()
    playground.controls["problem"].value = "XOR"
    playground.features["x₁x₂"].value = True
    playground.n_layers.value = 3
    playground.neurons[2].value = 7
    settings = playground.simulation.settings
    assert settings.problem == "XOR" and settings.features == ("x₁", "x₂", "x₁x₂") and settings.hidden == (4, 2, 7)
    playground.n_layers.value = 0
    assert all(control.disabled for control in playground.neurons) and playground.controls["activation"].disabled
    assert playground.controls["penalty_rate"].disabled
    playground.controls["penalty"].value = "L1"
    assert not playground.controls["penalty_rate"].disabled


def test_without_inputs_it_explains_and_waits():
    playground = Playground()
    playground.features["x₁"].value = False
    playground.features["x₂"].value = False
    assert "marca al menos una entrada" in playground.message.value and playground.play_button.disabled
    playground.features["sin x₁"].value = True
    assert playground.message.value == "" and not playground.play_button.disabled
    assert playground.simulation.settings.features == ("sin x₁",)


def test_divergence_is_told_in_place():
    playground = Playground(regression=True, activation="relu", learning_rate=10.0, hidden=(8, 8))
    for _ in range(60):
        playground.step()
        if playground.play_button.disabled:
            break
    assert "desbordado" in playground.message.value and "desbordada" in playground.status.value
    playground.controls["learning_rate"].value = 0.03
    assert playground.message.value == "" and not playground.play_button.disabled
    assert playground.simulation.epoch == 0


def test_the_code_is_shown_on_request():
    playground = Playground()
    assert playground.code.layout.display == "none"
    playground.step()
    playground.code_button.value = True
    assert playground.code.layout.display == "flex" and "for epoch in range(1)" in playground.code.value
    playground.controls["batch_size"].value = 50
    assert "batch_size=50" in playground.code.value


def test_it_plays_without_blocking_and_stops_when_its_cell_goes():
    playground = Playground()

    async def scene():
        playground.view._view_count = 1  # lo que dice el navegador al mostrarla
        playground.play()
        await asyncio.sleep(0.5)
        epoch = playground.simulation.epoch
        assert epoch > 2 and playground.playing
        playground.speed.value = 5
        await asyncio.sleep(0.5)
        assert playground.simulation.epoch - epoch > 2 * epoch
        image = playground.image.value
        playground.view._view_count = 0  # su celda se borró
        await asyncio.sleep(0.3)
        stopped = playground.simulation.epoch
        await asyncio.sleep(0.3)
        assert not playground.playing and playground.simulation.epoch == stopped
        return image

    image = asyncio.run(scene())
    assert Image.open(io.BytesIO(image)).size == (WIDTH, HEIGHT)
