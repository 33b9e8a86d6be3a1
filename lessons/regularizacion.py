# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers, ops
from sklearn.datasets import make_moons
from sklearn.metrics import log_loss

from exercises.regularizacion import check, hint, progress, solution
from utils.environment import setup
from utils.plotting import (
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    RED,
    SKY,
    draw_cells,
    lighten,
    plot_history,
    plot_points,
    plot_regions,
)
from utils.training import LiveProgress, make_dataset, track

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Puede ser mejor equivocarse más?
#
# Sesenta puntos, dos clases. Una red acierta los sesenta; otra, con las mismas neuronas, falla unos cuantos. Después llegan dos mil puntos nuevos.
#
# **Antes de seguir**, apuesta y apúntalo:
#
# 1. ¿Cuál acertará más de los nuevos?
# 2. Si mientras aprende apagas al azar la mitad de sus neuronas, ¿saldrá peor o mejor?
# 3. ¿Qué vale más: ocho veces más puntos, o un buen freno?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un problema con ruido
#
# Son las lunas de la [[red_neuronal_con_numpy]], con más ruido: las clases se solapan. Para aprender hay 60 puntos. Para decidir habrá 1000, y para informar, 2000: muchos más de los que tendrías en la vida real, donde
# los usarías para aprender. Aquí son la regla de medir, y queremos una regla fina.

# %% slideshow={"slide_type": "fragment"}
keras.config.set_floatx("float64")  # con 16 cifras, lo impreso es igual en todo ordenador


def moons(n, seed):
    return make_moons(n, noise=0.3, random_state=seed)


SHOWN = 2  # de las cinco semillas que usaremos, la que se dibuja
X_train, y_train = moons(60, seed=SHOWN)
X_val, y_val = moons(1000, seed=100)
X_test, y_test = moons(2000, seed=200)
LIMITS = (-2, 3), (-1.7, 2.1)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los datos son inventados, así que sabemos de dónde salen: un punto de un arco más un desvío al azar. Con eso se puede calcular la **mejor respuesta posible**: comparar lo cerca que pasa
# cada arco. Nadie puede hacerlo mejor, salvo por suerte.

# %% slideshow={"slide_type": "subslide"}
arcs, arc_class = make_moons(600, noise=0)


def ideal(X):
    """La probabilidad verdadera de la clase 1 en cada punto de X."""
    distance = ((X[:, None] - arcs) ** 2).sum(axis=2)  # (n, 600): de cada punto a cada arco
    closeness = np.exp(-distance / (2 * 0.3**2))
    return closeness[:, arc_class == 1].sum(axis=1) / closeness.sum(axis=1)


p_ideal = ideal(X_test)
best_loss, best_accuracy = log_loss(y_test, p_ideal), np.mean((p_ideal >= 0.5) == y_test)
best_val_loss = log_loss(y_val, ideal(X_val))
print(f"lo mejor posible, en la prueba: pérdida {best_loss:.2f}, exactitud {best_accuracy:.2f}")
print(f"y en la validación: pérdida {best_val_loss:.2f}")

# %% [markdown] slideshow={"slide_type": "fragment"}
# El techo no es el 100 %, sino un 91 %. Quien acierte los sesenta de entrenamiento está acertando también el ruido.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Sobreajustar a propósito
#
# Dos capas ocultas de 64 neuronas ReLU y una salida sigmoide. A mano: $2\cdot 64 + 64 = 192$, $64 \cdot 64 + 64 = 4160$ y $64 + 1 = 65$. Son 4417 números para explicar 60 puntos. Los otros dos argumentos
# son los frenos que vendrán.


# %% slideshow={"slide_type": "fragment"}
def build_network(width=64, dropout=0.0, penalty=None):
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(2):
        model.add(layers.Dense(width, "relu", kernel_regularizer=penalty))
        if dropout:
            model.add(layers.Dropout(dropout))
    model.add(layers.Dense(1, "sigmoid", kernel_regularizer=penalty))
    optimizer = keras.optimizers.Adam(learning_rate=0.01)
    model.compile(optimizer, loss="binary_crossentropy", steps_per_execution=10)
    return model


network = build_network()

# %% tags=["verify"]
assert network.count_params() == 4417

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para empezar de nuevo muchas veces sin construir otro modelo, que es lo lento, dos funciones: una prepara los datos y otra, `restart`, de `utils.training`, deja el modelo **como recién creado**, con los pesos que le tocan a cada semilla.
#
# Con 60 puntos, un solo lote los lleva todos: una vuelta es un paso. `repeat(10)` junta diez vueltas en cada época de Keras.


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Los datos en un lote, y la red como recién creada
def laps(X, y, n_laps=10):
    return make_dataset(X, y, batch_size=len(X), shuffle=False).repeat(n_laps)


def restart(model, seed):
    """Sortea los pesos con esa semilla, pone a cero los sesgos y borra la memoria de Adam."""
    dense = [layer for layer in model.layers if layer.weights]
    for k, layer in enumerate(dense):
        initializer = keras.initializers.HeNormal(seed=10 * seed + k)
        layer.kernel.assign(initializer(layer.kernel.shape))
        layer.bias.assign(ops.zeros_like(layer.bias))
    for variable in model.optimizer.variables:
        if variable is not model.optimizer.learning_rate:
            variable.assign(ops.zeros_like(variable))


# %% slideshow={"slide_type": "subslide"}
restart(network, SHOWN)
val_data = make_dataset(X_val, y_val, batch_size=1000, shuffle=False)
history = network.fit(
    laps(X_train, y_train),
    validation_data=val_data,
    epochs=30,
    shuffle=False,
    verbose=0,
    callbacks=[LiveProgress()],
)
val_losses = history.history["val_loss"]

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las dos curvas: entrenamiento y validación
plot_history(history)
plt.show()

