"""El laboratorio sin pantalla: lo que dicen los controles y una red que aprende con ello."""

from dataclasses import dataclass, replace

import numpy as np

from playground.network import ACTIVATIONS, SGD, Adam, Dense, Network, train
from playground.problems import FEATURES, LIMIT, PROBLEMS, compute_features, make_points

POINTS = 400
HIDDEN_ACTIVATIONS = ("relu", "tanh", "sigmoid", "linear")
OPTIMIZERS = {"SGD": SGD, "Adam": Adam}
PENALTIES = ("ninguna", "L1", "L2")
LIVE = {"learning_rate", "batch_size", "penalty", "penalty_rate"}  # se pueden cambiar a media carrera


@dataclass(frozen=True)
class Settings:
    """Lo que dicen los controles.

    Attributes:
        problem: "círculos", "XOR", "gaussianas" o "espiral".
        regression: si se predice un valor de −1 a 1 y no una clase.
        noise: cuánto se mueven los puntos de su sitio, de 0 a 0.5.
        train_ratio: qué parte de los 400 puntos es de entrenamiento, de 0.1 a 0.9.
        features: qué columnas recibe la red, de `FEATURES`.
        hidden: cuántas neuronas tiene cada capa oculta: de 0 a 4 capas, de 1 a 8 neuronas.
        activation: la de las capas ocultas.
        optimizer: "SGD" o "Adam".
        learning_rate: el tamaño de cada paso, η.
        batch_size: cuántos ejemplos por paso.
        penalty: "ninguna", "L1" o "L2".
        penalty_rate: λ, lo que pesa la penalización en el coste.
        seed: la de los puntos, los pesos y los lotes.

    Raises:
        ValueError: si algo no puede ser, con lo que sí.
    """

    problem: str = "círculos"
    regression: bool = False
    noise: float = 0.1
    train_ratio: float = 0.5
    features: tuple = ("x₁", "x₂")
    hidden: tuple = (4, 2)
    activation: str = "tanh"
    optimizer: str = "SGD"
    learning_rate: float = 0.1
    batch_size: int = 10
    penalty: str = "ninguna"
    penalty_rate: float = 0.001
    seed: int = 0

    def __post_init__(self):
        object.__setattr__(self, "features", tuple(self.features))
        object.__setattr__(self, "hidden", tuple(self.hidden))
        unknown = [name for name in self.features if name not in FEATURES]
        rules = [
            (self.problem in PROBLEMS, f"problem debe ser {_options(PROBLEMS)}; llegó {self.problem!r}."),
            (0 <= self.noise <= 0.5, f"noise debe estar entre 0 y 0.5; llegó {self.noise!r}."),
            (0.1 <= self.train_ratio <= 0.9, f"train_ratio debe estar entre 0.1 y 0.9; llegó {self.train_ratio!r}."),
            (self.features, "La red no recibe nada: marca al menos una entrada."),
            (not unknown, f"features son {_options(FEATURES)}; llegó {_options(unknown)}."),
            (len(self.hidden) <= 4, f"hidden admite hasta 4 capas ocultas; llegaron {len(self.hidden)}."),
            (all(n in range(1, 9) for n in self.hidden), f"Cada capa tiene de 1 a 8 neuronas; llegó {self.hidden}."),
            (
                self.activation in HIDDEN_ACTIVATIONS,
                f"activation debe ser {_options(HIDDEN_ACTIVATIONS)}; llegó {self.activation!r}.",
            ),
            (self.optimizer in OPTIMIZERS, f"optimizer debe ser {_options(OPTIMIZERS)}; llegó {self.optimizer!r}."),
            (self.learning_rate > 0, f"learning_rate debe ser positiva; llegó {self.learning_rate!r}."),
            (self.batch_size >= 1, f"batch_size debe ser 1 o más; llegó {self.batch_size!r}."),
            (self.penalty in PENALTIES, f"penalty debe ser {_options(PENALTIES)}; llegó {self.penalty!r}."),
            (self.penalty_rate >= 0, f"penalty_rate no puede ser negativa; llegó {self.penalty_rate!r}."),
        ]
        for holds, message in rules:
            if not holds:
                raise ValueError(message)

    @property
    def loss(self) -> str:
        return "mse" if self.regression else "binary_crossentropy"

    @property
    def output_activation(self) -> str:
        return "linear" if self.regression else "sigmoid"

    @property
    def l1(self) -> float:
        return self.penalty_rate if self.penalty == "L1" else 0.0

    @property
    def l2(self) -> float:
        return self.penalty_rate if self.penalty == "L2" else 0.0


def _options(names) -> str:
    return ", ".join(map(repr, names))


class Diverged(Exception):
    """La red se ha desbordado: sus números ya no son números."""


class RegularizedNetwork(Network):
    """La red de `playground.network`, que ya sabe de L2, con L1: un empujón constante hacia el cero."""

    l1 = 0.0

    def backward(self, X, Y):
        super().backward(X, Y)
        if self.l1:
            for layer in self.layers:
                layer.dW += self.l1 * np.sign(layer.W)


