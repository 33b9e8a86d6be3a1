# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, precision_score, recall_score, top_k_accuracy_score
from sklearn.model_selection import KFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

from exercises.clasificacion_multiclase import check, hint, progress, solution
from utils.data import load_careers, load_digits
from utils.environment import setup
from utils.plotting import (
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    RED,
    draw_cells,
    draw_network,
    lighten,
    plot_history,
    plot_images,
)
from utils.training import LiveProgress, make_dataset, restart, track

setup()
keras.config.set_floatx("float64")  # con 16 cifras, los mismos resultados en cualquier ordenador

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál de estos tres garabatos es un 3?
#
# Abajo hay doce dígitos escritos a mano. **Uno de los tres primeros es un 3.** ¿Cuál? ¿Y qué son los otros once?
#
# No están elegidos a mano: son las doce imágenes de validación a las que una regresión softmax ([[cual_y_cuales]]) dio menos probabilidad de ser lo que son.

# %% slideshow={"slide_type": "fragment"}
digits = load_digits().split(val_size=0.2, test_size=0.25, seed=0)
X_train, X_val, X_test = (
    X.reshape(len(X), 64) for X in (digits.X_train, digits.X_val, digits.X_test)
)
y_train, y_val, y_test = digits.y_train, digits.y_val, digits.y_test

logistic = LogisticRegression(max_iter=1000).fit(X_train, y_train)
p_true = logistic.predict_proba(X_val)[np.arange(len(y_val)), y_val]
hard = np.argsort(p_true)[:12]

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Los doce garabatos
plot_images(digits.X_val[hard], titles=[f"n.º {k}" for k in range(1, 13)], columns=6, size=1.6)
plt.show()

# %% tags=["verify"]
assert (y_val[hard[:3]] == 3).sum() == 1

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Antes de seguir**, escribe tus doce respuestas, un dígito por imagen y sin espacios. Más abajo se comparan con las de la red.

# %% slideshow={"slide_type": "fragment"}
my_guesses = "------------"  # por ejemplo "351808…", con doce dígitos

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Mirar antes de calcular
#
# Las 1797 imágenes se reparten en tres, con la misma proporción de cada dígito. ¿Hay alguna clase rara, como los 19 tumores malignos de la [[manejo_de_datos]]? Contemos.

# %% slideshow={"slide_type": "fragment"}
for name, y in [("entrenamiento", y_train), ("validación", y_val), ("prueba", y_test)]:
    share = np.bincount(y) / len(y)
    print(f"{name:>13}: {len(y)} imágenes; cada clase, del {share.min():.1%} al {share.max():.1%}")

# %% tags=["verify"]
for _y in (y_train, y_val, y_test):
    assert abs(np.bincount(_y) / len(_y) - 0.1).max() < 0.01

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La imagen media de cada clase
means = [digits.X_train[y_train == k].mean(axis=0) for k in range(10)]
plot_images(
    means, titles=[f"{(y_train == k).sum()} imágenes" for k in range(10)], columns=5, size=1.7
)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Es la imagen media de cada clase. El 0 sale nítido, con su hueco: casi todos lo dibujan igual. El 8 es una mancha que también podría ser un 1 ancho. Ahí esperamos
# errores. Las clases están **equilibradas** (*balanced*), así que la exactitud es una medida razonable: responder siempre lo mismo acierta una de cada diez.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Los rivales, con el mismo reparto
#
# Cuatro modelos de referencia, sin ajustar nada:
#
# - **La mayoría**: responde siempre el dígito más frecuente.
# - **La regresión softmax**: una capa de diez neuronas, sin capa oculta. scikit-learn la llama `LogisticRegression`.
# - **k vecinos** (*k-NN*): no aprende nada; busca las $k$ imágenes de entrenamiento más parecidas y responde lo que digan más de ellas.
# - **La máquina de vectores de soporte** (*SVM*): busca la frontera que deja más margen entre clases. En su variante RBF la curva midiendo parecidos entre imágenes, como hacen los vecinos.

# %% slideshow={"slide_type": "subslide"}
rivals = {
    "mayoría": DummyClassifier(strategy="most_frequent"),
    "regresión softmax": LogisticRegression(max_iter=1000),
    "5 vecinos": KNeighborsClassifier(5),
    "SVM con RBF": SVC(),
}
rival_scores = {name: m.fit(X_train, y_train).score(X_val, y_val) for name, m in rivals.items()}
for name, score in rival_scores.items():
    print(f"{name:>17}: {score:.3f} en validación")

# %% tags=["verify"]
assert min(rival_scores["5 vecinos"], rival_scores["SVM con RBF"]) > 0.97

# %% [markdown] slideshow={"slide_type": "fragment"}
# Comparar imágenes píxel a píxel pasa del 97 %. ¿Por qué va tan bien algo que no aprende? Veamos a quién se parece la imagen n.º 4, que la regresión softmax toma por un 5:

# %% slideshow={"slide_type": "fragment"}
knn = rivals["5 vecinos"]
distances, neighbors = (row[0] for row in knn.kneighbors(X_val[hard[3:4]]))

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La n.º 4 y sus cinco vecinas
titles = ["la n.º 4"] + [f"es un {y_train[i]}\na {far:.2f}" for i, far in zip(neighbors, distances)]
plot_images([digits.X_val[hard[3]], *digits.X_train[neighbors]], titles=titles, columns=6, size=1.6)
plt.show()

# %% tags=["verify"]
assert logistic.predict(X_val[hard])[3] == 5
assert (y_train[neighbors] == y_val[hard[3]]).all()

# %% [markdown] slideshow={"slide_type": "fragment"}
# La distancia es la raíz de la suma de las diferencias al cuadrado, píxel a píxel. En 8 × 8 y con el dígito siempre centrado, dos imágenes de la misma clase caen cerca: **la
# distancia ya significa algo**. Con fotos grandes y objetos que se mueven deja de hacerlo, y ahí llegará el turno de la red, con la convolución ([[cnn]]).
#
# Hay otra razón, menos limpia. Las 1797 imágenes las escribieron solo 13 personas, y parecen estar en orden. Al barajar, cada persona queda a los dos lados. ¿Y si se parte en cinco bloques
# seguidos, sin barajar?