# %% tags=["verify"]
assert history.history["loss"][-1] < 0.02 and np.argmin(val_losses) < 15
assert val_losses[-1] > val_losses[0]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Es la curva de la [[clasificacion_binaria]], exagerada: la de entrenamiento baja hacia cero; la de validación **da la vuelta** a las pocas épocas y acaba peor que al empezar. ¿Qué ha aprendido en ese tramo?


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La frontera de la red y la mejor posible
def draw_boundary(ax, predict, title, X=X_train, y=y_train, size=30, resolution=110):
    plot_regions(predict, *LIMITS, ax=ax, resolution=resolution)
    plot_points(X, y, ax=ax, size=size)
    ax.set(title=title, xticks=[], yticks=[])


def hits(predict, X, y):
    return np.mean((np.asarray(predict(X)).ravel() >= 0.5) == y)


fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.2))
scores = {}
for ax, (name, predict) in zip(axes, [("la red", network), ("lo mejor posible", ideal)]):
    scores[name] = [hits(predict, X_train, y_train), hits(predict, X_val, y_val)]
    own, new = (f"{100 * score:.0f} %" for score in scores[name])
    text = f"{name}: acierta el {own} de los 60\ny el {new} de la validación"
    draw_boundary(ax, predict, text)
plt.show()

# %% tags=["verify"]
assert scores["la red"][0] > scores["lo mejor posible"][0]
assert scores["la red"][1] < scores["lo mejor posible"][1]

# %% [markdown] slideshow={"slide_type": "fragment"}
# La frontera se retuerce y abre bolsas para alcanzar puntos sueltos que el ruido llevó al otro lado. Los puntos nuevos que caigan en esas bolsas los fallará, **y con mucha seguridad**: por eso la pérdida sufre
# mucho más que los aciertos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuántas neuronas? La capacidad
#
# El primer freno es no dar tanto con que memorizar. La **capacidad** (*capacity*) de una red es la variedad de fronteras que puede dibujar; crece con sus neuronas. **Predice** la forma de las dos curvas, pérdida de
# entrenamiento y de validación, al pasar de 1 a 256 neuronas por capa.
#
# Un resultado con 60 puntos depende de la suerte. Así que todo lo que sigue se repite con **cinco semillas**: otros 60 puntos y otros pesos iniciales en cada una, los mismos para todos los métodos.

# %% slideshow={"slide_type": "subslide"}
SEEDS = range(5)
results, trained = {}, {}  # las medidas de cada método, y la red que se dibuja


def measure(model, X, y):
    p, p_val, p_test = (np.asarray(model(A))[:, 0] for A in (X, X_val, X_test))
    return {
        "entrenamiento": log_loss(y, p),
        "validación": log_loss(y_val, p_val),
        "prueba": log_loss(y_test, p_test),
        "exactitud": np.mean((p_test >= 0.5) == y_test),
    }


# %% slideshow={"slide_type": "subslide"}
def fit_fully(model, X, y):
    model.fit(laps(X, y, 300), shuffle=False, verbose=0)


def run_seeds(name, model, n=60, fit=fit_fully):
    """Entrena el modelo con cada semilla y apunta sus medidas en `results`."""
    rows = []
    for seed in track(SEEDS, "semilla"):
        X, y = moons(n, seed)
        restart(model, seed)
        fit(model, X, y)
        rows.append(measure(model, X, y))
        if seed == SHOWN:
            trained[name] = model, model.get_weights()
    results[name] = pd.DataFrame(rows)


# %% slideshow={"slide_type": "fragment"}
widths = [1, 4, 16, 64, 256]
for width in widths:
    run_seeds(f"{width} neuronas", network if width == 64 else build_network(width))
results["sin freno"], trained["sin freno"] = results["64 neuronas"], trained["64 neuronas"]

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La pérdida según las neuronas de cada capa
fig, ax = plt.subplots(figsize=(8, 4.4))
for part, color, line in [("entrenamiento", BLUE, "-"), ("validación", RED, "--")]:
    losses = np.array(
        [results[f"{width} neuronas"][part] for width in widths]
    )  # (anchos, semillas)
    ax.plot(widths, losses, "o", color=lighten(color, 0.5), markersize=5)
    ax.plot(widths, losses.mean(axis=1), line, color=color, marker="o", label=part)
ax.axhline(best_val_loss, color=GRAY, linestyle=":", label="lo mejor posible")
ax.set(xscale="log", xlabel="neuronas en cada capa oculta", ylabel="pérdida", ylim=(0, None))
ax.set_xticks(widths, widths)
ax.minorticks_off()
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% tags=["verify"]
_mean_loss = {width: results[f"{width} neuronas"]["validación"].mean() for width in widths}
assert _mean_loss[4] < min(_mean_loss[1], _mean_loss[16]) and _mean_loss[16] < _mean_loss[64]
assert abs(_mean_loss[256] - _mean_loss[64]) < results["64 neuronas"]["validación"].std()
assert np.allclose(results["1 neuronas"]["validación"], np.log(2), atol=0.01)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Cada punto claro es una semilla. La pérdida de entrenamiento solo baja; la de validación dibuja una **U** que a la derecha se vuelve meseta: con 1 neurona no llega la capacidad (**subajuste**, *underfitting*);
# con 64 ya cabe todo el ruido, y con 256 apenas cambia. Con 1, las cinco redes contestan «mitad y mitad», $\ln 2 = 0.69$: la única neurona de la segunda capa ha **muerto**: su $z$ es negativo con todos los ejemplos, así que ReLU da siempre 0, con pendiente 0.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Es la **navaja de Occam**: entre dos explicaciones que encajan igual, quédate con la más sencilla. Pero contar neuronas es un freno tosco, y los siguientes permiten algo mejor: red grande, y freno fino.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cobrar por los pesos
#
# Para retorcer tanto la frontera hacen falta pesos grandes. Pues que cuesten: al coste se le suma una **penalización** (*penalty*) que crece con ellos, y así la red solo paga los que compensan. Es la
# **regularización** (*regularization*), y $\lambda$ es su fuerza:
#
# | | coste | con $w = (3,\ -0.5,\ 0,\ 1)$ y $\lambda = 0.1$ |
# |---|---|---|
# | **L1** | $J + \lambda \sum \lvert w \rvert$ | $0.1\,(3 + 0.5 + 0 + 1) = 0.45$ |
# | **L2** | $J + \lambda \sum w^2$ | $0.1\,(9 + 0.25 + 0 + 1) = 1.025$ |
# | ***elastic net*** | $J + \lambda_1 \sum \lvert w \rvert + \lambda_2 \sum w^2$ | $0.45 + 1.025 = 1.475$ |
#
# Los sesgos no pagan: mueven la frontera, pero no la retuercen.