class Simulation:
    """Una red que aprende unos puntos según unos `Settings`.

    Attributes:
        X_train, y_train, X_test, y_test: los puntos, (n, 2), y su objetivo, (n, 1).
        net: la red, de `playground.network`.
        epoch: cuántas épocas lleva.
        train_loss, test_loss: la pérdida en cada parte, sin penalización.
        history: una fila (época, train_loss, test_loss) por dibujo; cuando pasan de `MAX_HISTORY`
            se queda una de cada dos.
    """

    MAX_HISTORY = 600

    def __init__(self, settings: Settings | None = None, **changes):
        self.settings = replace(settings or Settings(), **changes)
        self.reset()

    def reset(self) -> None:
        """Vuelve a la época 0, con los mismos puntos y los mismos pesos iniciales."""
        s = self.settings
        X, y = make_points(s.problem, POINTS, s.noise, s.seed, s.regression)
        n_train = round(s.train_ratio * POINTS)
        self.X_train, self.X_test = X[:n_train], X[n_train:]
        self.y_train, self.y_test = y[:n_train], y[n_train:]
        self._inputs = [compute_features(part, s.features) for part in (self.X_train, self.X_test)]

        sizes = [len(s.features), *s.hidden, 1]
        activations = [s.activation] * len(s.hidden) + [s.output_activation]
        layers = [Dense(*shape) for shape in zip(sizes[:-1], sizes[1:], activations)]
        self.net = RegularizedNetwork(layers, s.loss, l2=s.l2, seed=s.seed)
        self.net.l1 = s.l1
        self.optimizer = OPTIMIZERS[s.optimizer](s.learning_rate)
        self.epoch, self.history = 0, []
        self._record()

    @property
    def diverged(self) -> bool:
        """Si la red se ha desbordado: ya no son números sus pesos, o su pérdida."""
        return not np.isfinite([self.train_loss, *self.net.params]).all()

    def change(self, **changes) -> bool:
        """Cambia algún control. La tasa, el lote y la penalización valen desde la época en que va.

        Con los demás cambios, o si la red se había desbordado, vuelve a la época 0.

        Returns:
            Si ha vuelto a la época 0.

        Raises:
            ValueError: si el cambio no puede ser; la red se queda como estaba.
        """
        self.settings = replace(self.settings, **changes)
        if self.diverged or set(changes) - LIVE:
            self.reset()
            return True
        self.optimizer.learning_rate = self.settings.learning_rate
        self.net.l1, self.net.l2 = self.settings.l1, self.settings.l2
        return False

    def step(self, epochs: int = 1) -> None:
        """Entrena unas épocas.

        Raises:
            Diverged: si los pesos se desbordan; dice en qué época y qué hacer.
        """
        X = self._inputs[0]
        with np.errstate(over="ignore", invalid="ignore"):
            train(self.net, self.optimizer, X, self.y_train, epochs, self.settings.batch_size)
            self.epoch += epochs
            self._record()
        if self.diverged:
            raise Diverged(
                f"En la época {self.epoch} la red se ha desbordado: sus pesos crecieron hasta dejar de ser números. "
                f"Con una tasa de {self.settings.learning_rate:g} los pasos son demasiado grandes: elige una menor."
            )

    def _record(self) -> None:
        """La pérdida en las dos partes, sin lo que suma la penalización."""
        targets = self.y_train, self.y_test
        losses = [self.net.loss(y, self.net.predict(X)) for X, y in zip(self._inputs, targets)]
        self.train_loss, self.test_loss = map(float, losses)
        self.history.append((self.epoch, self.train_loss, self.test_loss))
        if len(self.history) > self.MAX_HISTORY:
            self.history = self.history[::2]

    def predict(self, X) -> np.ndarray:
        """Lo que la red dice de unos puntos (n, 2): su probabilidad de ser 1, o su valor, (n,)."""
        return self.net.predict(compute_features(np.asarray(X), self.settings.features)).ravel()

    def surfaces(self, resolution: int = 60) -> list[np.ndarray]:
        """Qué responde cada neurona en cada lugar del plano, de −1 a 1.

        Returns:
            Una tabla (neuronas, resolution, resolution) por capa, empezando por las entradas; la
            primera fila es la de arriba, x₂ = LIMIT.
        """
        axis = np.linspace(-LIMIT, LIMIT, resolution)
        x1, x2 = np.meshgrid(axis, axis[::-1])
        inputs = compute_features(np.column_stack([x1.ravel(), x2.ravel()]), self.settings.features)
        self.net.predict(inputs)  # cada capa recuerda lo que salió de ella
        outputs = [("linear", inputs), *((layer.activation, layer.A) for layer in self.net.layers)]
        return [_to_unit(name, A).T.reshape(-1, resolution, resolution) for name, A in outputs]


def _to_unit(activation, A):
    """Lleva lo que sale de una capa al intervalo de −1 a 1, para darle un color."""
    if activation == "sigmoid":
        return 2 * A - 1
    if activation == "relu":
        return A / max(A.max(), 1e-9)
    return np.clip(A, -1, 1)


assert set(HIDDEN_ACTIVATIONS) <= set(ACTIVATIONS)
