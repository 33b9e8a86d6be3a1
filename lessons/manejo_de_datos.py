# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import (
    GroupShuffleSplit,
    KFold,
    ShuffleSplit,
    StratifiedKFold,
    train_test_split,
)

from exercises.manejo_de_datos import check, hint, progress, solution
from utils.data import (
    load_breast_cancer,
    load_diabetes,
    load_houses,
    load_iris,
    load_students,
    load_wine,
)
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, draw_cells, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un diagnóstico sospechoso
#
# Sesenta pacientes, dos mil medidas de cada uno y un sí o un no. Alguien busca las 20 medidas que más cambian de los síes a los noes, reparte, entrena una neurona con 42
# pacientes y la prueba con los otros 18, que no vio al entrenar. **Antes de ejecutar**: ¿qué porcentaje de aciertos te parecería creíble?


# %% slideshow={"slide_type": "fragment"}
def make_noise(n, seed, d=2000):
    """n pacientes inventados: d medidas al azar y una respuesta al azar, mitad y mitad."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, d)), rng.permutation(np.arange(n) % 2)


def best_columns(X, y, k=20):
    """Las k columnas cuya media más cambia de una clase a la otra."""
    gap = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)
    return np.argsort(-np.abs(gap / X.std(axis=0)))[:k]


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
X, y = make_noise(60, seed=0)
chosen = best_columns(X, y)
X_train, X_test, y_train, y_test = train_test_split(
    X[:, chosen], y, test_size=0.3, stratify=y, random_state=0
)
model = LogisticRegression().fit(X_train, y_train)
print(f"aciertos en la prueba: {model.score(X_test, y_test):.0%}")

# %% tags=["verify"]
assert model.score(X_test, y_test) == 1

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Lee otra vez `make_noise`: las medidas son **ruido** y la respuesta se echa a suertes. No hay nada que aprender.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Antes de seguir**, anota tres apuestas:
#
# 1. ¿Cuántos aciertos tendrá mañana, con 2000 pacientes nuevos?
# 2. ¿Qué línea miente?
# 3. Sin tocar la red ni sus cuentas, ¿cuántas veces más rápido puede entrenar Keras?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
X_new, y_new = make_noise(2000, seed=1)
tomorrow = model.score(X_new[:, chosen], y_new)
print(f"aciertos mañana: {tomorrow:.0%}")

# %% tags=["verify"]
assert abs(tomorrow - 0.5) < 0.05

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Una moneda al aire.

# %% [markdown] slideshow={"slide_type": "fragment"}
# Que información de la prueba llegue al modelo antes de tiempo se llama **fuga** (*data leakage*). No da ningún error: da una nota
# **demasiado buena**. Hoy cazaremos dos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tres cajones y una línea de tiempo
#
# - Con **entrenamiento** (*training*) se aprende: los pesos, y también las medias, las medianas o qué columnas valen.
# - Con **validación** (*validation*) se elige: épocas, tamaño, umbral.
# - La **prueba** (*test*) da la nota, una vez, cuando ya no queda nada por decidir.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Qué puede ver cada parte, y cuándo
fig, ax = plt.subplots(figsize=(10.5, 3.5))
stages = ["1. preparar", "2. ajustar pesos", "3. elegir", "4. informar"]
rows = {
    "entrenamiento": (BLUE, ["medias, medianas,\ncolumnas", "aprende", "", ""]),
    "validación": (ORANGE, ["", "", "épocas, tamaño,\numbral", ""]),
    "prueba": (GREEN, ["", "", "", "la nota,\nuna vez"]),
}
for i, (name, (color, texts)) in enumerate(rows.items()):
    ax.text(-0.1, 2.5 - i, name, ha="right", va="center", fontsize=14, color="black")
    for k, text in enumerate(texts):
        face = lighten(color, 0.55) if text else "#F2F2F2"
        ax.add_patch(plt.Rectangle((k, 2.05 - i), 0.96, 0.9, facecolor=face))
        label = text or ("cerrado" if k < 3 and i else "")
        ink = "black" if text else "#707070"
        ax.text(k + 0.48, 2.5 - i, label, ha="center", va="center", fontsize=13, color=ink)
for k, stage in enumerate(stages):
    ax.text(k + 0.48, 3.2, stage, ha="center", va="center", fontsize=14)
arrow = {"arrowstyle": "-|>", "color": GRAY, "linewidth": 2}
ax.annotate("", xy=(4, -0.12), xytext=(0, -0.12), arrowprops=arrow)
ax.text(2, -0.38, "tiempo", ha="center", va="center", color="#555555")
ax.set(xlim=(-1.25, 4.05), ylim=(-0.55, 3.45))
ax.axis("off")
plt.show()

# %% [markdown]
# En la última etapa no se entrena ni se elige. Quien abre la prueba, cambia algo y vuelve a abrirla la ha convertido en validación: le hace falta otra prueba.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Primera fuga: preparar antes de repartir
#
# El caso más citado es **escalar antes de repartir**: la media, $\mu$, y la desviación típica, $\sigma$, se calculan con todas las filas, y las de la prueba ya han influido.
# **Predice**: ¿cuánto infla la nota? Medido con los vinos, 300 repartos y el clasificador más simple:


# %% slideshow={"slide_type": "fragment"}
def nearest(X_train, y_train, X_new):
    """Responde lo que respondió la fila más parecida del entrenamiento."""
    distances = ((X_new[:, None] - X_train) ** 2).sum(axis=2)  # una fila por caso nuevo
    return y_train[distances.argmin(axis=1)]


def scaling_gap(n_train, seed):
    """Aciertos con la fuga menos aciertos sin ella, en un mismo reparto de los vinos."""
    wine, scores = load_wine(), []
    X_train, X_test, y_train, y_test = train_test_split(
        wine.X, wine.y, train_size=n_train, stratify=wine.y, random_state=seed
    )
    for source in [wine.X, X_train]:  # de dónde salen la media y la desviación
        mean, std = source.mean(axis=0), source.std(axis=0)
        y_pred = nearest((X_train - mean) / std, y_train, (X_test - mean) / std)
        scores.append(np.mean(y_pred == y_test))
    return scores[0] - scores[1]


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for n_train in [12, 124]:
    gaps = 100 * np.array([scaling_gap(n_train, seed) for seed in range(300)])
    margin = 2 * gaps.std() / np.sqrt(300)
    print(f"con {n_train:>3} filas: infla {gaps.mean():.1f} ± {margin:.1f} puntos de cada 100")

# %% tags=["verify"]
assert abs(gaps.mean()) < 0.3  # con 124 filas
_few = 100 * np.array([scaling_gap(12, seed) for seed in range(300)])
assert 2 * _few.std() / np.sqrt(300) < _few.mean() < 1.5

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# **Casi nada.** Una media no mira las respuestas y con 124 filas apenas cambia; solo con muy pocas se nota, y es medio punto.

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Por qué se insiste tanto en esta? Porque el mismo descuido, con una preparación
# que **sí mira `y`**, es la mentira del principio. Segunda apuesta: la línea culpable era `best_columns(X, y)`. Repitamos con 20 semillas, eligiendo columnas antes y después de repartir:


# %% slideshow={"slide_type": "subslide"}
def noise_score(seed, leak, n=60, d=2000):
    X, y = make_noise(n, seed, d)
    train, test = train_test_split(np.arange(n), test_size=0.3, stratify=y, random_state=seed)
    seen = np.arange(n) if leak else train
    chosen = best_columns(X[seen], y[seen])
    model = LogisticRegression().fit(X[train][:, chosen], y[train])
    return model.score(X[test][:, chosen], y[test])


leaked = np.array([noise_score(seed, leak=True) for seed in range(20)])
honest = np.array([noise_score(seed, leak=False) for seed in range(20)])
print(f"con fuga {leaked.mean():.1%}, sin ella {honest.mean():.1%}")

# %% tags=["verify"]
assert leaked.mean() > 0.8 and abs(honest.mean() - 0.5) < 0.08


# %% tags=["helper"]
# Dibujar un punto por semilla y la media
def plot_scores(groups, xlabel, height=3):
    """Un punto por semilla y una raya en la media; groups es {nombre: (notas, color)}."""
    fig, ax = plt.subplots(figsize=(9.5, height))
    for row, (scores, color) in enumerate(groups.values()):
        shift = np.linspace(-0.2, 0.2, len(scores))  # para que no se tapen
        ax.plot(scores, row + shift, "o", color=color, markersize=7, alpha=0.75)
        ax.plot([scores.mean()] * 2, [row - 0.36, row + 0.36], color=color, linewidth=3)
        ax.annotate(f"{scores.mean():.0%}", (scores.mean(), row - 0.42), ha="center", fontsize=12)
    ax.set(yticks=range(len(groups)), yticklabels=groups, xlabel=xlabel)
    ax.set_ylim(len(groups) - 0.5, -0.75)
    ax.xaxis.set_major_formatter("{x:.0%}")
    return ax


# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Aciertos con datos sin señal: elegir antes o después de repartir
groups = {"elegir y repartir": (leaked, RED), "repartir y elegir": (honest, GREEN)}
ax = plot_scores(groups, "aciertos en la prueba, con datos sin señal")
ax.axvline(0.5, color=GRAY, linestyle=":", zorder=0)
plt.show()

# %% [markdown]
# Con dos mil columnas de ruido, algunas se parecen a `y` por casualidad, también en los 18 de la prueba. Elegirlas con todos es copiar el examen.
#
# **Predice**: ¿cuándo es peor la fuga, con más columnas o con más pacientes?

# %% slideshow={"slide_type": "fragment"}
widths, curves = [20, 100, 500, 2000], {}
for n in [60, 200]:
    scores = [[noise_score(seed, True, n, d) for seed in range(40)] for d in widths]
    curves[n] = np.mean(scores, axis=1)

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# La fuga, según las columnas y los pacientes
fig, ax = plt.subplots(figsize=(8, 3.8))
for (n, means), style in zip(curves.items(), ["o-", "s--"]):
    ax.semilogx(widths, means, style, color=RED, label=f"{n} pacientes, con fuga")
ax.axhline(0.5, color=GRAY, linestyle=":", label="la verdad: una moneda")
ax.set(xlabel="columnas de ruido", ylabel="aciertos en la prueba", ylim=(0.4, 1))
ax.set_xticks(widths, widths)
ax.minorticks_off()
ax.yaxis.set_major_formatter("{x:.0%}")
ax.legend()
plt.show()

# %% tags=["verify"]
_few, _many = curves.values()
assert (np.diff([_few, _many]) > 0).all()  # con más columnas, peor
assert (_few > _many).all() and max(_few[0], _many[0]) < 0.56  # con más pacientes, mejor

# %% [markdown] tags=["answer"]
# Cada punto es la media de 40 semillas. Muchas columnas y pocas filas: el terreno de las peores fugas. Con 20 columnas no hay nada que elegir, y no hay fuga.

# %% [markdown]
# **Pruébalo.** Cambia `[60, 200]` por `[60, 1000]`. ¿Se acerca a la moneda? Luego, en la celda de `leaked`, pide la media con `d=20` de las dos maneras: salen iguales.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Segunda fuga: las filas repetidas
#
# Dos hojas de cálculo se juntan y la mitad de los pacientes aparece dos veces. Al repartir, muchos tienen un **gemelo** al otro lado. ¿Cuánto infla? Preguntamos a los datos de diabetes
# si la enfermedad avanzará más que la mediana. Y añadimos un caso más traicionero: la segunda medida es del mismo paciente otro día, **casi** igual.

# %% slideshow={"slide_type": "fragment"}
diabetes = load_diabetes()
y_high = (diabetes.y > np.median(diabetes.y)).astype(int)


def split_score(X, y, patient, splitter):
    train, test = next(splitter.split(X, y, patient))
    mean, std = X[train].mean(axis=0), X[train].std(axis=0)
    y_pred = nearest((X[train] - mean) / std, y[train], (X[test] - mean) / std)
    return np.mean(y_pred == y[test])


# %% slideshow={"slide_type": "fragment"}
def twin_scores(seed):
    rng = np.random.default_rng(seed)
    patient = np.concatenate([np.arange(442), rng.choice(442, 221, replace=False)])
    X, y = diabetes.X[patient], y_high[patient]
    X_similar = X + 0.05 * X.std(axis=0) * rng.normal(size=X.shape)
    by_row = ShuffleSplit(1, test_size=0.3, random_state=seed)
    by_patient = GroupShuffleSplit(1, test_size=0.3, random_state=seed)
    tables = [(X[:442], y[:442], None, by_row), (X, y, None, by_row)]
    tables += [(X_similar, y, None, by_row), (X_similar, y, patient, by_patient)]
    return [split_score(*table) for table in tables]


# %% slideshow={"slide_type": "fragment"}
names = ["sin repetir", "filas repetidas", "casi repetidas", "casi repetidas,\npor paciente"]
twins = np.array([twin_scores(seed) for seed in range(20)]).T

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Aciertos con pacientes repetidos, casi repetidos y por grupos
colors = [GREEN, RED, RED, GREEN]
plot_scores(dict(zip(names, zip(twins, colors))), "aciertos en la prueba", height=4)
plt.show()

# %% tags=["verify"]
assert (twins[1] > twins[0]).all()
assert np.allclose(twins[1:3].mean(axis=1) - twins[0].mean(), 0.16, atol=0.02)
assert abs(twins[3].mean() - twins[0].mean()) < 0.04

# %% [markdown] slideshow={"slide_type": "fragment"}
# Unos 16 puntos regalados. Las copias exactas se quitan antes de repartir, con `drop_duplicates()`. A las casi iguales no las ve; se reparte **por grupos** (`GroupShuffleSplit`, `GroupKFold`): todas las filas de un paciente, al
# mismo cajón. Lo mismo vale para fotos de un mismo vídeo o frases de un mismo autor.

# %%
both = pd.DataFrame(np.concatenate([diabetes.X, diabetes.X[:221]]))
print(f"{len(both)} filas; sin repetir, {len(both.drop_duplicates())}")
almost = both + 0.001 * np.random.default_rng(0).normal(size=both.shape)
print(f"casi iguales: quedan {len(almost.drop_duplicates())}")

# %% tags=["verify"]
assert len(both.drop_duplicates()) == 442 and len(almost.drop_duplicates()) == 663

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Repartir bien: barajar y estratificar
#
# **Error frecuente.** Cortar una tabla ordenada. Las 150 flores vienen por especies, 50 de cada una. **Predice** los aciertos si las últimas 50 son la prueba:

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
iris = load_iris()
for shuffle in [False, True]:
    X_train, X_test, y_train, y_test = train_test_split(
        iris.X, iris.y, test_size=50, shuffle=shuffle, random_state=0 if shuffle else None
    )
    hits = np.mean(nearest(X_train, y_train, X_test) == y_test)
    counts = np.bincount(y_train, minlength=3)
    print(f"barajar {shuffle!s:>5}: entrenan {counts}, aciertos {hits:.0%}")

# %% tags=["verify"]
assert hits > 0.9  # barajando
assert not np.isin(iris.y[-50:], iris.y[:100]).any()  # sin barajar, ninguna posible

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Barajar** (*shuffle*) arregla el orden, pero deja la proporción al azar. Si una clase es rara, importa. De los tumores de la [[de_la_recta_al_si_o_no]] tomamos todos los benignos y solo 19 malignos (un 5 %): ¿cuántos malignos caen en una
# prueba del 25 %? **Estratificar** (*stratify*) reparte cada clase por separado.

# %% slideshow={"slide_type": "fragment"}
cancer = load_breast_cancer()
malignant = np.random.default_rng(0).permutation(np.flatnonzero(cancer.y == 1))[:19]
rare_rows = np.concatenate([np.flatnonzero(cancer.y == 0), malignant])
y_rare = cancer.y[rare_rows]


def rare_in_test(seed, stratify):
    return train_test_split(y_rare, test_size=0.25, stratify=stratify, random_state=seed)[1].sum()


free = np.array([rare_in_test(seed, None) for seed in range(200)])
stratified = np.array([rare_in_test(seed, y_rare) for seed in range(200)])
print(f"sin estratificar: de {free.min()} a {free.max()} malignos en la prueba")
print(f"estratificando: siempre {stratified.min()}")

# %% tags=["verify"]
assert stratified.min() == stratified.max() and free.max() - free.min() >= 7

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Malignos en la prueba, al azar y estratificando
fig, ax = plt.subplots(figsize=(8.5, 3.6))
values = np.arange(free.max() + 1)
ax.bar(values - 0.2, np.bincount(free), 0.4, color=GRAY, label="al azar")
counts = np.bincount(stratified, minlength=len(values))
ax.bar(values + 0.2, counts, 0.4, color=GREEN, label="estratificado")
ax.set(xlabel="malignos en la prueba", ylabel="repartos, de 200", xticks=values)
ax.legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Validación cruzada: que todos examinen
#
# Mira otra vez el grupo «sin repetir» de la figura de los gemelos: mismo modelo, mismos datos, y según el reparto la nota cambia más de diez puntos. Con pocos datos, **un reparto es una
# tirada de dados**. La **validación cruzada** de $k$ partes (*k-fold*) reparte las filas en $k$ y da $k$ vueltas: en cada una, una parte valida y las demás entrenan. La nota es la media.
#
# A mano, con los ocho estudiantes y $k = 4$: barajamos, cortamos en cuatro parejas y cada pareja valida una vez.

# %% slideshow={"slide_type": "fragment"}
students = load_students()
order = np.random.default_rng(0).permutation(len(students.X))
folds = np.array_split(order, 4)
print("validan:", [fold.tolist() for fold in folds])

# %% tags=["verify"]
assert sorted(np.concatenate(folds)) == list(range(8))  # todas, y una sola vez

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las cuatro vueltas: quién valida y quién entrena
turns = np.array([np.isin(np.arange(8), fold) for fold in folds])
fig, ax = plt.subplots(figsize=(8.5, 4))
draw_cells(
    ax,
    turns,
    color=lambda i, j, value: ORANGE if value else lighten(BLUE, 0.7),
    texts=[["V" if value else "E" for value in turn] for turn in turns],
)
for i in range(4):
    ax.text(-0.2, -i - 0.5, f"vuelta {i + 1}", ha="right", va="center")
for j in range(8):
    ax.text(j + 0.5, 0.3, f"fila {j}", ha="center", va="center", fontsize=12)
ax.set(xlim=(-1.7, 8.1), ylim=(-4.7, 0.7))
ax.text(4, -4.4, "E: entrena    V: valida", ha="center", va="center")
plt.show()

# %% [markdown]
# scikit-learn hace lo mismo. Sin barajar, `KFold(4)` corta la tabla en orden, como `array_split`. Y la media de cinco vueltas baila mucho menos que un reparto solo:

# %% slideshow={"slide_type": "fragment"}
for ours, (_, theirs) in zip(np.array_split(np.arange(8), 4), KFold(4).split(students.X)):
    assert (ours == theirs).all()


# %% slideshow={"slide_type": "subslide"}
def cross_validate(seed):
    splitter = StratifiedKFold(5, shuffle=True, random_state=seed)
    scores = []
    for train, held_out in splitter.split(diabetes.X, y_high):
        mean, std = diabetes.X[train].mean(axis=0), diabetes.X[train].std(axis=0)
        A, B = (diabetes.X[train] - mean) / std, (diabetes.X[held_out] - mean) / std
        scores.append(np.mean(nearest(A, y_high[train], B) == y_high[held_out]))
    return np.mean(scores)


five_fold = np.array([cross_validate(seed) for seed in range(20)])
for name, scores in [("un reparto", twins[0]), ("cinco vueltas", five_fold)]:
    print(f"{name:>13}: de {scores.min():.1%} a {scores.max():.1%}")

# %% tags=["verify"]
assert np.ptp(twins[0]) > 0.1 and five_fold.std() < 0.6 * twins[0].std()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuando una clase es rara
#
# Con 19 malignos entre 376, decir siempre «benigno» acierta el 95 %. La pérdida es una media, y en ella los raros apenas pesan. El remedio: que **cada clase pese lo mismo en total**. Si
# hay $n$ filas, $C$ clases y $n_c$ filas de la clase $c$:
#
# $$\text{peso}_c = \frac{n}{C\, n_c} \qquad\qquad \frac{376}{2\cdot 357} = 0.527 \qquad \frac{376}{2\cdot 19} = 9.895$$

# %% tags=["setup"]
# Preparar lo que falta de scikit-learn
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from sklearn.utils.class_weight import compute_class_weight

# %% slideshow={"slide_type": "fragment"}
n_class = np.bincount(y_rare)
weights = len(y_rare) / (2 * n_class)
print(f"filas {n_class}, pesos {weights.round(3)}, peso total de cada clase {weights * n_class}")
assert np.allclose(weights, compute_class_weight("balanced", classes=np.array([0, 1]), y=y_rare))

# %% tags=["verify"]
assert np.allclose(weights, [0.527, 9.895], atol=0.001)
assert round(n_class[0] / n_class.sum(), 2) == 0.95  # lo que acierta decir siempre «benigno»

# %% [markdown] slideshow={"slide_type": "subslide"}
# En Keras son el `class_weight` de `fit`: multiplica la pérdida de cada ejemplo por el peso de su clase. Para que sea difícil, la neurona solo ve la textura y la suavidad.

# %% tags=["setup"]
# Preparar Keras
import inspect
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import keras
import tensorflow as tf
from keras import layers

from utils.plotting import plot_points, plot_regions
from utils.training import make_dataset, track

setup()

# %% slideshow={"slide_type": "fragment"}
pair = [cancer.feature_names.index(name) for name in ["textura (media)", "suavidad (media)"]]
X_tumor, X_held, y_tumor, y_held = train_test_split(
    cancer.X[rare_rows][:, pair], y_rare, test_size=0.4, stratify=y_rare, random_state=0
)
scaler = StandardScaler().fit(X_tumor)
X_tumor, X_held = scaler.transform(X_tumor), scaler.transform(X_held)

# %% slideshow={"slide_type": "fragment"}
found, neurons = {}, {}
variants = {"sin pesos": None, "con pesos": dict(enumerate(weights))}
for name, class_weight in track(variants.items(), "neurona"):
    keras.utils.set_random_seed(0)
    neuron = keras.Sequential([keras.Input((2,)), layers.Dense(1, "sigmoid")])
    optimizer = keras.optimizers.Adam(learning_rate=0.05)
    neuron.compile(optimizer, loss="binary_crossentropy")
    tumors = make_dataset(X_tumor, y_tumor, batch_size=len(y_tumor))  # al final verás cómo es
    neuron.fit(tumors, epochs=60, class_weight=class_weight, shuffle=False, verbose=0)
    neurons[name] = neuron
    says = np.asarray(neuron(X_held)).ravel() >= 0.5
    found[name] = says[y_held == 1].sum(), np.mean(says == y_held)
    print(
        f"{name}: encuentra {found[name][0]} de {y_held.sum()} malignos, acierta {found[name][1]:.0%}"
    )

# %% tags=["verify"]
assert found["sin pesos"][0] <= 1 and found["con pesos"][0] >= 4
assert found["sin pesos"][1] > 0.9 > found["con pesos"][1]

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La frontera sin pesos y con pesos
limits = [(low - 0.3, high + 0.3) for low, high in zip(X_held.min(axis=0), X_held.max(axis=0))]
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4), sharey=True)
for ax, (name, neuron) in zip(axes, neurons.items()):
    plot_regions(neuron, *limits, ax=ax, resolution=100)
    plot_points(X_held, y_held, names=cancer.target_names, ax=ax, size=45)
    ax.set(title=f"{name}: {found[name][0]} de {y_held.sum()}", xlabel="textura (escalada)")
axes[0].set_ylabel("suavidad (escalada)")
axes[1].legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con pesos encuentra malignos y **acierta menos** en total: ahora da falsas alarmas. No es un arreglo gratuito, es decidir qué error duele más; la [[clasificacion_binaria]] lo mide con calma. Ocho malignos son
# pocos para fiarse: aquí está lo mismo en 20 repartos.

# %%
recalls = {None: [], "balanced": []}
for seed in range(20):
    A, B, a, b = train_test_split(
        cancer.X[rare_rows][:, pair], y_rare, test_size=0.4, stratify=y_rare, random_state=seed
    )
    for class_weight in recalls:
        model = make_pipeline(StandardScaler(), LogisticRegression(class_weight=class_weight))
        recalls[class_weight].append(model.fit(A, a).predict(B)[b == 1].mean())
without, balanced = [np.mean(values) for values in recalls.values()]
print(f"malignos encontrados, de media: {without:.0%} sin pesos, {balanced:.0%} con ellos")

# %% tags=["verify"]
assert without < 0.05 and balanced > 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Y con un peso intermedio? Mueve el control: la neurona se ajusta con los de entrenamiento y aquí se ven los otros. Busca el peso más pequeño que encuentra la mitad de los malignos. Al elegirlo así, estos tumores pasan a ser de **validación**.

# %% tags=["setup"]
# Preparar el control
from ipywidgets import FloatSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "fragment"}
# Mueve el peso de los malignos
def show_weight(weight=1.0):
    model = LogisticRegression(class_weight={0: 1, 1: weight}).fit(X_tumor, y_tumor)
    says = model.predict(X_held) == 1
    fig, ax = plt.subplots(figsize=(6.5, 4), dpi=92, layout="none")
    margins = [(low - 0.3, high + 0.3) for low, high in zip(X_held.min(0), X_held.max(0))]
    plot_regions(lambda X: model.predict_proba(X)[:, 1], *margins, ax=ax, resolution=60)
    plot_points(X_held, y_held, ax=ax, size=30)
    hits, alarms = says[y_held == 1].sum(), says[y_held == 0].sum()
    ax.set_title(f"encuentra {hits} de {y_held.sum()}, con {alarms} falsas alarmas")
    ax.set(xlabel="textura (escalada)", ylabel="suavidad (escalada)")
    plt.show()


interact(show_weight, weight=FloatSlider(1, min=1, max=40, step=1, description="peso"));  # fmt: skip

# %% [markdown]
# Si lees esto sin poder mover el control, la figura anterior recoge sus dos posiciones principales.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Escalar, dentro y fuera de la red
#
# Seis estudiantes entrenan y dos llegan después. Horas de estudio de los seis: $2, 5, 7, 9, 10, 11$; $\mu = 7.333$ y $\sigma = 3.091$. Para el nuevo, con $13.4$ horas:
#
# - **estandarizar**: $\dfrac{13.4 - 7.333}{3.091} = 1.963$;
# - **llevar a $[0, 1]$** con el mínimo y el máximo (*min-max*): $\dfrac{13.4 - 2}{11 - 2} = 1.267$. Se sale, y está bien: la regla la fijan los seis.
#
# Para una red, lo primero casi siempre; lo segundo, si los límites se conocen, como en los píxeles.

# %% slideshow={"slide_type": "fragment"}
X = students.X
X_train, X_new = X[:6], X[6:]
standard, minmax = StandardScaler().fit(X_train), MinMaxScaler().fit(X_train)
by_hand = (X_new - X_train.mean(axis=0)) / X_train.std(axis=0)
print("estandarizada:", by_hand[:, 0].round(3), " min-max:", minmax.transform(X_new)[:, 0].round(3))
assert np.allclose(by_hand, standard.transform(X_new))

# %% tags=["verify"]
assert np.isclose(by_hand[0, 0], 1.963, atol=0.001)
assert np.isclose(minmax.transform(X_new)[0, 0], 1.267, atol=0.001)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Las horas, estandarizadas y llevadas a [0, 1]
views = {
    "horas": X[:, 0],
    "estandarizada": standard.transform(X)[:, 0],
    "min-max": minmax.transform(X)[:, 0],
}
fig, axes = plt.subplots(3, 1, figsize=(8.5, 3.6))
for ax, (name, values) in zip(axes, views.items()):
    ax.plot(values[:6], np.zeros(6), "o", color=BLUE, markersize=11, label="entrenamiento")
    ax.plot(values[6:], np.zeros(2), "s", color=ORANGE, markersize=11, label="nuevos")
    ax.set(yticks=[], ylim=(-1, 1))
    ax.set_ylabel(name, rotation=0, ha="right", va="center")
    ax.spines["left"].set_visible(False)
axes[0].legend(ncols=2, loc="lower left", bbox_to_anchor=(0, 0.85))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# Las distancias relativas no cambian; cambian los números del eje. En Keras, la capa `Normalization` estandariza: `adapt` calcula $\mu$ y $\sigma$ **solo con el entrenamiento**. Como es una capa,
# **viaja dentro del archivo** del modelo: quien lo use le da horas y años, y nadie puede olvidar la escala.

# %% slideshow={"slide_type": "fragment"}
normalization = layers.Normalization()
normalization.adapt(X_train)
assert np.allclose(normalization(X_new), by_hand, atol=1e-6)

model = keras.Sequential([keras.Input((3,)), normalization, layers.Dense(1)])
with TemporaryDirectory() as folder:
    model.save(Path(folder) / "notas.keras")
    loaded = keras.saving.load_model(Path(folder) / "notas.keras")
print("dentro del archivo, medias:", np.asarray(loaded.layers[0].mean).ravel().round(2))

# %% tags=["verify"]
assert np.allclose(loaded(X_new), model(X_new), atol=1e-6)  # los dos reciben datos sin escalar

# %% [markdown]
# **Error frecuente.** Llamar a `fit` del escalador con los datos nuevos. Un solo caso tiene su propia media, y todo él queda en cero:

# %%
print(StandardScaler().fit_transform(X_new[:1]), "en vez de", by_hand[:1].round(2))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Palabras y huecos
#
# A las viviendas de la [[descenso_del_gradiente]] les inventamos un barrio, que suma $0$, $90$ o $20$ mil euros al precio, y les borramos algunas superficies.

# %% tags=["setup"]
# Preparar las columnas
from sklearn.compose import ColumnTransformer
from sklearn.feature_selection import SelectKBest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import OneHotEncoder

# %% slideshow={"slide_type": "fragment"}
houses, rng = load_houses(), np.random.default_rng(0)
table = pd.DataFrame({"superficie": houses.X[:, 0]})
table["barrio"] = rng.choice(["centro", "playa", "sierra"], 60)
price = houses.y + table["barrio"].map({"centro": 0, "playa": 90, "sierra": 20})
table.loc[rng.random(60) < 0.2, "superficie"] = np.nan
print(table.head(4), f"\nhuecos: {table['superficie'].isna().sum()}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Numerar las categorías: centro 0, playa 1, sierra 2. Para una neurona, la sierra vale el doble que la playa, y la playa está justo en medio. La fila *one-hot* de la [[funciones_de_perdida]], con una columna por
# barrio, no inventa ningún orden:

# %% slideshow={"slide_type": "fragment"}
names = np.array(["centro", "playa", "sierra"])
district = table["barrio"].to_numpy(dtype=str)
one_hot = (district[:, None] == names).astype(float)
encoder = OneHotEncoder(sparse_output=False, handle_unknown="ignore").fit(table[["barrio"]])

# %% tags=["verify"]
assert (one_hot == encoder.transform(table[["barrio"]])).all()

# %% slideshow={"slide_type": "fragment"}
codes = one_hot.argmax(axis=1)[:, None]
numbered = LinearRegression().fit(codes, price).predict([[0], [1], [2]])
by_column = LinearRegression().fit(one_hot, price).predict(np.eye(3))
truth = np.array([price[district == name].mean() for name in names])
print("media real", truth.round(), " numerando", numbered.round(), " one-hot", by_column.round())

# %% tags=["verify"]
assert np.allclose(by_column, truth) and abs(numbered[1] - truth[1]) > 30

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El precio por barrio: numerando y con one-hot
fig, ax = plt.subplots(figsize=(8, 3.8))
ax.plot(codes[:, 0], price, "o", color=lighten(GRAY, 0.4), markersize=6, label="viviendas")
ax.plot(range(3), numbered, "-", color=RED, label="numerando: una recta")
ax.plot(range(3), by_column, "_", color=GREEN, markersize=60, markeredgewidth=4)
ax.plot([], [], color=GREEN, linewidth=4, label="one-hot: la media de cada barrio")
ax.set(xticks=range(3), xticklabels=names, ylabel="precio (miles de euros)", xlim=(-0.5, 2.5))
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿Y un barrio que no estaba al entrenar? Por defecto, `OneHotEncoder` se niega; con `handle_unknown="ignore"` da una fila de ceros: «ninguno de los que conozco».

# %% slideshow={"slide_type": "fragment"}
unseen = pd.DataFrame({"barrio": ["puerto"]})
try:
    OneHotEncoder().fit(table[["barrio"]]).transform(unseen)
except ValueError:
    print("por defecto: ValueError, categoría desconocida")
print("con ignore:", encoder.transform(unseen))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para los huecos (*missing values*), dos columnas: el valor, rellenado con la **mediana del entrenamiento**, y un aviso de que faltaba, que a veces es información. A mano: de $70$, hueco, $120$, $90$, hueco y $300$,
# los conocidos tienen mediana $\frac{90 + 120}{2} = 105$. El $300$, tan lejos de los demás, no la arrastra. Un caso nuevo con hueco recibe ese mismo $105$.

# %% slideshow={"slide_type": "fragment"}
area = np.array([[70], [np.nan], [120], [90], [np.nan], [300]])
imputer = SimpleImputer(strategy="median", add_indicator=True).fit(area)
print("entrenamiento:", imputer.transform(area).tolist())
print("caso nuevo:", imputer.transform([[np.nan]]).tolist())

# %% tags=["verify"]
assert imputer.transform([[np.nan]])[0, 0] == np.nanmedian(area) == 105

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### La manera segura
#
# `ColumnTransformer` da a cada columna su trato y un *pipeline* lo une al modelo. La validación cruzada vuelve a preparar **todo** en cada vuelta, solo con sus filas de entrenamiento: la fuga deja de ser posible por descuido.

# %% slideshow={"slide_type": "fragment"}
numeric = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
category = OneHotEncoder(handle_unknown="ignore")
prepare = ColumnTransformer([("num", numeric, ["superficie"]), ("cat", category, ["barrio"])])
safe = make_pipeline(prepare, LinearRegression())
folds = KFold(5, shuffle=True, random_state=0)
mae = -cross_val_score(safe, table, price, cv=folds, scoring="neg_mean_absolute_error").mean()
print(
    f"error absoluto medio: {mae:.0f} mil euros; diciendo siempre la media, {np.abs(price - price.mean()).mean():.0f}"
)

# %% slideshow={"slide_type": "fragment"}
X, y = make_noise(60, seed=0)
safe_noise = make_pipeline(SelectKBest(k=20), LogisticRegression())
scores = [cross_val_score(safe_noise, *make_noise(60, seed), cv=5).mean() for seed in range(10)]
print(f"el ruido del principio, de media: {np.mean(scores):.0%}")

# %% tags=["verify"]
assert abs(np.mean(scores) - 0.5) < 0.08 and mae < 0.75 * np.abs(price - price.mean()).mean()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Servir los lotes: tf.data
#
# Los datos están listos; falta llevarlos a la red. Un `tf.data.Dataset` es una **cinta**: cada paso recibe la del anterior. La montamos con ocho números.
#
# **`from_tensor_slices`** pone en la cinta las filas, una a una. **`cache`** guarda en memoria lo que pasa por ella la primera época. Contemos cuántas veces se lee el origen:


# %% slideshow={"slide_type": "fragment"}
def count_reads(use_cache, epochs=3):
    reads = []

    def read():
        for number in range(8):
            reads.append(number)  # como abrir un archivo
            yield number

    tape = tf.data.Dataset.from_generator(read, output_signature=tf.TensorSpec((), tf.int64))
    tape = tape.cache() if use_cache else tape
    for _ in range(epochs):
        list(tape)
    return len(reads)


print(f"lecturas en tres épocas: {count_reads(False)} sin cache, {count_reads(True)} con cache")

# %% tags=["verify"]
assert (count_reads(False), count_reads(True)) == (24, 8)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **`shuffle(n)`** baraja, de otro modo en cada época. **`batch(3)`** agrupa; el último lote se lleva el resto. **`prefetch`** prepara el lote siguiente mientras la red usa este; no cambia nada de lo que sale.


# %% slideshow={"slide_type": "fragment"}
def read_epoch(tape):
    return [np.asarray(element).tolist() for element in tape.as_numpy_iterator()]


numbers = tf.data.Dataset.from_tensor_slices(np.arange(8)).cache()
shuffled = numbers.shuffle(8, seed=0)
batches = shuffled.batch(3)
ready = batches.prefetch(tf.data.AUTOTUNE)
print("la cinta:", read_epoch(numbers))
print("barajada:", read_epoch(shuffled))
epochs = [read_epoch(ready) for _ in range(2)]
for k, epoch in enumerate(epochs, start=1):
    print(f"lotes de la época {k}: {epoch}")

# %% tags=["verify"]
assert epochs[0] != epochs[1] and sorted(sum(epochs[1], [])) == list(range(8))
assert [len(batch) for batch in epochs[0]] == [3, 3, 2]
assert read_epoch(numbers.prefetch(2)) == read_epoch(numbers)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ¿De qué sirve adelantarse? Si preparar un lote cuesta 2 ms y usarlo 3 ms, ocho lotes cuestan $8 \cdot (2 + 3) = 40$ ms por turnos. Solapados, $2 + 8 \cdot 3 = 26$: solo se espera al primero.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Ocho lotes por turnos y solapados
prepare_ms, use_ms, ends = 2, 3, []
fig, axes = plt.subplots(2, 1, figsize=(9.5, 3.8), sharex=True)
for ax, overlap in zip(axes, [False, True]):
    prepared = used = 0  # cuándo termina lo último de cada tipo
    for _ in range(8):
        start = prepared if overlap else used
        prepared = start + prepare_ms
        use_start = max(prepared, used)
        used = use_start + use_ms
        ax.broken_barh([(start, prepare_ms - 0.08)], (1, 0.8), color=GRAY)
        ax.broken_barh([(use_start, use_ms - 0.08)], (0, 0.8), color=BLUE)
    ends.append(used)
    ax.set(yticks=[0.4, 1.4], yticklabels=["usar", "preparar"])
    ax.set_title(f"{'con' if overlap else 'sin'} prefetch: {used} ms")
    ax.grid(axis="y", visible=False)
axes[1].set_xlabel("milisegundos")
plt.show()

# %% tags=["verify"]
assert ends == [8 * (prepare_ms + use_ms), prepare_ms + 8 * use_ms]

# %% [markdown] slideshow={"slide_type": "subslide"}
# El número de `shuffle` es el tamaño de una **bolsa**: sale un elemento al azar y entra el siguiente de la fila. Si la bolsa es pequeña, una tabla ordenada sigue casi ordenada. Con datos en memoria, la bolsa es la tabla entera.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Una tabla ordenada, barajada con tres bolsas
fig, axes = plt.subplots(1, 3, figsize=(10, 3.5), sharey=True)
correlation = []
for ax, size in zip(axes, [1, 100, 1000]):
    tape = tf.data.Dataset.range(1000).shuffle(size, seed=0).batch(1000)
    order = np.asarray(read_epoch(tape)[0])
    correlation.append(np.corrcoef(np.arange(1000), order)[0, 1])
    ax.plot(order, ".", color=BLUE, markersize=3)
    ax.set(title=f"bolsa de {size}", xlabel="turno en que sale")
axes[0].set_ylabel("fila de la tabla")
plt.show()

# %% tags=["verify"]
assert correlation[0] > 0.999 and correlation[1] > 0.9 and abs(correlation[2]) < 0.2

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** El orden de los pasos. `batch` antes de `shuffle` baraja lotes que siempre tienen las mismas filas; `shuffle` antes de `cache` guarda **una** barajadura y la repite. Y el `shuffle=True` de `fit` no toca una cinta: baraja ella.

# %% slideshow={"slide_type": "fragment"}
base = tf.data.Dataset.from_tensor_slices(np.arange(8))
tapes = {
    "bien": base.cache().shuffle(8, seed=0).batch(2),
    "batch y shuffle": base.cache().batch(2).shuffle(4, seed=0),
    "shuffle y cache": base.shuffle(8, seed=0).cache().batch(2),
}
two_epochs = {name: (read_epoch(tape), read_epoch(tape)) for name, tape in tapes.items()}
for name, (first, second) in two_epochs.items():
    print(f"{name:>15}: {first}  {second}")

# %% tags=["verify"]
_first, _second = two_epochs["batch y shuffle"]
assert sorted(_first) == sorted(_second) == [[0, 1], [2, 3], [4, 5], [6, 7]]
_first, _second = two_epochs["shuffle y cache"]
assert _first == _second
_first, _second = two_epochs["bien"]
assert sorted(_first) != sorted(_second)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### `make_dataset`
#
# Eso es todo lo que hace la función que usaremos desde aquí. Por dentro, tras comprobar lo que recibe, son cuatro líneas:

# %% slideshow={"slide_type": "fragment"}
print("\n".join(inspect.getsource(make_dataset).splitlines()[-4:]))
ours = tf.data.Dataset.from_tensor_slices((np.arange(8), np.arange(8) % 2)).cache()
ours = ours.shuffle(8, seed=0).batch(3).prefetch(tf.data.AUTOTUNE)
theirs = make_dataset(np.arange(8), np.arange(8) % 2, batch_size=3)
for (x, y), (x_theirs, y_theirs) in zip(ours, theirs, strict=True):
    assert (x == x_theirs).numpy().all() and (y == y_theirs).numpy().all()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto se gana?
#
# Queda un coste fijo que viste en la [[red_neuronal_con_numpy]]: entre lote y lote, Keras vuelve a Python. Con `steps_per_execution=32` en `compile`, hace 32 pasos seguidos antes de volver; los números son los mismos.
#
# Tercera apuesta: ¿cuántas veces más rápido? El mismo modelo, 1000 puntos, lotes de 32 y las mismas épocas. La primera, que prepara el grafo, no cuenta.

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
X = rng.normal(size=(1000, 2)).astype("float32")
y = (X[:, 0] * X[:, 1] > 0).astype(int)  # el XOR: dos cuadrantes de cada clase


def build_model(steps):
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [keras.Input((2,)), layers.Dense(16, "relu"), layers.Dense(1, "sigmoid")]
    )
    optimizer = keras.optimizers.Adam(learning_rate=0.02)
    model.compile(optimizer, loss="binary_crossentropy", steps_per_execution=steps)
    return model


# %% slideshow={"slide_type": "fragment"}
dataset = make_dataset(X, y)
plain, tape, fast = build_model(1), build_model(1), build_model(32)
ways = {
    "fit(x, y)": lambda n: plain.fit(X, y, epochs=n, verbose=0),
    "make_dataset": lambda n: tape.fit(dataset, epochs=n, shuffle=False, verbose=0),
    "make_dataset y\nsteps_per_execution": lambda n: fast.fit(
        dataset, epochs=n, shuffle=False, verbose=0
    ),
}

# %% tags=["figure", "predict", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# Milisegundos por época de las tres maneras
# Los tiempos cambian con cada ordenador: esta salida no se compara con la guardada.
best, losses = dict.fromkeys(ways, np.inf), {}
for train in ways.values():
    train(1)  # preparar el grafo no cuenta
for _ in range(3):  # por turnos, y se toma la mejor: la menos estorbada
    for name, train in ways.items():
        start = time.perf_counter()
        losses[name] = train(4).history["loss"]
        best[name] = min(best[name], 1000 * (time.perf_counter() - start) / 4)

fig, ax = plt.subplots(figsize=(9, 3.2))
bars = ax.barh(list(best), list(best.values()), color=[GRAY, lighten(BLUE, 0.4), BLUE])
slowest = best["fit(x, y)"]
labels = [f"{ms:.0f} ms · × {slowest / ms:.1f}" for ms in best.values()]
ax.bar_label(bars, labels, padding=6, fontsize=13)
ax.set(xlabel="milisegundos por época (menos es mejor)", xlim=(0, 1.3 * slowest))
ax.invert_yaxis()
ax.grid(axis="y", visible=False)
plt.show()

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
plain_ms, tape_ms, fast_ms = best.values()
final = [loss[-1] for loss in losses.values()]
gain = "al menos" if plain_ms / fast_ms >= 3 else "menos de"
learned = "las tres aprenden" if max(final) < 0.3 else "alguna no aprende"
print(f"{gain} 3 veces más rápida, y {learned}")

# %% tags=["verify"]
assert plain_ms / fast_ms >= 3
assert max(final) < 0.3 and np.isclose(final[1], final[2], atol=1e-4)

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La tercera apuesta: **más de tres veces**, con la misma red y el mismo trabajo. `make_dataset` ahorra la cinta, más larga, que Keras arma por dentro para `fit(x, y)`, y `steps_per_execution` evita volver a Python. Es ganancia en **redes pequeñas**, donde manda el fijo; en una grande, mandan las
# cuentas y la diferencia se diluye. El precio: con 32, lo que mira cada lote desde `callbacks` solo se entera cada 32.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Pruébalo.** En `build_model`, cambia la capa oculta por dos de 1024 y ejecuta esa celda y las tres que siguen. ¿En cuánto se queda la ventaja?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La receta
#
# 1. **Mira** la tabla: tipos, huecos, rarezas, orden, clases. Quita las filas repetidas.
# 2. **Reparte** antes de calcular nada: barajando, estratificando si hay clases, por grupos si las filas son parientes. Guarda la prueba.
# 3. **Prepara** solo con entrenamiento: mediana y aviso para los huecos, *one-hot* para las palabras, estandarizar los números. En un *pipeline* o con `Normalization`.
# 4. Si una clase es rara, no mires solo los aciertos; prueba `class_weight`.
# 5. Si hay pocos datos, **valida en $k$ vueltas**, preparando de nuevo en cada una.
# 6. **Sirve** con `make_dataset`, `shuffle=False` en `fit` y `steps_per_execution` en `compile`.
# 7. **Desconfía** de una nota demasiado buena: busca la fuga. Abre la prueba una vez.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Una clase rara
#
# De 2000 piezas de una fábrica, 1900 son buenas (clase 0) y 100 están rotas (clase 1). ¿Qué fracción acierta quien responde siempre «buena»? ¿Cuánto pesa cada clase con la fórmula de la lección? Con dos decimales basta.

# %% tags=["exercise"]
majority = ...
weight_good = ...
weight_broken = ...

check(1, (majority, weight_good, weight_broken))

# %% tags=["solution"]
majority = 1900 / 2000
weight_good = 2000 / (2 * 1900)
weight_broken = 2000 / (2 * 100)

check(1, (majority, weight_good, weight_broken))

# %% [markdown]
# ### Ejercicio · Encuentra la fuga
#
# Esta función rellena con la mediana los `nan` de dos tablas, columna a columna, pero mira el examen. Arréglala para que devuelva las dos tablas, `X_train` y `X_new`, rellenadas sin fuga. (`np.nanmedian` es la mediana de los
# valores que no faltan, y `np.where(A, B, C)` toma de `B` donde `A` es verdad y de `C` donde no.)


# %% tags=["exercise"]
def fill_missing(X_train, X_new):
    X = np.concatenate([X_train, X_new])
    median = np.nanmedian(X, axis=0)
    return ...


check(2, fill_missing)


# %% tags=["solution"]
def fill_missing(X_train, X_new):
    median = np.nanmedian(X_train, axis=0)
    return [np.where(np.isnan(X), median, X) for X in (X_train, X_new)]


check(2, fill_missing)

# %% [markdown]
# ### Ejercicio · De palabras a columnas
#
# Escribe `one_hot(values, categories)`: recibe una lista de $n$ palabras y la lista de las $C$ categorías conocidas, y devuelve la tabla $(n, C)$ de ceros y unos, con las columnas en el orden de `categories`. Una palabra
# desconocida da una fila de ceros.


# %% tags=["exercise"]
def one_hot(values, categories):
    return ...


check(3, one_hot)


# %% tags=["solution"]
def one_hot(values, categories):
    return np.array([[float(value == name) for name in categories] for value in values])


check(3, one_hot)

# %% [markdown]
# ### Ejercicio · Las vueltas
#
# Escribe `k_fold(n, k)`: devuelve una lista de $k$ parejas `(train, validation)` con los números de las filas, de $0$ a $n - 1$. Cada fila valida exactamente una vez, y los tamaños de las partes se diferencian como mucho
# en una fila. Puedes barajar o no.


# %% tags=["exercise"]
def k_fold(n, k):
    return ...


check(4, k_fold)


# %% tags=["solution"]
def k_fold(n, k):
    parts = np.array_split(np.random.default_rng(0).permutation(n), k)
    return [(np.setdiff1d(np.arange(n), part), part) for part in parts]


check(4, k_fold)

# %% [markdown]
# ### Ejercicio · La cinta
#
# Escribe `make_batches(X, y, batch_size)`: devuelve un `tf.data.Dataset` de lotes `(x, y)` que pase por todas las filas en cada época, **barajadas del todo** cada vez: cambia el orden y cambia qué filas van juntas
# en un lote. Constrúyelo con las piezas de `tf.data`.


# %% tags=["exercise"]
def make_batches(X, y, batch_size):
    return ...


check(5, make_batches)


# %% tags=["solution"]
def make_batches(X, y, batch_size):
    data = tf.data.Dataset.from_tensor_slices((X, y)).cache()
    return data.shuffle(len(X)).batch(batch_size).prefetch(tf.data.AUTOTUNE)


check(5, make_batches)

# %% [markdown]
# ### Reto
#
# Fabrica una fuga que no esté en esta lección y que infle la nota más de diez puntos: por ejemplo, sustituir cada categoría por la media de `y` de sus filas, con muchas categorías de pocas filas; o predecir la semana siguiente
# del CO₂ (`load_co2`, en `utils.data`) barajando las semanas. Mide la nota con fuga y sin ella en diez repartos, y dásela a alguien para que la encuentre.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Todo lo que se calcula de los datos, se calcula solo con el entrenamiento.
# - Una fuga no da error: da una nota demasiado buena. Las peores miran `y` o dejan gemelos a los dos lados.
# - Baraja y estratifica; agrupa si las filas son parientes; con pocos datos, valida en varias vueltas.
# - Una escala, una mediana o un *one-hot* son parte del modelo y viajan con él.
# - `cache`, `shuffle`, `batch`, `prefetch`, en ese orden, y `steps_per_execution`: varias veces más rápido en redes pequeñas.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | fuga de información | *data leakage* | que el modelo sepa algo de la prueba antes de tiempo |
# | entrenamiento, validación, prueba | *training, validation, test* | con qué se aprende, se elige y se informa |
# | barajar | *shuffle* | poner las filas en un orden al azar |
# | estratificar | *stratify* | repartir cada clase por separado, con su proporción |
# | reparto por grupos | *group split* | las filas parientes, al mismo cajón |
# | validación cruzada de $k$ partes | *k-fold cross-validation* | cada parte valida una vez; se da la media |
# | clases desequilibradas | *class imbalance* | que una clase tenga muchos menos ejemplos |
# | hueco, valor ausente | *missing value* | un dato que no se tiene |
# | rellenar | *impute* | poner un valor razonable en un hueco |
# | tubería | *pipeline* | preparación y modelo unidos en una pieza |
# | lote | *batch* | las filas de un paso de entrenamiento |
# | adelantarse | *prefetch* | preparar el lote siguiente mientras se usa este |

# %% [markdown]
# ## Para saber más
#
# - S. Kaufman, S. Rosset y C. Perlich (2011), *Leakage in data mining: formulation, detection, and avoidance*.
# - C. Ambroise y G. McLachlan (2002), *Selection bias in gene extraction on the basis of microarray gene-expression data*: la fuga del principio, en artículos publicados.
# - S. Kapoor y A. Narayanan (2023), *Leakage and the reproducibility crisis in machine-learning-based science*.
# - D. Murray, J. Šimša, A. Klimovic e I. Indyk (2021), *tf.data: a machine learning data processing framework*.