# %% slideshow={"slide_type": "fragment"}
w = np.array([3, -0.5, 0, 1])
by_hand = [0.1 * np.abs(w).sum(), 0.1 * (w**2).sum()]
by_hand.append(sum(by_hand))

regularizers = [
    keras.regularizers.L1(0.1),
    keras.regularizers.L2(0.1),
    keras.regularizers.L1L2(0.1, 0.1),
]
for name, value, regularizer in zip(["L1", "L2", "elastic net"], by_hand, regularizers):
    print(f"{name:>11}: {value:.3f}")
    assert np.isclose(value, float(regularizer(np.float32(w))))

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Comparar λ de sitios distintos. Muchos libros escriben $\frac{\lambda}{2}\sum w^2$; Keras **no lleva el ½**, así que su λ vale la mitad que la de esos libros para frenar lo mismo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Qué le hace cada una a un peso
#
# Deriva la penalización y da un paso de descenso solo con ella:
#
# | | gradiente | paso | qué hace |
# |---|:---:|:---:|---|
# | L2 | $2\lambda w$ | $w \leftarrow (1 - 2\eta\lambda)\,w$ | **multiplica**: quita una fracción |
# | L1 | $\lambda\,\text{signo}(w)$ | $w \leftarrow w - \eta\lambda\,\text{signo}(w)$ | **resta**: quita lo mismo a todos |
#
# A mano, con $\eta = 0.5$ y $\lambda = 0.1$: L2 multiplica por $0.9$ y L1 resta $0.05$. Al peso $3$, L2 le quita $0.3$ y L1 $0.05$; al peso $0.2$, L2 le quita $0.02$ y L1, otra vez $0.05$.
#
# **Predice**: ¿con cuál llega a cero el peso $0.2$? ¿En cuántos pasos?


# %% tags=["predict"] slideshow={"slide_type": "subslide"}
def shrink(w, kind, n_steps, learning_rate=0.5, strength=0.1):
    """El camino de un peso que solo siente la penalización."""
    path = [w]
    for _ in range(n_steps):
        gradient = 2 * strength * w if kind == "L2" else strength * np.sign(w)
        w = w - learning_rate * gradient
        path.append(w)
    return np.array(path)


for kind in ["L1", "L2"]:
    path = shrink(0.2, kind, 4).round(3) + 0.0
    print(kind, path.tolist())

# %% tags=["verify"]
assert np.isclose(shrink(0.2, "L1", 4)[-1], 0) and shrink(0.2, "L2", 100)[-1] > 0
assert np.allclose(shrink(3.0, "L2", 10), 3 * 0.9 ** np.arange(11))

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# El camino de un peso grande y de uno pequeño
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.6))
for ax, start, n_steps in zip(axes, [3.0, 0.2], [64, 12]):
    for kind, color, marker in [("L1", GREEN, "s"), ("L2", ORANGE, "o")]:
        path = shrink(start, kind, n_steps)
        ax.plot(path, color=color, marker=marker, markersize=3 if n_steps > 20 else 6, label=kind)
    ax.set(title=f"sale de {start:g}", xlabel="paso", ylim=(-0.06, 1.05 * start))
axes[0].set_ylabel("peso, $w$")
axes[0].legend()
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# L2 se ensaña con los grandes y nunca llega a cero; L1 tarda con los grandes, pero **acaba con los pequeños** en pocos pasos. Por eso L2 deja muchos pesos pequeños y L1, muchos ceros: elige qué conexiones merecen
# existir. *Elastic net* hace las dos cosas. Una vez en cero, el paso de L1 salta de un lado al otro; por eso contaremos como cero todo lo menor que una centésima.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** Cambia `strength=0.1` por `strength=0.12` en `shrink`. El paso de L1 es ahora 0.06, y 0.2 no es múltiplo suyo: ¿dónde acaba ese peso?

# %% [markdown] slideshow={"slide_type": "slide"}
# ### La nuestra, en Keras
#
# En tu código bastará `kernel_regularizer=keras.regularizers.L2(0.003)`. Como aquí probaremos muchas fuerzas, escribimos una penalización **con mandos**: guarda los λ en variables, y cambiarlos no obliga a compilar otra vez.


# %% slideshow={"slide_type": "fragment"}
class Penalty(keras.Regularizer):
    """λ₁ Σ|w| + λ₂ Σw², con dos mandos."""

    def __init__(self):
        self.l1 = keras.Variable(0.0, trainable=False)
        self.l2 = keras.Variable(0.0, trainable=False)

    def set(self, l1=0.0, l2=0.0):
        self.l1.assign(l1)
        self.l2.assign(l2)

    def __call__(self, W):
        return self.l1 * ops.sum(ops.abs(W)) + self.l2 * ops.sum(ops.square(W))


penalty = Penalty()

# %% tags=["verify"]
for (_l1, _l2), _value in zip([(0.1, 0), (0, 0.1), (0.1, 0.1)], by_hand):
    penalty.set(_l1, _l2)
    assert np.isclose(float(penalty(w)), _value)