# %% slideshow={"slide_type": "fragment"}
everything = load_digits()
X_all, y_all = everything.X.reshape(-1, 64), everything.y
for name in ["5 vecinos", "SVM con RBF"]:
    mixed = cross_val_score(rivals[name], X_all, y_all, cv=KFold(5, shuffle=True, random_state=0))
    blocks = cross_val_score(rivals[name], X_all, y_all, cv=KFold(5))
    print(f"{name:>11}: barajando {mixed.mean():.3f}; por bloques {blocks.mean():.3f}")

# %% tags=["verify"]
for _name in ["5 vecinos", "SVM con RBF"]:
    _blocks = cross_val_score(rivals[_name], X_all, y_all, cv=KFold(5))
    _mixed = cross_val_score(rivals[_name], X_all, y_all, cv=KFold(5, shuffle=True, random_state=0))
    assert _mixed.mean() > _blocks.mean() + 0.01

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cerca de dos puntos menos. Con letra de alguien nuevo, es de esperar que bajen todos los números de esta lección. Seguimos barajando, que vale para comparar modelos entre sí, pero conviene decirlo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La última capa
#
# Un dígito es **una** clase entre diez: diez neuronas con softmax ([[funciones_de_activacion]]), que reparten una unidad de probabilidad. La pérdida es la entropía cruzada: $\ell = -\ln p$, con $p$ la
# probabilidad que recibió la clase verdadera ([[funciones_de_perdida]]).
#
# Tres imágenes, a mano. Son un 3, un 8 y un 1, y reciben en su clase $0.9$, $0.2$ y $0.6$:
#
# $$\ell = 0.105,\quad 1.609,\quad 0.511 \qquad J = \frac{0.105 + 1.609 + 0.511}{3} = 0.742$$

# %% slideshow={"slide_type": "fragment"}
y = np.array([3, 8, 1])
P = np.zeros((3, 10))
P[0, [3, 5]] = 0.9, 0.1
P[1, [1, 3, 8]] = 0.7, 0.1, 0.2
P[2, [1, 7]] = 0.6, 0.4
losses = -np.log(P[np.arange(3), y])  # de cada fila, la columna de su clase
print("ℓ =", losses.round(3), " J =", losses.mean().round(3))

# %% tags=["verify"]
assert np.allclose(losses, [0.105, 1.609, 0.511], atol=5e-4)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Pruébalo.** En una celda nueva, calcula `-np.log(0.02)` y compáralo con el $1.609$ de la segunda imagen. Con diez veces menos probabilidad, ¿cuánto ha crecido la pérdida? Recuerda la diferencia: saldrá más abajo.
#
# La respuesta se puede dar por su número, `y`, o como fila *one-hot*: ceros y un 1 en su sitio. En la figura, las probabilidades, con la casilla que señala el 1 en verde:

# %% slideshow={"slide_type": "fragment"}
one_hot = np.eye(10)[y]  # la fila k de la identidad es el one-hot de k
assert np.array_equal(one_hot, keras.utils.to_categorical(y, 10))

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las probabilidades, y la casilla que señala el 1
fig, ax = plt.subplots(figsize=(10.5, 3.2))
texts = [[f"{p:g}" if p else "" for p in row] for row in P]
draw_cells(ax, P, lambda i, j, p: lighten(GREEN, 0.4) if one_hot[i, j] else "white", texts=texts)
for k in range(10):
    ax.text(k + 0.5, 0.3, k, ha="center", va="center", fontsize=13, color=GRAY)
for i in range(3):
    ax.text(-0.3, -i - 0.5, f"es un {y[i]}", ha="right", va="center", fontsize=13)
    ax.text(10.3, -i - 0.5, f"$\\ell$ = {losses[i]:.3f}", ha="left", va="center", fontsize=13)
ax.set(xlim=(-2, 12.2))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# En Keras son dos pérdidas distintas para la misma cuenta. La **categórica** (*categorical*) espera filas *one-hot*; la **dispersa** (*sparse*), números:

# %% slideshow={"slide_type": "fragment"}
sparse = keras.losses.sparse_categorical_crossentropy(y, P)
categorical = keras.losses.categorical_crossentropy(one_hot, P)
assert np.allclose(sparse, losses, atol=1e-6) and np.allclose(categorical, losses, atol=1e-6)
print("dispersa y categórica:", np.asarray(sparse).round(3), np.asarray(categorical).round(3))

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Cambiar una por otra, numerar las clases del 1 al 10 o usar la pérdida binaria. Aquí, con una red que no sabe nada y da $0.1$ a todo:

# %% slideshow={"slide_type": "fragment"}
clueless = np.full((3, 10), 0.1)
for loss, answers, what in [
    ("categorical_crossentropy", y, "números"),
    ("sparse_categorical_crossentropy", one_hot, "one-hot"),
    ("sparse_categorical_crossentropy", np.array([1, 5, 10]), "del 1 al 10"),
    ("binary_crossentropy", one_hot, "one-hot"),
    ("sparse_categorical_crossentropy", y, "números"),
]:
    try:
        result = f"{float(np.mean(getattr(keras.losses, loss)(answers, clueless))):.3f}"
    except Exception as error:
        result = type(error).__name__
    print(f"{loss:>31} con {what:<11} → {result}")

