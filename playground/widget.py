"""Los controles del laboratorio, y el bucle que entrena y dibuja mientras el cuaderno sigue vivo."""

import asyncio
import html
import time

import ipywidgets as widgets
from IPython.display import display
from ipywidgets import FloatSlider, IntSlider

from playground.picture import Picture
from playground.problems import FEATURES, PROBLEMS
from playground.program import write_program
from playground.simulation import (
    HIDDEN_ACTIVATIONS,
    OPTIMIZERS,
    PENALTIES,
    Diverged,
    Settings,
    Simulation,
)

FRAME = 1 / 15  # segundos entre un dibujo y el siguiente
TRAINING = 0.03  # de ellos, los que como mucho se dedican a entrenar, aunque al menos es una época
SPEEDS = [("lenta: 1 época por dibujo", 1), ("media: 5 épocas", 5), ("rápida: las que quepan", 10**6)]
RATES = (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
BATCHES = (1, 5, 10, 20, 50, 100)
PENALTY_RATES = (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1)
LABEL = {"description_width": "100px"}


class Playground:
    """El laboratorio, con sus controles: en un cuaderno, `Playground()` lo muestra.

    Se detiene solo si su celda se borra o se vuelve a ejecutar, o si la red se desborda.

    Args:
        settings: con qué controles empieza, por nombre: los de `Settings`.

    Attributes:
        simulation: la red que se está entrenando.
        playing: si está en marcha.

    Raises:
        ValueError: si algún control no puede ser.
    """

    def __init__(self, **settings):
        self.simulation = Simulation(Settings(**settings))
        self.playing = False
        self._build_controls()
        self._redraw(rebuild=True)

    # Los controles -------------------------------------------------------------------------------

    def _build_controls(self):
        s = self.simulation.settings
        kind = [("clasificación", False), ("regresión", True)]
        self.controls = {
            "problem": _dropdown("Problema", PROBLEMS, s.problem),
            "regression": _dropdown("Objetivo", kind, s.regression),
            "noise": _slider(FloatSlider, "Ruido", s.noise, 0, 0.5, step=0.05),
            "train_ratio": _slider(
                FloatSlider, "Entrenamiento", s.train_ratio, 0.1, 0.9, step=0.1, readout_format=".0%"
            ),
            "activation": _dropdown("Activación", HIDDEN_ACTIVATIONS, s.activation),
            "optimizer": _dropdown("Optimizador", OPTIMIZERS, s.optimizer),
            "learning_rate": _dropdown("Tasa (η)", _with(RATES, s.learning_rate), s.learning_rate),
            "batch_size": _dropdown("Lote", _with(BATCHES, s.batch_size), s.batch_size),
            "penalty": _dropdown("Penalización", PENALTIES, s.penalty),
            "penalty_rate": _dropdown("λ", _with(PENALTY_RATES, s.penalty_rate), s.penalty_rate),
            "seed": _slider(IntSlider, "Semilla", s.seed, 0, 99),
        }
        for name, control in self.controls.items():
            control.observe(lambda change, name=name: self._change(**{name: change["new"]}), "value")
        self.features = {
            name: widgets.Checkbox(value=name in s.features, description=name, indent=False, layout=_width("90px"))
            for name in FEATURES
        }
        self.speed = _dropdown("Velocidad", SPEEDS, 1)
        sizes = [*s.hidden, *[4] * (4 - len(s.hidden))]
        self.n_layers = _slider(IntSlider, "Capas ocultas", len(s.hidden), 0, 4)
        self.neurons = [_slider(IntSlider, f"Neuronas {k + 1}", n, 1, 8) for k, n in enumerate(sizes)]
        for control in [*self.features.values(), self.n_layers, *self.neurons]:
            control.observe(self._change_shape, "value")

        self.play_button = widgets.Button(icon="play", button_style="primary")
        self.step_button = widgets.Button(description="Un paso", icon="step-forward")
        self.reset_button = widgets.Button(description="Reiniciar", icon="refresh")
        self.code_button = widgets.ToggleButton(description="Ver el código", icon="code")
        self.play_button.on_click(lambda _: self.pause() if self.playing else self.play())
        self.step_button.on_click(lambda _: self.step())
        self.reset_button.on_click(lambda _: self.reset())
        self.code_button.observe(lambda _: self._show_code(), "value")
        self.status = widgets.HTML()
        self.message = widgets.HTML()
        self.image = widgets.Image(format="jpeg", layout=widgets.Layout(width="100%", max_width="1000px"))
        self.code = widgets.Textarea(
            description="Código",
            layout=widgets.Layout(width="100%", max_width="1000px", height="420px", display="none"),
            style=LABEL,
        )
        self.view = self._lay_out()
        self.view._view_count = 0  # para saber cuándo deja de estar a la vista
        self.view.observe(self._on_view_count, "_view_count")
        self._set_playing(False)
        self._enable()

    def _lay_out(self):
        c = self.controls
        learning = "optimizer", "learning_rate", "batch_size", "penalty", "penalty_rate"
        columns = [
            ("Datos", [c["problem"], c["regression"], c["noise"], c["train_ratio"], c["seed"]]),
            ("Red", [self.n_layers, *self.neurons, c["activation"]]),
            ("Aprendizaje", [*(c[n] for n in learning), self.speed]),
        ]
        wrap = widgets.Layout(flex_flow="row wrap")
        boxes = [widgets.VBox([widgets.HTML(f"<b>{title}</b>"), *items]) for title, items in columns]
        inputs = widgets.HBox([widgets.HTML("<b>Entradas</b>"), *self.features.values()], layout=wrap)
        buttons = [self.play_button, self.step_button, self.reset_button, self.code_button]
        return widgets.VBox(
            [
                widgets.HBox(boxes, layout=wrap),
                inputs,
                widgets.HBox(buttons, layout=wrap),
                self.message,
                self.status,
                self.image,
                self.code,
            ]
        )

    def _ipython_display_(self):
        display(self.view)

    # Lo que hace cada control ----------------------------------------------------------------------

    def play(self) -> None:
        """Entrena y dibuja sin parar, dejando libre el cuaderno, hasta `pause`."""
        if not self.playing and not self.play_button.disabled:
            self._set_playing(True)
            self._task = asyncio.ensure_future(self._run())

    def pause(self) -> None:
        self._set_playing(False)

    def step(self) -> None:
        """Entrena una época."""
        self.pause()
        self._train(1)
        self._redraw()

    def reset(self) -> None:
        """Vuelve a la época 0 con los mismos puntos y pesos iniciales."""
        self.pause()
        self.simulation.reset()
        self._explain("")
        self._enable()
        self._redraw(rebuild=True)

    async def _run(self):
        while self.playing:
            start = time.perf_counter()
            self._train(self.speed.value)
            self._redraw()
            await asyncio.sleep(max(FRAME - (time.perf_counter() - start), 0.005))

    def _train(self, epochs):
        """Hasta `epochs` épocas, las que quepan; si la red se desborda, se para y lo dice."""
        end = time.perf_counter() + TRAINING
        try:
            self.simulation.step()
            while epochs > 1 and time.perf_counter() < end:
                self.simulation.step()
                epochs -= 1
        except Diverged as problem:
            self.pause()
            self._explain(str(problem))
            self._enable(False)

    def _change(self, **changes):
        """Lleva un cambio a la red; si no puede ser, lo explica y no deja seguir hasta que pueda."""
        try:
            restarted = self.simulation.change(**changes)
        except ValueError as problem:
            self.pause()
            self._explain(str(problem))
            self._enable(False)
            return
        self._explain("")
        self._enable()
        self._redraw(rebuild=restarted)

    def _change_shape(self, _):
        features = tuple(name for name, box in self.features.items() if box.value)
        hidden = tuple(control.value for control in self.neurons[: self.n_layers.value])
        self._change(features=features, hidden=hidden)

    def _enable(self, can_train=True):
        """Apaga los controles que ahora no cambiarían nada."""
        for button in (self.play_button, self.step_button):
            button.disabled = not can_train
        for k, control in enumerate(self.neurons):
            control.disabled = k >= self.n_layers.value
        self.controls["activation"].disabled = self.n_layers.value == 0
        self.controls["penalty_rate"].disabled = self.controls["penalty"].value == "ninguna"

    def _set_playing(self, playing):
        self.playing = playing
        self.play_button.description = "Pausa" if playing else "Entrenar"
        self.play_button.icon = "pause" if playing else "play"

    def _on_view_count(self, change):
        if change["old"] and not change["new"]:  # su celda se borró o se volvió a ejecutar
            self.pause()

    # Lo que se ve ----------------------------------------------------------------------------------

    def _redraw(self, rebuild=False):
        if rebuild:
            self.picture = Picture(self.simulation)
        self.image.value = self.picture.jpeg()
        sim = self.simulation
        losses = f"entrenamiento <b>{sim.train_loss:.3f}</b>, prueba <b>{sim.test_loss:.3f}</b>"
        self.status.value = f"Época <b>{sim.epoch}</b> · pérdida: {'desbordada' if sim.diverged else losses}"
        if self.code_button.value and not self.playing:
            self._show_code()

    def _show_code(self):
        self.code.layout.display = "flex" if self.code_button.value else "none"
        self.code.value = write_program(self.simulation.settings, max(self.simulation.epoch, 1))

    def _explain(self, text):
        self.message.value = f'<div role="alert">⚠ {html.escape(text, quote=False)}</div>' if text else ""


def _width(value):
    return widgets.Layout(width=value)


def _dropdown(label, options, value):
    return widgets.Dropdown(description=label, options=list(options), value=value, style=LABEL, layout=_width("270px"))


def _slider(kind, label, value, low, high, **options):
    """Un deslizador que avisa al soltarlo, y no a cada paso: cada cambio vuelve a empezar la red."""
    options |= {"continuous_update": False, "style": LABEL, "layout": _width("300px")}
    return kind(description=label, value=value, min=low, max=high, **options)


def _with(options, value):
    """Las opciones, con `value` en su sitio aunque no fuera una de ellas."""
    return [(f"{option:g}", option) for option in sorted({*options, value})]