penalty.set()

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Cuánta fuerza? Poca no frena; mucha no deja aprender. Se prueban tres de cada una con las cinco semillas y **elige la validación**. *Elastic net* lleva la mitad de cada elegida, sin buscar más.


# %% slideshow={"slide_type": "fragment"}
def choose(names):
    """El nombre de menor pérdida media en validación."""
    return min(names, key=lambda name: results[name]["validación"].mean())


penalized = build_network(penalty=penalty)
chosen = {}
for kind in ["l1", "l2"]:
    for strength in [0.001, 0.003, 0.01]:
        penalty.set(**{kind: strength})
        run_seeds((kind, strength), penalized)
    chosen[kind] = choose([(kind, strength) for strength in [0.001, 0.003, 0.01]])
    results[kind.upper()], trained[kind.upper()] = results[chosen[kind]], trained[chosen[kind]]
penalty.set(l1=chosen["l1"][1] / 2, l2=chosen["l2"][1] / 2)
run_seeds("elastic net", penalized)

# %% tags=["helper"] slideshow={"slide_type": "subslide"}
# Las pérdidas medias de cada fuerza
grid = {
    f"{kind.upper()}, λ = {strength}": results[kind, strength]
    for kind in ["l1", "l2"]
    for strength in [0.001, 0.003, 0.01]
}
grid["elastic net, mitad y mitad"] = results["elastic net"]
parts = ["entrenamiento", "validación"]
pd.DataFrame({name: frame[parts].mean() for name, frame in grid.items()}).T.round(2)

# %% slideshow={"slide_type": "fragment"}
print("elegidas:", chosen["l1"], chosen["l2"])

# %% tags=["verify"]
for _kind in ["l1", "l2"]:
    _losses = [results[_kind, _s]["entrenamiento"].mean() for _s in [0.001, 0.003, 0.01]]
    assert chosen[_kind][1] == 0.003 and _losses == sorted(_losses)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Cuanto más fuerte el freno, peor se aprenden los sesenta; la validación prefiere el término medio. Sin freno pasaba de 1. ¿Y los pesos? Los 4096 de la segunda capa, con la semilla que dibujamos:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Los pesos de la segunda capa, con cada penalización
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.3), sharey=True)
near_zero = {}
for ax, name in zip(axes, ["sin freno", "L1", "L2", "elastic net"]):
    W = trained[name][1][2].ravel()
    near_zero[name] = np.mean(np.abs(W) < 0.01)
    ax.hist(W.clip(-1, 1), bins=np.linspace(-1.025, 1.025, 42), color=BLUE)
    ax.set(
        title=f"{name}\n≈ 0: {100 * near_zero[name]:.0f} %",
        xlabel="peso",
        yscale="log",
        xticks=[-1, 0, 1],
    )
axes[0].set_ylabel("cuántos")
plt.show()

# %% slideshow={"slide_type": "fragment"}
largest = {name: np.abs(trained[name][1][2]).max() for name in near_zero}
print("el mayor:", {name: round(float(value), 1) for name, value in largest.items()})

# %% tags=["verify"]
assert 4096 * (1 - near_zero["L1"]) < 100 < 4096 * (1 - near_zero["L2"])
assert largest["L2"] < 1 < largest["L1"] < largest["sin freno"]
assert results["sin freno"]["validación"].mean() > 1

# %% [markdown] slideshow={"slide_type": "fragment"}
# La escala vertical es logarítmica: cada raya, diez veces más; los pesos mayores que 1 van en las barras de los extremos. L1 deja vivas unas pocas decenas de conexiones, algunas grandes; L2 deja muchas más, y **ninguna grande**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Comparar la pérdida que dice Keras de una red con freno y otra sin él: la primera **incluye la penalización**. Por eso `measure` calcula la suya.

# %% slideshow={"slide_type": "fragment"}
reported = penalized.evaluate(X_val, y_val, batch_size=1000, verbose=0)
own_loss = log_loss(y_val, np.asarray(penalized(X_val))[:, 0])
fee = sum(float(penalty(layer.kernel)) for layer in penalized.layers)
print(f"Keras dice {reported:.2f}: {own_loss:.2f} de pérdida y {fee:.2f} de penalización")

# %% tags=["verify"]
assert np.isclose(reported, own_loss + fee) and fee > 0.1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La frontera se alisa
#
# Los mismos sesenta puntos, con L2: de no frenar nada a frenar demasiado. En los títulos, los aciertos en validación.

# %% slideshow={"slide_type": "fragment"}
strengths = [0, 0.001, 0.003, 0.01, 0.03, 0.1]
smoothed = {}
for strength in track(strengths, "valor de λ"):
    penalty.set(l2=strength)
    restart(penalized, SHOWN)
    penalized.fit(laps(X_train, y_train, 300), shuffle=False, verbose=0)
    smoothed[strength] = penalized.get_weights()

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La frontera se alisa al crecer λ
fig, axes = plt.subplots(1, 4, figsize=(10.5, 3.2))
for ax, strength in zip(axes, [0, 0.001, 0.003, 0.1]):
    penalized.set_weights(smoothed[strength])
    draw_boundary(ax, penalized, f"λ = {strength}: {100 * hits(penalized, X_val, y_val):.1f} %")
plt.show()

# %% tags=["setup"]
# Preparar el control
from ipywidgets import SelectionSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Mueve la fuerza de L2
def show_strength(strength=0.003):
    penalized.set_weights(smoothed[strength])
    fig, ax = plt.subplots(figsize=(5.6, 4), layout="none", dpi=90)
    score = 100 * hits(penalized, X_val, y_val)
    draw_boundary(ax, penalized, f"acierta el {score:.1f} % de la validación", resolution=70)
    plt.show()