# %% tags=["verify"]
assert np.isclose(-np.log(0.1), 2.303, atol=1e-3)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las tres primeras fallan con un error, y es una suerte (en una GPU, la tercera puede dar `nan`). **La cuarta calla**: hace diez preguntas de sí o no, nueve de ellas fáciles, y
# presume de una pérdida de $0.325$ sin saber nada. La quinta es la correcta: quien no sabe nada paga $-\ln 0.1 = 2.303$. Guarda ese número.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La red
#
# 64 píxeles, una capa oculta de 128 con ReLU y 10 salidas. Parámetros, a mano: $64 \cdot 128 + 128 = 8320$ y $128 \cdot 10 + 10 = 1290$. En total **9610**, casi diez por imagen de
# entrenamiento. La [[regularizacion]] enseñó qué pasa entonces, y dos frenos: Dropout y L2.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La red
draw_network([64, 128, 10], titles=["64 píxeles", "128, ReLU", "10, softmax"], max_nodes=6)
plt.show()


# %% slideshow={"slide_type": "subslide"}
def build_network(dropout=0.0, l2=0.0):
    penalty = keras.regularizers.L2(l2) if l2 else None
    hidden = layers.Dense(128, "relu", kernel_regularizer=penalty)
    brake = [layers.Dropout(dropout)] if dropout else []
    output = layers.Dense(10, "softmax", kernel_regularizer=penalty)
    model = keras.Sequential([keras.Input((64,)), hidden, *brake, output])
    model.compile(
        keras.optimizers.Adam(learning_rate=0.003),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=31,  # una época: 987 imágenes, de 32 en 32
    )
    return model


# %% slideshow={"slide_type": "fragment"}
network = build_network()
loss, accuracy = network.evaluate(X_val, y_val, verbose=0)
print(f"sin entrenar: pérdida {loss:.2f}, exactitud {accuracy:.2f}")

# %% tags=["verify"]
assert network.count_params() == 9610
assert abs(loss - np.log(10)) < 0.3

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cerca de $2.303$, como debe ser. Es la comprobación más barata que hay: si al empezar la pérdida está lejos de $\ln C$, con $C$ clases, algo está mal montado.

# %% slideshow={"slide_type": "subslide"}
history = network.fit(
    make_dataset(X_train, y_train),
    validation_data=make_dataset(X_val, y_val, shuffle=False),
    epochs=50,
    shuffle=False,
    verbose=0,
    callbacks=[LiveProgress()],
)

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Pérdida y exactitud, época a época
plot_history(history, metrics=("loss", "accuracy"), names=("pérdida", "exactitud"))
plt.show()

# %% tags=["verify"]
_best, _last = min(history.history["val_loss"]), history.history["val_loss"][-1]
assert history.history["accuracy"][-1] > 0.995 and _last > _best

# %% [markdown] slideshow={"slide_type": "fragment"}
# Aprende de memoria el entrenamiento. La exactitud de validación se queda en una meseta y su pérdida deja de bajar: la red ya no mejora, solo se vuelve más segura, también cuando se equivoca.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dropout y L2, con cinco semillas
#
# Una sola red puede tener suerte. Entrenamos cada versión cinco veces, con otros pesos iniciales y otro orden. Para no compilar quince veces, la misma red vuelve a empezar con `restart`, como en la [[regularizacion]]: pesos nuevos y optimizador a cero. Y las 40 épocas van seguidas, en una sola llamada.


# %% slideshow={"slide_type": "subslide"}
def train_five(model, X, y, X_new):
    """Las probabilidades de X_new que dan cinco entrenamientos: (5, n, 10)."""
    P = []
    for seed in track(range(5), "semilla"):
        restart(model, seed)
        model.fit(make_dataset(X, y, seed=seed).repeat(40), epochs=1, shuffle=False, verbose=0)
        P.append(np.asarray(model(X_new)))
    return np.array(P)


# %% slideshow={"slide_type": "fragment"}
P_val = {"red": train_five(build_network(), X_train, y_train, X_val)}

# %% slideshow={"slide_type": "fragment"}
P_val["red + Dropout"] = train_five(build_network(dropout=0.5), X_train, y_train, X_val)

# %% slideshow={"slide_type": "fragment"}
P_val["red + L2"] = train_five(build_network(l2=0.0003), X_train, y_train, X_val)


# %% slideshow={"slide_type": "subslide"}
def mean_loss(P, y):
    return -np.log(P[:, np.arange(len(y)), y] + 1e-7).mean(axis=1)  # una por semilla


rows = {}
for name, P in P_val.items():
    hits, losses = (P.argmax(axis=2) == y_val).mean(axis=1), mean_loss(P, y_val)
    rows[name] = [hits.mean(), hits.std(), losses.mean(), losses.std()]
results = pd.DataFrame(rows, index=["exactitud", "± exactitud", "pérdida", "± pérdida"]).T
results.drop(columns="± pérdida").round({"exactitud": 3, "± exactitud": 3, "pérdida": 2})

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Exactitud y pérdida, semilla a semilla
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.2), sharey=True)
for ax, measure, best in zip(axes, ["exactitud", "pérdida"], ["más", "menos"]):
    for row, P in enumerate(P_val.values()):
        values = mean_loss(P, y_val) if ax is axes[1] else (P.argmax(2) == y_val).mean(axis=1)
        ax.plot(values, np.full(5, row), "o", color=BLUE, alpha=0.45, markersize=9)
        ax.plot(values.mean(), row, "|", color=RED, markersize=26, markeredgewidth=3)
    ax.set(xlabel=f"{measure} en validación ({best} es mejor)", ylim=(2.5, -0.5))
    ax.set(yticks=range(3), yticklabels=P_val)
svm_score = rival_scores["SVM con RBF"]
axes[0].axvline(svm_score, color=GREEN, linestyle=":")
axes[0].text(svm_score, -0.35, "SVM ", color=GREEN, ha="right", va="center", fontsize=12)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada punto es una semilla; la raya roja, su media. **En exactitud los tres casi se tocan; en pérdida, Dropout gana** por más que la dispersión. Sigue por debajo de la SVM. Elegimos Dropout,
# con la validación y solo con ella.

# %%
gap = results.loc["red", "pérdida"] - results.loc["red + Dropout", "pérdida"]
print(
    f"ventaja de Dropout: {gap / results['± pérdida'].max():.0f} veces la mayor dispersión entre semillas"
)

