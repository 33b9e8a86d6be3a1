"""Lo que acompaña a `fit`: los lotes, volver a empezar y el avance en una línea."""

import keras
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from tools.course import ROOT
from utils.training import LiveProgress, make_dataset, restart, track

X = np.random.default_rng(0).normal(size=(50, 2)).astype("float32")
y = (X[:, 0] > 0).astype("float32")


def small_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, "sigmoid")])
    model.compile("sgd", "binary_crossentropy")
    return model


def test_dataset_shuffles_each_epoch_and_repeats_with_its_seed():
    data = make_dataset(np.arange(40), np.arange(40), batch_size=16, seed=1)
    epochs = [[b[0].numpy().tolist() for b in data] for _ in range(2)]
    assert [len(batch) for batch in epochs[0]] == [16, 16, 8]
    assert sorted(sum(epochs[0], [])) == list(range(40))
    assert epochs[0] != epochs[1]
    again = make_dataset(np.arange(40), np.arange(40), batch_size=16, seed=1)
    assert [b[0].numpy().tolist() for b in again] == epochs[0]


def build_restartable() -> keras.Model:
    layers = [keras.layers.Dense(4, "relu"), keras.layers.Dropout(0.5), keras.layers.Dense(1, "sigmoid")]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile(keras.optimizers.Adam(0.02), "binary_crossentropy")
    return model


def test_restart_repeats_a_run_and_changes_with_the_seed():
    model = build_restartable()
    losses = {}
    for run, seed in [("a", 1), ("b", 2), ("c", 1)]:
        restart(model, seed)
        assert int(model.optimizer.iterations) == 0
        losses[run] = model.fit(make_dataset(X, y), epochs=3, shuffle=False, verbose=0).history["loss"]
    assert losses["a"] == losses["c"] != losses["b"]
    assert np.isclose(float(model.optimizer.learning_rate), 0.02)


def test_restart_leaves_the_model_that_this_seed_would_have_made():
    old = build_restartable()
    old.fit(make_dataset(X, y), epochs=2, shuffle=False, verbose=0)
    restart(old, 3)
    keras.utils.set_random_seed(3)
    fresh = build_restartable()
    for ours, theirs in zip(old.variables, fresh.variables, strict=True):
        assert np.array_equal(ours.numpy(), theirs.numpy())
    keras.utils.set_random_seed(0)


def test_dataset_without_shuffle_keeps_the_order():
    batches = [b[1].numpy().tolist() for b in make_dataset(X, np.arange(50), batch_size=50, shuffle=False)]
    assert batches == [list(range(50))]


def test_dataset_explains_wrong_arguments():
    with pytest.raises(ValueError, match="50 y 49"):
        make_dataset(X, y[:-1])
    with pytest.raises(ValueError, match="batch_size debe ser 1 o más; llegó 0"):
        make_dataset(X, y, batch_size=0)


def test_progress_leaves_one_line(capsys):
    history = small_model().fit(X, y, epochs=3, verbose=0, callbacks=[LiveProgress()])
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("3 épocas")]
    assert lines == [f"3 épocas · loss {history.history['loss'][-1]:.3f}"]


def test_progress_counts_the_epochs_really_done(capsys):
    class StopAtTwo(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.stop_training = epoch == 1

    small_model().fit(X, y, epochs=9, verbose=0, callbacks=[StopAtTwo(), LiveProgress()])
    assert "2 épocas · loss" in capsys.readouterr().out


def test_progress_without_summary_leaves_nothing(capsys):
    small_model().fit(X, y, epochs=2, verbose=0, callbacks=[LiveProgress(summary=False)])
    assert "épocas" not in capsys.readouterr().out


def test_track_goes_through_everything_and_says_where_it_is(monkeypatch):
    said = []
    monkeypatch.setattr("utils.live.LiveLine.show", lambda line, text: said.append(text))
    assert list(track(["a", "b", "c"], "semilla")) == ["a", "b", "c"]
    assert said == ["semilla 1 de 3", "semilla 2 de 3", "semilla 3 de 3", ""]


def test_in_a_notebook_the_progress_line_moves_and_then_goes():
    """Se mira lo que el cuaderno recibe mientras entrena, y lo que queda guardado."""
    code = f"""
import os, sys
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
sys.path.insert(0, {str(ROOT)!r})
import keras, numpy as np
from utils.training import LiveProgress
X = np.random.default_rng(0).normal(size=(50, 2)); y = (X[:, 0] > 0).astype(int)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, "sigmoid")])
model.compile("sgd", "binary_crossentropy")
model.fit(X, y, epochs=6, verbose=0, callbacks=[LiveProgress(interval=0)]);
"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    client = NotebookClient(notebook, kernel_name="python3", timeout=120)
    seen = []
    client.on_comm_open_error = None
    original = client.process_message

    def spy(message, cell, cell_index):
        if message["msg_type"] == "update_display_data":
            seen.append(message["content"]["data"])
        return original(message, cell, cell_index)

    client.process_message = spy
    client.execute()
    lines = [data["text/plain"] for data in seen if "text/html" in data]
    assert [line.split(" · ")[0] for line in lines] == [f"Época {i} de 6" for i in range(1, 7)] + [""]
    outputs = notebook.cells[0].outputs
    texts = [o.text for o in outputs if o.output_type == "stream"]
    assert len(texts) == 1 and texts[0].startswith("6 épocas · loss")
    kept = [o.data for o in outputs if o.output_type == "display_data"]
    assert [data["text/html"] for data in kept if "text/html" in data] == [""]