interact(
    show_strength, strength=SelectionSlider(options=strengths, value=0.003, description="λ de L2")
);  # fmt: skip

# %% [markdown]
# Si lees esto sin poder mover el control, la figura anterior recoge sus posiciones principales.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Apagar neuronas al azar: Dropout
#
# Si cada día falta la mitad de un equipo, nadie puede ser imprescindible: todos aprenden lo esencial. **Dropout** hace eso con las salidas de una capa. En cada paso de entrenamiento tira una moneda por neurona y por ejemplo, apaga con
# probabilidad $p$ y **divide las que quedan por $1 - p$**. Cuatro ejemplos y cuatro neuronas, con $p = 0.5$:

# %% slideshow={"slide_type": "fragment"}
A = np.array([[0.5, 2.1, 0.6, 1.5], [0.6, 0.2, 1.1, 2.3], [3, 0.8, 1.5, 1.2], [2.2, 0.7, 2.2, 0.9]])
p = 0.5
mask = np.random.default_rng(7).random(A.shape) >= p  # una moneda por casilla
dropped = A * mask / (1 - p)
print(dropped)

# %% tags=["verify"]
assert np.allclose(dropped[0], [1.0, 4.2, 1.2, 0])  # la primera fila, a mano

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las salidas, la máscara y lo que queda
fig, ax = plt.subplots(figsize=(10.5, 3))
ON, OFF = lighten(SKY, 0.5), lighten(GRAY, 0.4)


def mask_color(kept):
    return lambda i, j, value: ON if kept[i, j] else OFF


draw_cells(ax, A, texts="{:.1f}")
draw_cells(ax, mask.astype(int), mask_color(mask), left=5.4)
draw_cells(ax, dropped, mask_color(mask), left=10.8, texts="{:.1f}")
for x, text in [(4.7, "×"), (10.1, "→")]:
    ax.text(x, -2, text, ha="center", va="center", fontsize=20)
for x, text in [(2, "salidas, $A$"), (7.4, "máscara"), (12.8, "$A$ × máscara / 0.5")]:
    ax.text(x, 0.35, text, ha="center", fontsize=13)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# A mano, la primera fila: $(0.5,\ 2.1,\ 0.6,\ 1.5)$ con máscara $(1, 1, 1, 0)$ da $(1.0,\ 4.2,\ 1.2,\ 0)$. A la primera le quedan tres y a la tercera, una: el 50 % es de media.
#
# **Predice**: si repites el sorteo miles de veces y haces la media, ¿qué matriz sale? ¿Y sin dividir?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
many = np.random.default_rng(1).random((20_000, 4, 4)) >= p
print("dividiendo:", (A * many / (1 - p)).mean(axis=0).round(2)[0])
print("sin dividir:", (A * many).mean(axis=0).round(2)[0])

# %% tags=["verify"]
assert np.allclose((A * many / (1 - p)).mean(axis=0), A, atol=0.1)
assert np.allclose((A * many).mean(axis=0), A / 2, atol=0.05)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La media es **la matriz de partida**: para eso está la división, que muchas explicaciones olvidan. Así la capa siguiente recibe de media lo mismo al entrenar, con huecos, que al predecir, con todas
# encendidas. Sin ella, al predecir le llegaría el doble de lo que conoce.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### El de Keras hace lo mismo
#
# Keras sortea su máscara; la leemos en los ceros de la salida. Con `training=False`, que es lo que hacen `predict` y llamar al modelo, deja pasar todo.

# %% slideshow={"slide_type": "fragment"}
layer = layers.Dropout(0.5, seed=1)
output = np.asarray(layer(A, training=True))
its_mask = output != 0
print("apaga", (~its_mask).sum(), "de 16")
assert np.allclose(output, A * its_mask / (1 - 0.5))
assert np.array_equal(layer(A, training=False), A)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Cuándo se sortea? **En cada lote, y para cada ejemplo**: no una vez por época. Dos lotes de cinco ejemplos, en una capa de 16 neuronas con $p = 0.25$:

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Dos lotes: cada ejemplo apaga las suyas
layer = layers.Dropout(0.25, seed=3)
batches = [np.asarray(layer(np.ones((5, 16)), training=True)) > 0 for _ in range(2)]
fig, ax = plt.subplots(figsize=(10.5, 2.2))
for k, kept in enumerate(batches):
    draw_cells(ax, kept, mask_color(kept), left=18 * k, fontsize=0)
    ax.text(18 * k, 0.5, f"lote {k + 1}: una fila por ejemplo", fontsize=13)
plt.show()

# %% tags=["verify"]
assert not np.array_equal(*batches)  # otro lote, otra máscara
assert len(np.unique(batches[0], axis=0)) == 5  # y en un lote, cada ejemplo la suya

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Leer `Dropout(0.25)` como «se quedan 4 de 16». El número es **lo que se apaga**: de media se apagan 4 y quedan 12. Con $p = 0.5$ quedan 8. De media: cada ejemplo tiene su suerte.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Cuántas quedan encendidas, de 16
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.3), sharey=True)
for ax, p in zip(axes, [0.5, 0.25]):
    layer = layers.Dropout(p, seed=3)
    kept = (np.asarray(layer(np.ones((10_000, 16)), training=True)) > 0).sum(axis=1)
    ax.bar(range(17), np.bincount(kept, minlength=17) / 10_000, color=SKY)
    ax.axvline(kept.mean(), color=RED)
    ax.set(title=f"p = {p}: quedan {kept.mean():.1f} de media", xlabel="encendidas, de 16")
    ax.set_xticks(range(0, 17, 4))
axes[0].set_ylabel("fracción de los ejemplos")
plt.show()