# %% tags=["verify"]
assert results["pérdida"].idxmin() == "red + Dropout" and gap > results["± pérdida"].max()
assert results["exactitud"].max() - results["exactitud"].min() < 0.015
assert results["exactitud"].max() < svm_score

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tú contra la red
#
# ¿Y los doce garabatos? Ninguna de estas redes entrenó con ellos. Aquí está lo que dice la última red con Dropout, con su primera y su segunda opción:

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
P_hard = P_val["red + Dropout"][-1][hard]
says = P_hard.argmax(axis=1)
print("n.º  es  tú  red  duda")
for k, (row, guess) in enumerate(zip(P_hard, my_guesses)):
    second, first = row.argsort()[-2:]
    doubt = f"{row[first]:.0%} un {first}, {row[second]:.0%} un {second}"
    print(f"{k + 1:>3}  {y_val[hard[k]]:>2}  {guess:>2}  {first:>3}  {doubt}")
mine = sum(guess == str(k) for guess, k in zip(my_guesses, y_val[hard]))
print(f"aciertos: tú {mine}, la red {(says == y_val[hard]).sum()}, la regresión softmax 0")

# %% tags=["verify"]
assert P_hard.max(axis=1)[says != y_val[hard]].max() > 0.9
assert (logistic.predict(X_val[hard]) != y_val[hard]).all()
assert y_val[hard[0]] == 3 and says[0] != 3

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# El 3 era el primero, y la red tampoco lo ve. No tomes la tabla por un concurso: las doce imágenes se eligieron porque la regresión softmax las falla. Mira la columna de la duda: unas veces
# reparte, como debe, y otras se equivoca con más de un 90 %. Volveremos a ello.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Abrir el cajón
#
# Todo está decidido. Cada modelo se entrena con entrenamiento y validación juntos, 1347 imágenes, y se mide **una vez** con las 450 de prueba. La red, cinco veces.

# %% slideshow={"slide_type": "fragment"}
X_dev, y_dev = np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val])
final_network = build_network(dropout=0.5)
P_five = train_five(final_network, X_dev, y_dev, X_test)

# %% slideshow={"slide_type": "fragment"}
test_scores = {name: m.fit(X_dev, y_dev).score(X_test, y_test) for name, m in rivals.items()}
hits = (P_five.argmax(axis=2) == y_test).mean(axis=1)
test_scores["red + Dropout"] = hits.mean()
for name, score in test_scores.items():
    print(f"{name:>17}: {score:.3f}, {(1 - score) * len(y_test):.1f} errores en {len(y_test)}")
print("la red, semilla a semilla:", hits.round(3), f" ± {hits.std():.3f}")

# %% tags=["verify"]
assert hits.min() >= 0.97 and hits.mean() > test_scores["regresión softmax"]
assert test_scores["SVM con RBF"] >= test_scores["red + Dropout"]
_top_three = [test_scores[name] for name in ("5 vecinos", "SVM con RBF", "red + Dropout")]
assert max(_top_three) - min(_top_three) < 0.02

# %% [markdown] slideshow={"slide_type": "fragment"}
# La red pasa del 97 % con las cinco semillas, y la capa oculta se nota: la regresión softmax, que es la misma red sin ella, falla bastante más. Pero **no gana a la SVM**, que acierta lo
# mismo o más, sin azar, sin épocas y en una línea. Tres o cuatro errores de diferencia en 450 imágenes no ordenan a nadie: la conclusión honrada es que vecinos, SVM y red **empatan**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué se confunde con qué?
#
# Un solo número no dice en qué falla. La **matriz de confusión** de la [[clasificacion_binaria]] tiene ahora diez filas, la verdad, y diez columnas, lo que se dijo. Seguimos con una de las cinco redes, la última entrenada, sin mirar si es la mejor.

# %% slideshow={"slide_type": "fragment"}
P_test = P_five[-1]
y_pred = P_test.argmax(axis=1)
C = confusion_matrix(y_test, y_pred)
correct = np.diag(C)
recall, precision = correct / C.sum(axis=1), correct / C.sum(axis=0)


# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La matriz de confusión
def confusion_color(i, j, count):
    if i == j or count == 0:
        return lighten(BLUE, 0.85) if i == j else "white"
    return lighten(RED, max(0.65 - 0.2 * count, 0))


fig, ax = plt.subplots(figsize=(8.4, 7.4))
draw_cells(ax, C, confusion_color, texts=[[f"{n}" if n else "" for n in row] for row in C])
draw_cells(ax, recall[:, None], left=10.4, texts="{:.2f}")
draw_cells(ax, precision[None], top=-10.4, texts="{:.2f}")
for k in range(10):
    ax.text(k + 0.5, 0.35, k, ha="center", va="center", fontsize=13)
    ax.text(-0.4, -k - 0.5, k, ha="center", va="center", fontsize=13)
ax.text(5, 1.1, "la red dice", ha="center", va="center", fontsize=13)
ax.text(-1.1, -5, "es", ha="center", va="center", fontsize=13)
ax.text(11.15, 0.4, "exhaustividad", ha="center", va="center", fontsize=12)
ax.text(-0.2, -10.9, "precisión", ha="right", va="center", fontsize=12)
ax.set(xlim=(-2.2, 12.2), ylim=(-11.6, 1.6))
plt.show()

# %% [markdown] slideshow={"slide_type": "subslide"}
# La diagonal, pálida, son los aciertos; lo que salta a la vista son los errores. Cada clase tiene su exhaustividad, por filas, y su precisión, por columnas. **A mano, el 8**: lee su fila y su columna, y compara.
#
# Para resumir las diez en un número se promedian sin pesos: es la **media macro** (*macro average*), en la que una clase rara cuenta tanto como una frecuente.

# %% slideshow={"slide_type": "fragment"}
row, column = C[8].sum(), C[:, 8].sum()
print(
    f"el 8: exhaustividad {C[8, 8]}/{row} = {recall[8]:.3f}, precisión {C[8, 8]}/{column} = {precision[8]:.3f}"
)
print(f"media macro: exhaustividad {recall.mean():.3f}, precisión {precision.mean():.3f}")
print(f"exactitud: {correct.sum()}/{C.sum()} = {correct.sum() / C.sum():.3f}")
assert np.isclose(recall.mean(), recall_score(y_test, y_pred, average="macro"))