# %% tags=["verify"]
for _p in [0.5, 0.25]:
    _output = np.asarray(layers.Dropout(_p, seed=3)(np.ones((10_000, 16)), training=True))
    assert abs((_output > 0).sum(axis=1).mean() - 16 * (1 - _p)) < 0.1

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Predecir con `training=True`. Cada llamada da otra respuesta.
#
# Y ahora, en las lunas: dos fracciones, y decide la validación.

# %% slideshow={"slide_type": "fragment"}
for p in [0.25, 0.5]:
    with_dropout = build_network(dropout=p)
    run_seeds(("dropout", p), with_dropout)
chosen["dropout"] = choose([("dropout", p) for p in [0.25, 0.5]])
results["Dropout"], trained["Dropout"] = results[chosen["dropout"]], trained[chosen["dropout"]]
print(
    "elegida:",
    chosen["dropout"],
    " pérdida en validación:",
    results["Dropout"]["validación"].mean().round(2),
)

# %% tags=["verify"]
assert chosen["dropout"] == ("dropout", 0.5)
_twice = [np.asarray(with_dropout(X_val, training=True)) for _ in range(2)]
assert np.abs(_twice[0] - _twice[1]).max() > 0.1  # con training=True, otra respuesta cada vez

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Parar a tiempo
#
# La curva daba la vuelta a las pocas épocas. ¿Por qué no quedarse ahí? Es la **parada temprana** (*early stopping*). El problema: mientras se baja por una cuesta con baches, no se sabe si lo que empeora es un bache o la
# vuelta definitiva. Por eso se espera un poco: la **paciencia** (*patience*) es cuántas épocas seguidas se aguantan sin mejorar.
#
# A mano, con paciencia 3: ¿en qué época para y con cuál se queda?
#
# | época | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |
# |---|---|---|---|---|---|---|---|---|---|
# | pérdida de validación | 0.60 | 0.45 | 0.38 | 0.40 | **0.37** | 0.39 | 0.41 | 0.42 | 0.36 |


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def stop_early(losses, patience):
    """La mejor época y la última que se llega a entrenar, contadas desde 1."""
    best_loss, waited = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        waited += 1
        if loss < best_loss:
            best_loss, best_epoch, waited = loss, epoch, 0
        if waited == patience:
            break
    return best_epoch, epoch


bumpy = [0.60, 0.45, 0.38, 0.40, 0.37, 0.39, 0.41, 0.42, 0.36]
for patience in [3, 1]:
    print(f"con paciencia {patience}: (mejor, última) = {stop_early(bumpy, patience)}")

# %% tags=["verify"]
assert stop_early(bumpy, 3) == (5, 8) and stop_early(bumpy, 4) == (9, 9)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "subslide"}
# Con paciencia 3 para en la 8 y vuelve a la 5: nunca verá el 0.36 de la 9. Con paciencia 1 se queda en el primer bache.

# %% [markdown] slideshow={"slide_type": "subslide"}
# En Keras es un *callback*, algo que se da a `fit` y que actúa mientras se entrena; `restore_best_weights=True` es lo que devuelve los
# pesos de la mejor época. **Error frecuente**: olvidarlo, y quedarse con los de la última.


# %% slideshow={"slide_type": "fragment"}
def fit_patiently(model, X, y):
    stopping = keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)
    options = {"validation_data": val_data, "epochs": 30, "shuffle": False, "verbose": 0}
    history = model.fit(laps(X, y), callbacks=[stopping], **options)
    return stopping.best_epoch + 1, len(history.history["loss"])


run_seeds("parada temprana", network, fit=fit_patiently)

# %% [markdown]
# ¿Hace lo mismo que nuestra función? Se repite la red de la primera curva, ahora con paciencia:

# %% slideshow={"slide_type": "fragment"}
restart(network, SHOWN)
best_and_last = fit_patiently(network, X_train, y_train)
ours = stop_early(val_losses, patience=4)  # en la curva completa de antes
print("(mejor, última) a mano:", ours, " Keras:", best_and_last)
assert ours == best_and_last
assert np.isclose(measure(network, X_train, y_train)["validación"], min(val_losses))

# %% [markdown]
# La última línea comprueba que la red lleva los pesos de la mejor época. Ojo: la validación ha elegido la época, así que su pérdida es optimista; por eso se informa con la prueba.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Más datos
#
# El freno más antiguo: con más puntos, memorizar sale caro. La misma red, sin otro freno, con 60, 120, 240 y 480. **Predice** la forma de la curva.

# %% slideshow={"slide_type": "fragment"}
sizes = [60, 120, 240, 480]
for n in sizes[1:]:
    run_seeds(f"{n} puntos", network, n=n)
results["60 puntos"] = results["sin freno"]
results["480 datos"], trained["480 datos"] = results["480 puntos"], trained["480 puntos"]

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La pérdida según los puntos para aprender
fig, ax = plt.subplots(figsize=(8, 4))
losses = np.array([results[f"{n} puntos"]["validación"] for n in sizes])
ax.plot(sizes, losses, "o", color=lighten(BLUE, 0.5), markersize=5)
ax.plot(sizes, losses.mean(axis=1), "o-", color=BLUE, label="sin freno")
ax.axhline(results["L2"]["validación"].mean(), color=ORANGE, linestyle="--", label="60 puntos y L2")
ax.axhline(best_val_loss, color=GRAY, linestyle=":", label="lo mejor posible")
ax.set(xlabel="puntos para aprender", ylabel="pérdida de validación", ylim=(0, None), xticks=sizes)
ax.legend()
plt.show()

# %% tags=["verify"]
assert (np.diff(losses.mean(axis=1)) < 0).all()
assert losses[-1].mean() > results["L2"]["validación"].mean() > best_val_loss

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Cada vez que se doblan los datos baja, y sin tocar nada más. Pero 480 puntos sin freno no alcanzan, en pérdida, a 60 con L2.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Todos, en el mismo problema
#
# Ocho métodos, cinco semillas, los mismos puntos y los mismos pesos iniciales para todos. La validación ya eligió las fuerzas; ahora, por primera vez, miramos la **prueba**. La red pequeña es la del ancho que prefirió la validación.

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# La tabla de los ocho métodos
small = choose([f"{width} neuronas" for width in widths])
results["red pequeña"], trained["red pequeña"] = results[small], trained[small]
methods = ["sin freno", "red pequeña", "L1", "L2", "elastic net"]
methods += ["Dropout", "parada temprana", "480 datos"]

base = results["sin freno"]
rows = {}
for name in methods:
    loss, accuracy = results[name]["prueba"], results[name]["exactitud"]
    wins = (loss < base["prueba"]).sum(), (accuracy > base["exactitud"]).sum()
    rows[name] = [loss.mean(), loss.std(), wins[0], accuracy.mean(), accuracy.std(), wins[1]]
columns = pd.MultiIndex.from_product([["pérdida", "exactitud"], ["media", "±", "gana"]])
table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
table.round({("pérdida", "media"): 2, ("pérdida", "±"): 2}).round(3)

# %% [markdown]
# «±» es la desviación típica, y «gana», en cuántas de las cinco semillas es mejor que la red sin freno.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Pérdida y exactitud en la prueba, semilla a semilla
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.6), sharey=True)
panels = [("prueba", "pérdida (menos es mejor)", best_loss)]
panels += [("exactitud", "exactitud (más es mejor)", best_accuracy)]
for ax, (part, label, limit) in zip(axes, panels):
    for row, name in enumerate(methods):
        values, color = results[name][part], BLUE if row else RED
        ax.plot(values, np.full(5, row + 0.27), "o", color=lighten(color, 0.5), markersize=5)
        ax.errorbar(values.mean(), row, xerr=values.std(), fmt="o", color=color, capsize=5)
    ax.axvline(limit, color=GRAY, linestyle=":")
    ax.set(xlabel=label, yticks=range(len(methods)), yticklabels=methods, ylim=(7.6, -0.6))
axes[0].set_xscale("log")
axes[0].set_xticks([0.25, 0.5, 1, 2], ["0.25", "0.5", "1", "2"])
axes[0].minorticks_off()
fig.suptitle("Media y desviación típica de cinco semillas; punteado, lo mejor posible")
plt.show()

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las ocho fronteras
fig, axes = plt.subplots(2, 4, figsize=(10.5, 5.6))
for ax, name in zip(axes.flat, methods):
    model, weights = trained[name]
    model.set_weights(weights)
    X, y = moons(480 if name == "480 datos" else 60, SHOWN)
    title = f"{name}\n{100 * hits(model, X_test, y_test):.1f} %"
    draw_boundary(
        ax, model, title, X[:120], y[:120], size=30 if len(X) == 60 else 16, resolution=100
    )
plt.show()

# %% tags=["verify"]
_rivals = table.drop("sin freno")
assert (_rivals["pérdida", "gana"] == 5).all() and _rivals["pérdida", "media"].idxmin() == "L2"
_best = ["L1", "L2", "elastic net", "480 datos"]
assert (table.loc[_best, ("exactitud", "gana")] == 5).all()
assert (table.loc[["red pequeña", "Dropout", "parada temprana"], ("exactitud", "gana")] < 5).all()
_means = table.loc[_best, ("exactitud", "media")]
assert (_means - table.loc["sin freno", ("exactitud", "media")] > 0.02).all()
assert _means.max() - _means.min() < table.loc[_best, ("exactitud", "±")].max()
assert table.loc["L2", ("pérdida", "media")] < table.loc["480 datos", ("pérdida", "media")]

# %% [markdown] slideshow={"slide_type": "fragment"}
# En los títulos, los aciertos en la prueba de la red que aprendió con los puntos dibujados (de los 480 se dibuja la cuarta parte).

# %% [markdown] slideshow={"slide_type": "slide"}
# ### Qué se puede decir, y qué no
#
# - **Todos los frenos bajan la pérdida, en las cinco semillas.** La menor media es la de L2.
# - En aciertos, L1, L2, *elastic net* y los 480 puntos ganan también las cinco veces, por unos tres puntos. La red pequeña, Dropout y la parada temprana, no siempre: con esto **no se puede afirmar** que acierten más.
# - Entre L1, L2, *elastic net* y 480 puntos, las exactitudes se distinguen menos que su dispersión: **empate**.
#
# Tus apuestas: acierta más la que falla unos cuantos de los suyos; apagar al azar la mitad de las neuronas baja la pérdida; y un buen freno con 60 puntos **iguala en aciertos a ocho veces más puntos sin freno**, con menos pérdida. Pero esta frontera es suave y los
# pesos pequeños le van bien: en otro problema el orden puede ser otro.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por cuál empezar?
#
# 1. **Más datos**, si salen baratos: también valen para todo lo demás.
# 2. **Parada temprana**: un argumento, y ahorra tiempo.
# 3. **L2 o Dropout**, uno cada vez; la fuerza, en validación, multiplicando cada vez por tres.
# 4. **Red más pequeña**, si además importa su tamaño.
# 5. **L1**, si quieres saber de qué conexiones se puede prescindir.
#
# Y no frenes una red que todavía no sobreajusta: si la pérdida de entrenamiento es alta, lo que falta es capacidad.
#
# **Pruébalo.** Junta dos frenos: `penalty.set(l2=0.001)`, `run_seeds("los dos", penalized, n=480)` y mira `results["los dos"].mean()`. ¿Se acerca más a lo mejor posible, 0.22 y 0.91, que cada uno por su lado?
#
# En [el laboratorio](playground.ipynb), el encargo 9 enseña L1 y L2 en vivo: cuál borra líneas del dibujo y cuál solo las adelgaza.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Dropout con lápiz
#
# Una capa de 50 neuronas lleva detrás `Dropout(0.2)`. ¿Cuántas quedan encendidas de media al entrenar? ¿Por cuánto se multiplica la salida de una encendida? ¿Y al predecir?