# %% tags=["verify"]
assert np.isclose(precision.mean(), precision_score(y_test, y_pred, average="macro"))
assert recall.argmin() == 8

# %% [markdown] slideshow={"slide_type": "fragment"}
# La clase que peor encuentra es el 8, la mancha del principio. Con clases equilibradas, exactitud y macro casi coinciden. Con una clase rara se separan: la exactitud la olvida; la media macro, no.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Estaba entre las primeras?
#
# Un buscador enseña varias respuestas, y basta con que la buena esté entre ellas. La exactitud **top-k** cuenta como acierto que la clase verdadera esté entre las $k$ más probables. A mano, con una imagen que es un 3:
#
# | clase | 8 | 3 | 2 | las demás |
# |---|:---:|:---:|:---:|:---:|
# | probabilidad | 0.5 | 0.3 | 0.15 | 0.05 en total |
# | puesto | 1.º | 2.º | 3.º | |
#
# En top-1 es un fallo; en top-2 y top-3, un acierto. Basta saber en qué **puesto** quedó la verdad: uno más que las clases que la superan.

# %% slideshow={"slide_type": "fragment"}
row = np.array([0, 0.02, 0.15, 0.3, 0, 0.02, 0, 0.01, 0.5, 0])  # las diez, del 0 al 9
print("puesto del 3:", 1 + (row > row[3]).sum())

# %% tags=["verify"]
assert [3 in row.argsort()[-k:] for k in (1, 2, 3)] == [False, True, True]

# %% slideshow={"slide_type": "fragment"}
p_true = P_test[np.arange(len(y_test)), y_test]
rank = 1 + (P_test > p_true[:, None]).sum(axis=1)  # el puesto de la clase verdadera
P_single = P_test.astype("float32")  # esta medida de Keras no admite float64
for k in [1, 2, 3]:
    top_k = (rank <= k).mean()
    in_keras = keras.metrics.sparse_top_k_categorical_accuracy(y_test, P_single, k=k)
    assert np.isclose(top_k, np.mean(in_keras))
    print(f"top-{k}: {top_k:.3f}; errores: {(rank > k).sum()}")

# %% tags=["verify"]
assert (rank > 2).sum() <= (rank > 1).sum() / 2
for _k in [1, 2, 3]:
    assert np.isclose((rank <= _k).mean(), top_k_accuracy_score(y_test, P_test, k=_k))

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cuando falla, su segunda opción suele ser la buena. La red no está perdida: **duda entre dos**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La galería de los errores
#
# Aquí están los errores de la prueba, del más seguro al menos, con sus dos primeras probabilidades. En verde, la verdad.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La galería de los errores
wrong = np.flatnonzero(y_pred != y_test)
shown = wrong[np.argsort(-P_test[wrong].max(axis=1))][:10]
fig, axes = plt.subplots(4, 5, figsize=(10, 6.8), height_ratios=[3, 1.1, 3, 1.1])
for ax in axes.flat:
    ax.axis("off")