# %% tags=["exercise"]
n_kept = ...
training_factor = ...
prediction_factor = ...

check(1, (n_kept, training_factor, prediction_factor))

# %% tags=["solution"]
n_kept = 50 * (1 - 0.2)  # 0.2 es lo que se apaga
training_factor = 1 / (1 - 0.2)
prediction_factor = 1

check(1, (n_kept, training_factor, prediction_factor))

# %% [markdown]
# ### Ejercicio · La vida media de un peso
#
# Con L2 y sin nada más, un peso se multiplica por $1 - 2\eta\lambda$ en cada paso. Con $\eta = 0.01$, ¿qué λ lo deja en la **mitad** al cabo de 100 pasos?

# %% tags=["exercise"]
strength = ...

check(2, strength)

# %% tags=["solution"]
strength = (1 - 0.5 ** (1 / 100)) / (2 * 0.01)  # de (1 − 2ηλ)^100 = 0.5

check(2, strength)

# %% [markdown]
# ### Ejercicio · El gradiente con penalización
#
# Escribe `penalized_gradient(W, dW, l1, l2)`: recibe los pesos `W` y el gradiente `dW` de $J$, de la misma forma, y devuelve el gradiente de $J + \lambda_1\sum\lvert w\rvert + \lambda_2\sum w^2$. En $w = 0$, la
# pendiente de $\lvert w\rvert$ se toma como 0.


# %% tags=["exercise"]
def penalized_gradient(W, dW, l1, l2):
    return ...


check(3, penalized_gradient)


# %% tags=["solution"]
def penalized_gradient(W, dW, l1, l2):
    return dW + l1 * np.sign(W) + 2 * l2 * W


check(3, penalized_gradient)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Debería hacer Dropout como Keras con `A`, de forma $(n, m)$: fracción apagada `p`, `training` verdadero o falso, y `rng`, un generador de NumPy, para sortear. Tiene **tres fallos**. Escríbela bien.
#
# ```python
# def dropout(A, p, training, rng):
#     mask = rng.random(A.shape[1]) >= p
#     return A * mask * (1 - p)
# ```


# %% tags=["exercise"]
def dropout(A, p, training, rng):
    return ...


check(4, dropout)


# %% tags=["solution"]
def dropout(A, p, training, rng):
    if not training:
        return A  # al predecir, todas encendidas
    mask = rng.random(A.shape) >= p  # cada ejemplo, la suya
    return A * mask / (1 - p)  # la media no cambia


check(4, dropout)

# %% [markdown]
# ### Ejercicio · Paciencia exigente
#
# Escribe `stop_early(losses, patience, min_delta)`: como la de la lección, pero solo cuenta como mejora bajar **más de `min_delta`** por debajo de la mejor pérdida apuntada. Devuelve la pareja (mejor época apuntada, última época entrenada),
# contadas desde 1.


# %% tags=["exercise"]
def stop_early(losses, patience, min_delta):
    return ...


check(5, stop_early)


# %% tags=["solution"]
def stop_early(losses, patience, min_delta):
    best_loss, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        waited += 1
        if loss < best_loss - min_delta:
            best_loss, best_epoch, waited = loss, epoch, 0
        if waited == patience:
            break
    return best_epoch, epoch


check(5, stop_early)

# %% [markdown]
# ### Reto
#
# Cambia la clase de seis de los sesenta puntos, elegidos al azar: son etiquetas equivocadas, que en la vida real abundan. Repite la tabla con las cinco semillas. ¿Qué frenos aguantan mejor? ¿Hace falta más fuerza que antes? Decide con
# la validación, que conserva sus etiquetas, y cuenta en cuántas semillas gana cada uno.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Sobreajuste: la pérdida de entrenamiento sigue bajando y la de validación da la vuelta.
# - L2 multiplica cada peso por algo menor que 1 y los deja pequeños; L1 resta siempre lo mismo y deja ceros.
# - `Dropout(p)` apaga una fracción $p$, distinta para cada ejemplo y lote, divide por $1 - p$ y calla al predecir.
# - La fuerza y la época se eligen con la validación; el resultado se dice con la prueba.
# - Una comparación lleva varias semillas y su dispersión; lo que no la supera es un empate.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | sobreajuste, subajuste | *overfitting*, *underfitting* | memorizar el ruido; no llegar a aprender |
# | capacidad | *capacity* | la variedad de fronteras que una red puede dibujar |
# | navaja de Occam | *Occam's razor* | entre lo que encaja igual, lo más sencillo |
# | regularización | *regularization* | todo lo que frena el sobreajuste |
# | penalización | *penalty* | lo que se suma al coste por tener pesos grandes |
# | L1, L2, *elastic net* | *L1, L2, elastic net* | cobrar por el tamaño, por el cuadrado, por los dos |
# | Dropout | *dropout* | apagar neuronas al azar mientras se aprende |
# | parada temprana | *early stopping* | quedarse con la época mejor en validación |
# | paciencia | *patience* | las épocas sin mejorar que se aguantan |

# %% [markdown]
# ## Para saber más
#
# - R. Tibshirani (1996), *Regression shrinkage and selection via the lasso*: por qué L1 deja ceros.
# - L. Prechelt (1998), *Early stopping — but when?*: cuánta paciencia conviene.
# - H. Zou y T. Hastie (2005), *Regularization and variable selection via the elastic net*: lo mejor de las dos.
# - N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever y R. Salakhutdinov (2014), *Dropout: a simple way to prevent neural networks from overfitting*.
# - C. Zhang, S. Bengio, M. Hardt, B. Recht y O. Vinyals (2017), *Understanding deep learning requires rethinking generalization*: redes que memorizan etiquetas puestas al azar.