for k, i in enumerate(shown):
    image, bars = axes[2 * (k // 5), k % 5], axes[2 * (k // 5) + 1, k % 5]
    image.imshow(digits.X_test[i], vmin=0, vmax=1)
    image.set_title(f"es un {y_test[i]}", loc="center", pad=4)
    for place, label in enumerate(P_test[i].argsort()[::-1][:2]):
        color = GREEN if label == y_test[i] else ORANGE
        bars.barh(-place, P_test[i, label], color=color)
        text = f"{label}: {P_test[i, label]:.2f}"
        bars.text(P_test[i, label] + 0.04, -place, text, va="center", fontsize=12)
    bars.set(xlim=(0, 1.45), ylim=(-1.6, 0.6))
plt.show()

# %% tags=["verify"]
assert (rank[wrong] == 2).mean() > 0.5

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Que pueda decir «no sé»
#
# Llamemos **confianza** (*confidence*) a la mayor de las diez probabilidades. ¿Es menor cuando falla?

# %% slideshow={"slide_type": "fragment"}
confidence = P_test.max(axis=1)
right = y_pred == y_test

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La confianza en los aciertos y en los fallos
fig, axes = plt.subplots(2, 1, figsize=(7.5, 4.8), sharex=True)
for ax, group, color, name in zip(axes, [right, ~right], [BLUE, RED], ["aciertos", "fallos"]):
    ax.hist(confidence[group], bins=np.arange(0.2, 1.01, 0.05), color=color)
    ax.set(ylabel=name, title=f"{group.sum()} {name}, mediana {np.median(confidence[group]):.2f}")
axes[1].set(xlabel="confianza")
axes[0].set_yscale("log")
plt.show()

# %% tags=["verify"]
assert np.median(confidence[right]) > 0.99 and np.median(confidence[~right]) < 0.9

# %% [markdown] slideshow={"slide_type": "fragment"}
# Arriba la escala es logarítmica: casi todos los aciertos están pegados a 1. Los fallos se reparten. Así que se puede hacer un trato: **por debajo de un umbral, la red se abstiene** y la imagen la mira una persona. Hay
# dos números que vigilar: la **cobertura** (*coverage*), qué parte contesta, y la exactitud en lo que contesta.


# %% slideshow={"slide_type": "subslide"}
def coverage_accuracy(P, y, threshold):
    answered = P.max(axis=1) >= threshold
    return answered.mean(), (P.argmax(axis=1) == y)[answered].mean()


thresholds = np.arange(0, 100) / 100
five_val = P_val["red + Dropout"].reshape(-1, 10), np.tile(y_val, 5)  # las cinco redes, seguidas
five_test = P_five.reshape(-1, 10), np.tile(y_test, 5)
on_val = np.array([coverage_accuracy(*five_val, t) for t in thresholds])
on_test = np.array([coverage_accuracy(*five_test, t) for t in thresholds])
chosen = float(thresholds[np.argmax(on_val[:, 1] >= 0.99)])  # el primero que llega al 99 %

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Exactitud según la cobertura
fig, ax = plt.subplots()
for curve, name, style in [(on_val, "validación", "--"), (on_test, "prueba", "-")]:
    ax.plot(*curve.T, style, color=RED if style == "--" else BLUE, label=name)
for t in [0, 0.7, chosen]:
    point = coverage_accuracy(*five_test, t)
    ax.plot(*point, "o", color=BLUE)
    ax.annotate(f"{t:g}", point, xytext=(9, 3), textcoords="offset points", fontsize=12)
ax.set(xlabel="cobertura: fracción contestada", ylabel="exactitud en lo contestado")
ax.legend(loc="lower left")
plt.show()

# %% slideshow={"slide_type": "fragment"}
coverage, accuracy = coverage_accuracy(*five_test, chosen)
print(f"umbral {chosen:.2f}, elegido en validación")
print(f"en la prueba contesta el {coverage:.1%} y acierta el {accuracy:.1%} de eso")

# %% tags=["verify"]
assert accuracy >= 0.99

# %% [markdown] slideshow={"slide_type": "fragment"}
# El umbral se eligió en validación, con las cinco redes que no vieron esas imágenes; la prueba solo cuenta qué pasó. Los números junto a los puntos son umbrales: a cambio de no contestar cinco o seis imágenes de cada cien, desaparece más de la mitad de los errores.
#
# **Pruébalo.** Cambia el `0.99` por `0.995`. El umbral sube y la cobertura baja: los últimos errores son los más caros de evitar. Déjalo luego en `0.99`.

# %%
errors_left = coverage * (1 - accuracy) / (1 - hits.mean())
print(f"errores que quedan: {errors_left:.0%}")

# %% tags=["verify"]
assert errors_left < 0.5 and abs(1 - coverage - 0.05) < 0.01
_stricter = float(thresholds[np.argmax(on_val[:, 1] >= 0.995)])
assert _stricter > chosen and coverage_accuracy(*five_test, _stricter)[0] < coverage

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si no es un dígito?
#
# La confianza avisa de lo dudoso. ¿Avisa también de lo absurdo? Démosle imágenes que no son de nadie: una en blanco, un tablero, ruido, una cruz y un dígito con los píxeles barajados. **Antes de ejecutar**: ¿qué debería responder? ¿Qué crees que responderá?

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
diagonal = np.eye(8)
strange = {
    "en blanco": np.zeros((8, 8)),
    "tablero": np.indices((8, 8)).sum(axis=0) % 2,
    "ruido": rng.random((8, 8)),
    "cruz": np.maximum(diagonal, diagonal[::-1]),
    "barajado": rng.permutation(X_test[0]).reshape(8, 8),
}
P_strange = np.asarray(final_network(np.array([*strange.values()]).reshape(5, 64)))


# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Lo que la red responde a cinco imágenes que no son de nadie
def add_frames(fig):
    for ax in fig.axes:  # para que se vea dónde acaba una imagen en blanco
        width, height = ax.get_xlim()[1] + 0.5, ax.get_ylim()[0] + 0.5
        ax.add_patch(plt.Rectangle((-0.5, -0.5), width, height, fill=False, edgecolor=GRAY))


titles = [f"{name}\n{p.argmax()} ({p.max():.2f})" for name, p in zip(strange, P_strange)]
add_frames(plot_images([*strange.values()], titles=titles, columns=5, size=1.9))
plt.show()

# %% tags=["verify"]
assert np.allclose(P_strange.sum(axis=1), 1, atol=1e-5)

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
shuffled = rng.permuted(X_test, axis=1)  # cada imagen, con sus píxeles en otro orden
confident = np.asarray(final_network(shuffled)).max(axis=1) >= chosen
print(
    f"de 450 imágenes barajadas, contesta el {confident.mean():.0%} con confianza {chosen:.2f} o más"
)

# %% tags=["verify"]
assert confident.mean() > 0.25 and P_strange.max() > 0.99

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# **Softmax contesta siempre.** Las diez probabilidades suman 1 pase lo que pase: no hay una undécima que diga «ninguno». Un 0.99 solo significa «de estos diez, este», y lejos de lo que vio al entrenar la red no sabe que no sabe. El umbral protege de los
# dígitos dudosos, no de lo que no es un dígito.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cuando caben varias respuestas
#
# En la [[cual_y_cuales]], ocho estudiantes decían cuáles de tres profesiones les gustan. No son excluyentes: es un problema **multietiqueta** (*multi-label*), con una sigmoide y una entropía cruzada binaria por pregunta. ¿Cómo se mide? Supongamos que alguien no
# mira a nadie y responde siempre la proporción de cada columna:

# %% slideshow={"slide_type": "fragment"}
likes = load_careers(multilabel=True).y  # (8, 3)
share = likes.mean(axis=0)
P_same = np.tile(share, (8, 1))
per_label = -(share * np.log(share) + (1 - share) * np.log(1 - share))
print("proporciones:", share, "  pérdida de cada una:", per_label.round(3))
in_keras = keras.losses.binary_crossentropy(likes, P_same)
assert np.isclose(np.mean(in_keras), per_label.mean(), atol=1e-6)
hits = (P_same >= 0.5) == likes
print(
    f"pérdida {per_label.mean():.3f}; casillas {hits.sum()}/24 = {hits.mean():.3f}; filas {hits.all(axis=1).sum()}/8"
)

# %% tags=["verify"]
assert np.isclose(hits.mean(), 15 / 24) and hits.all(axis=1).sum() == 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# Compruébalo a mano: P1 gusta a 4 de 8, P2 a 6 y P3 a 5. La pérdida de P1 es $-\ln 0.5 = 0.693$; la de P2, $-(0.75 \ln 0.75 + 0.25 \ln 0.25) = 0.562$. Decir siempre $(1, 1, 1)$ acierta $4 + 6 + 5 = 15$ de las 24 casillas, y solo **dos filas enteras**. Son dos medidas distintas:
#
# - **exactitud por etiqueta**: la fracción de casillas acertadas; engaña cuando casi todas son 0;
# - **coincidencia exacta** (*exact match*): la fracción de filas acertadas enteras.
#
# Con ocho estudiantes no hay prueba posible: sirven para hacer cuentas, no para saber si algo funciona.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Para eso hacen falta más datos. Los fabricamos: dos huecos de 8 × 8, uno junto a otro, y en cada uno un dígito o, una de cada cuatro veces, nada. La pregunta es **qué dígitos hay**: diez síes o noes. Las parejas de prueba se hacen solo con imágenes de prueba.


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Fabricar las parejas de dígitos
def make_pairs(images, labels, n, seed):
    """n imágenes de (8, 16) y, en una tabla (n, 10), qué dígitos hay en cada una."""
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(images), (n, 2))
    present = rng.random((n, 2)) < 0.75
    Y = np.zeros((n, 10))
    for side in (0, 1):
        rows = np.flatnonzero(present[:, side])
        Y[rows, labels[picks[rows, side]]] = 1
    left, right = (images[picks[:, k]] * present[:, k, None, None] for k in (0, 1))
    return np.concatenate([left, right], axis=2), Y


pairs_train, Y_train = make_pairs(X_dev.reshape(-1, 8, 8), y_dev, 4000, seed=0)
pairs_test, Y_test = make_pairs(digits.X_test, y_test, 1000, seed=1)

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Tres parejas: con ningún dígito, con uno y con dos
seen = [next(i for i in range(1000) if Y_test[i].sum() == n) for n in (0, 1, 2)]
titles = [f"qué hay: {np.flatnonzero(Y_test[i]).tolist()}" for i in seen]
add_frames(plot_images(pairs_test[seen], titles=titles, columns=3, size=2.6))
plt.show()


# %% slideshow={"slide_type": "subslide"}
def train_pairs(activation, loss):
    keras.utils.set_random_seed(0)
    hidden = [layers.Flatten(), layers.Dense(128, "relu"), layers.Dropout(0.3)]
    model = keras.Sequential([keras.Input((8, 16)), *hidden, layers.Dense(10, activation)])
    model.compile(keras.optimizers.Adam(0.003), loss=loss, steps_per_execution=10)
    data = make_dataset(pairs_train, Y_train, batch_size=64)
    model.fit(data, epochs=30, shuffle=False, verbose=0, callbacks=[LiveProgress()])
    return np.asarray(model(pairs_train)), np.asarray(model(pairs_test))


answers = {"sigmoides": train_pairs("sigmoid", "binary_crossentropy")}

# %% slideshow={"slide_type": "fragment"}
answers["softmax"] = train_pairs("softmax", "categorical_crossentropy")

# %% [markdown]
# La segunda es la red equivocada: softmax y una pérdida categórica con filas que suman 0, 1 o 2. Keras no protesta. Veamos qué responde cada una a las tres imágenes de arriba:

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que responde cada red a las tres parejas
fig, axes = plt.subplots(2, 1, figsize=(10.5, 6))
for ax, (name, (_, P)) in zip(axes, answers.items()):
    P_seen, is_there = P[seen], Y_test[seen]
    colors = np.where(is_there, "#a6ddcd", "white")
    draw_cells(ax, P_seen, lambda i, j, p, colors=colors: colors[i, j], texts="{:.2f}")
    for k in range(10):
        ax.text(k + 0.5, 0.35, k, ha="center", va="center", fontsize=13, color=GRAY)
    for i in range(3):
        ax.text(10.2, -i - 0.5, f"suma {P_seen[i].sum():.2f}", va="center", fontsize=13)
    ax.text(-0.2, -1.5, name, ha="right", va="center", fontsize=14)
    ax.set(xlim=(-2.2, 12.4), ylim=(-3.2, 0.8))
plt.show()

# %% slideshow={"slide_type": "fragment"}
print(f"decir siempre que no hay nada: por etiqueta {(Y_test == 0).mean():.3f}")
candidates = np.arange(5, 100, 5) / 100
exact_scores = {}
for name, (P_known, P_new) in answers.items():
    exact = [((P_known >= t) == Y_train).all(axis=1).mean() for t in candidates]
    for t in [0.5, float(candidates[np.argmax(exact)])]:
        hits = (P_new >= t) == Y_test
        by_count = [hits[Y_test.sum(axis=1) == n].all(axis=1).mean() for n in (1, 2)]
        exact_scores[name, t] = hits.all(axis=1).mean()
        print(
            f"{name:>9}, umbral {t:.2f}: por etiqueta {hits.mean():.3f}, exacta {exact_scores[name, t]:.3f};"
            f" con un dígito {by_count[0]:.2f}, con dos {by_count[1]:.2f}"
        )

# %% tags=["verify"]
_two = Y_test.sum(axis=1) == 2
assert not ((answers["softmax"][1] > 0.5) == Y_test)[_two].all(axis=1).any()
_best_exact = {n: max(v for (m, _), v in exact_scores.items() if m == n) for n in answers}
assert _best_exact["sigmoides"] > _best_exact["softmax"] + 0.03
assert exact_scores["softmax", 0.5] < 0.6 and (Y_test == 0).mean() > 0.85

# %% [markdown] slideshow={"slide_type": "fragment"}
# Lee despacio la línea de softmax con umbral 0.5. Acierta más del 93 % de las casillas, y suena bien; pero no decir nada ya da el 85 %. Y **nunca ve dos dígitos a la vez**: dos partes de una unidad no pueden pasar ambas de 0.5. Con el umbral que más le favorece en entrenamiento
# mejora, pero sigue por debajo, y ante la imagen vacía reparte igualmente su unidad.
#
# La regla, otra vez: ¿una clase excluye a las demás? Softmax. ¿Cada pregunta va por su lado? Sigmoides.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Contar
#
# Una red lee letras en imágenes de 16 × 16. Tiene una capa oculta de 64 neuronas y decide entre 27 letras. ¿Cuántos parámetros tiene?

# %% tags=["exercise"]
n_parameters = ...

check(1, n_parameters)

# %% tags=["solution"]
n_parameters = (16 * 16 * 64 + 64) + (64 * 27 + 27)

check(1, n_parameters)


# %% [markdown]
# ### Ejercicio · Entre las primeras
#
# Escribe `top_k_accuracy(P, y, k)`: recibe las probabilidades `P`, de forma $(n, C)$, las clases verdaderas `y`, de forma $(n,)$, y `k`. Devuelve la fracción de filas cuya clase verdadera está entre las $k$ más probables.


# %% tags=["exercise"]
def top_k_accuracy(P, y, k):
    return ...


check(2, top_k_accuracy)


# %% tags=["solution"]
def top_k_accuracy(P, y, k):
    p_true = P[np.arange(len(y)), y][:, None]  # (n, 1)
    return ((p_true < P).sum(axis=1) < k).mean()  # cuántas la superan


check(2, top_k_accuracy)


# %% [markdown]
# ### Ejercicio · Medias macro
#
# Escribe `macro_scores(C)`: recibe una matriz de confusión, con la verdad en las filas, y devuelve la pareja (precisión macro, exhaustividad macro). Una clase que nunca se dice tiene precisión 0.


# %% tags=["exercise"]
def macro_scores(C):
    return ...


check(3, macro_scores)


# %% tags=["solution"]
def macro_scores(C):
    correct = np.diag(C)
    precision = correct / np.maximum(C.sum(axis=0), 1)
    return precision.mean(), (correct / C.sum(axis=1)).mean()


check(3, macro_scores)


# %% [markdown]
# ### Ejercicio · Encuentra el fallo
#
# Esta función debía medir la **coincidencia exacta** de un problema multietiqueta, y a quien la escribió le sale un 0.94 que no se cree. `Y`, con ceros y unos, y las probabilidades `Y_pred` tienen forma $(n, m)$; una etiqueta está si su probabilidad es mayor o igual que `threshold`.
#
# ```python
# def exact_match(Y, Y_pred, threshold):
#     says = Y_pred >= threshold
#     return (says == Y).mean()
# ```
#
# Escríbela bien.


# %% tags=["exercise"]
def exact_match(Y, Y_pred, threshold):
    return ...


check(4, exact_match)


# %% tags=["solution"]
def exact_match(Y, Y_pred, threshold):
    says = Y_pred >= threshold
    return (says == Y).all(axis=1).mean()


check(4, exact_match)


# %% [markdown]
# ### Ejercicio · Cuándo callar
#
# Escribe `lowest_threshold(P, y, target)`: prueba los umbrales 0, 0.01, 0.02, …, 0.99, en ese orden, y devuelve el primero con el que la exactitud en lo contestado llega a `target`. Se contesta una fila si su mayor probabilidad es mayor o igual que el umbral; un umbral con el que no se contesta
# ninguna no vale. Si ninguno llega, devuelve 1.


# %% tags=["exercise"]
def lowest_threshold(P, y, target):
    return ...


check(5, lowest_threshold)


# %% tags=["solution"]
def lowest_threshold(P, y, target):
    correct, confidence = P.argmax(axis=1) == y, P.max(axis=1)
    for threshold in np.arange(100) / 100:
        answered = confidence >= threshold
        if answered.any() and correct[answered].mean() >= target:
            return threshold
    return 1


check(5, lowest_threshold)

# %% [markdown]
# ### Reto
#
# ¿Aciertan más juntos? La SVM, los vecinos y la red no fallan en las mismas imágenes. Haz que voten los tres, o promedia las probabilidades de las cinco redes, y decide con la validación si merece la pena. Después repite la comparación por bloques, sin barajar: ¿quién sufre menos con letra que no ha visto?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una clase entre $C$: $C$ neuronas con softmax. Con números, la pérdida dispersa; con *one-hot*, la categórica.
# - Sin entrenar, la pérdida vale cerca de $\ln C$. Si no, algo está mal montado.
# - Con imágenes pequeñas y centradas, vecinos y SVM igualan a una red densa: sin rivales no se sabe.
# - La matriz de confusión dice qué se confunde con qué; un umbral de confianza permite callar ante la duda, pero no detecta lo que no es de ninguna clase.
# - Varias respuestas a la vez: una sigmoide por etiqueta, y se cuentan filas enteras, no casillas.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | clases equilibradas | *balanced classes* | con casi los mismos ejemplos cada una |
# | k vecinos | *k-nearest neighbors, k-NN* | responder lo que digan los $k$ ejemplos más parecidos |
# | máquina de vectores de soporte | *support vector machine, SVM* | la frontera con más margen entre clases |
# | pérdida categórica, dispersa | *categorical, sparse* | la entropía cruzada con *one-hot*, con números |
# | media macro | *macro average* | la media de una medida por clase, sin pesos |
# | exactitud top-k | *top-k accuracy* | acierto si la verdad está entre las $k$ primeras |
# | confianza | *confidence* | la mayor de las probabilidades |
# | cobertura | *coverage* | la fracción que se contesta al permitir abstenerse |
# | multietiqueta | *multi-label* | varias respuestas a la vez, ninguna excluye a otra |
# | coincidencia exacta | *exact match* | la fracción de filas acertadas enteras |

# %% [markdown]
# ## Para saber más
#
# - E. Alpaydin y C. Kaynak (1998), *Cascading classifiers*: de dónde salen estos dígitos, y un clasificador que pasa los dudosos a otro.
# - C. Chow (1970), *On optimum recognition error and reject tradeoff*: cuándo conviene abstenerse.
# - D. Hendrycks y K. Gimpel (2017), *A baseline for detecting misclassified and out-of-distribution examples in neural networks*: hasta dónde avisa la confianza.
