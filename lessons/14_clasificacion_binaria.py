# ---
# jupyter:
#   course:
#     subtitle: Un diagnóstico, de principio a fin
#     minutes: 90
#     prerequisites: ["08", "12", "13"]
#     objectives:
#       - Llevar un problema de dos clases desde la tabla hasta la predicción de un caso nuevo.
#       - Poner rivales sencillos antes que la red, y compararlos con los mismos datos.
#       - Elegir el umbral según lo que cuesta cada error, con precisión, exhaustividad y curva ROC.
#       - Comprobar si las probabilidades de un modelo se pueden creer.
#       - Decidir con datos, y no con fe, si la red aporta algo.
#     outcome:
#       es: Resolver un problema real de sí o no, con rivales honestos y un umbral razonado.
#       en: Solve a real yes/no problem, with honest baselines and a reasoned threshold.
# ---

# %% tags=["setup"]
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.calibration import calibration_curve
from sklearn.decomposition import PCA
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, log_loss, roc_auc_score, roc_curve
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

from utils.data import load_breast_cancer
from utils.environment import setup
from utils.exercises import check, hint, solution
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, plot_history, plot_points
from utils.training import LiveProgress, make_dataset, restart, track

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Benigno o maligno?
#
# A 569 pacientes les tomaron una muestra de un bulto en el pecho con una aguja fina. Un programa midió los núcleos de las células en la imagen
# del microscopio: su tamaño, su forma, su textura. Después se supo si el tumor era **benigno** o **maligno**.
#
# Queremos que, con esas medidas, una red avise de los malignos. **Antes de ejecutar nada**, anota tres apuestas:
#
# 1. De cada 100 tumores, unos 63 son benignos. ¿Qué porcentaje de aciertos tiene un programa que responde siempre «benigno»?
# 2. ¿Qué error es peor: alarmar a una persona sana o tranquilizar a una enferma?
# 3. ¿Cuánto mejor será la red que un modelo sencillo, de una sola neurona?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Mirar antes de calcular

# %% slideshow={"slide_type": "fragment"}
data = load_breast_cancer()
print("X:", data.X.shape, " y:", data.y.shape)
for k, name in enumerate(data.target_names):
    print(f"{k} = {name}: {(data.y == k).sum()} casos, el {(data.y == k).mean():.1%}")

# %% [markdown]
# La clase 1 es la que buscamos, la maligna: se la llama **clase positiva** (*positive class*), y no porque sea buena noticia.
#
# Cada fila tiene diez medidas, cada una en tres versiones: la media de los núcleos, su error y la media de los tres peores. Veamos unas pocas. Fíjate en las
# unidades: el área va por los cientos y la concavidad por las centésimas.

# %% slideshow={"slide_type": "fragment"}
table = pd.DataFrame(data.X, columns=data.feature_names)
shown = ["radio (media)", "textura (media)", "área (media)", "concavidad (media)"]
table[shown].describe().loc[["min", "mean", "max"]].round(2)

# %% slideshow={"slide_type": "subslide"}
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.6))
for ax, name in zip(axes, ["radio (media)", "concavidad (media)", "textura (error)"]):
    for k, color in enumerate([BLUE, ORANGE]):
        ax.hist(
            table.loc[data.y == k, name],
            bins=25,
            color=color,
            alpha=0.65,
            label=data.target_names[k],
        )
    ax.set(xlabel=name, ylabel="casos")
axes[0].legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# El radio y la concavidad separan bastante por sí solos; el error de la textura, nada. Hay señal, y parte se ve a simple vista. Buen momento para
# sospechar que un modelo sencillo puede bastar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Repartir y escalar
#
# Tres partes, con la misma proporción de malignos en cada una (*stratified*): con **entrenamiento** se aprende, con **validación** se mira cómo va, y la
# **prueba** se guarda en un cajón hasta el final.

# %% slideshow={"slide_type": "fragment"}
parts = data.split(val_size=0.2, test_size=0.2, seed=0)
for name, y in [
    ("entrenamiento", parts.y_train),
    ("validación", parts.y_val),
    ("prueba", parts.y_test),
]:
    print(f"{name:>13}: {len(y)} casos, {y.mean():.1%} malignos")

# %% [markdown] slideshow={"slide_type": "fragment"}
# Después, a cada columna se le resta su media y se divide por su desviación típica, para que ninguna mande solo por sus unidades. La media y
# la desviación se calculan **solo con el entrenamiento**: usar las otras partes sería mirar el examen.

# %% slideshow={"slide_type": "fragment"}
scaler = StandardScaler().fit(parts.X_train)
X_train, X_val = scaler.transform(parts.X_train), scaler.transform(parts.X_val)

by_hand = (parts.X_train - parts.X_train.mean(axis=0)) / parts.X_train.std(axis=0)
assert np.allclose(X_train, by_hand)
print("media de las tres primeras columnas en validación:", X_val.mean(axis=0)[:3].round(2))

# %% [markdown]
# En validación las medias no salen 0 exacto, y así debe ser: la regla se fijó sin verla.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Antes que la red, sus rivales
#
# Un número solo significa algo al lado de otro. Por eso todo proyecto empieza por modelos de referencia (*baselines*):
#
# - **La mayoría**: responde siempre «benigno».
# - **La regresión logística**: una sola neurona con sigmoide, la de la lección 08.
#
# Los medimos con la **exactitud** (*accuracy*), la fracción de aciertos, y con la pérdida logarítmica (*log-loss*), que además castiga la seguridad mal puesta.

# %% slideshow={"slide_type": "subslide"}
majority = DummyClassifier(strategy="most_frequent").fit(X_train, parts.y_train)
logistic = LogisticRegression().fit(X_train, parts.y_train)
p_logistic = logistic.predict_proba(X_val)[:, 1]

print(f"mayoría:   exactitud {majority.score(X_val, parts.y_val):.3f}")
print(
    f"logística: exactitud {logistic.score(X_val, parts.y_val):.3f}, pérdida {log_loss(parts.y_val, p_logistic):.3f}"
)
assert logistic.score(X_val, parts.y_val) > 0.95

# %% [markdown] slideshow={"slide_type": "fragment"}
# Ahí está la respuesta a la primera apuesta: **tantos aciertos como benignos, sin mirar nada**; en validación, un 62 %. La neurona sola pasa del 95 %. La red tiene que ganarle a
# ella, no al azar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La red
#
# Lo que hay que elegir en un problema de dos clases:
#
# | pieza | elección | por qué |
# |---|---|---|
# | entrada | 30 números | uno por medida |
# | capa oculta | 16 neuronas, ReLU | pocas: hay 341 ejemplos |
# | salida | **1 neurona, sigmoide** | una probabilidad, entre 0 y 1 |
# | pérdida | **entropía cruzada binaria** | la que corresponde a esa probabilidad |
#
# Los parámetros, a mano: $30 \cdot 16 + 16 = 496$ en la oculta y $16 + 1 = 17$ en la salida. En total, 513: **más que ejemplos**.


# %% slideshow={"slide_type": "subslide"}
def build_network(dropout=0.0, l2=0.0):
    penalty = keras.regularizers.L2(l2) if l2 else None
    model = keras.Sequential(
        [keras.Input((30,)), layers.Dense(16, "relu", kernel_regularizer=penalty)]
    )
    if dropout:
        model.add(layers.Dropout(dropout))
    model.add(layers.Dense(1, "sigmoid"))
    optimizer = keras.optimizers.Adam(learning_rate=0.01)
    model.compile(
        optimizer, loss="binary_crossentropy", metrics=["accuracy"], steps_per_execution=10
    )
    return model


network = build_network()
assert network.count_params() == 513

# %% [markdown]
# `make_dataset` prepara los lotes como en la lección 13: en memoria y barajados en cada época. Como ya llegan barajados, a `fit` se le pide que no lo haga. Los dos
# argumentos de `build_network` los usaremos más abajo.

# %% slideshow={"slide_type": "subslide"}
history = network.fit(
    make_dataset(X_train, parts.y_train),
    validation_data=make_dataset(X_val, parts.y_val, shuffle=False),
    epochs=40,
    shuffle=False,
    verbose=0,
    callbacks=[LiveProgress()],
)

# %% slideshow={"slide_type": "fragment"}
plot_history(history, metrics=("loss", "accuracy"), names=("pérdida", "exactitud"))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Lee la figura de la izquierda. La pérdida de entrenamiento baja hasta casi cero. La de validación baja con ella al principio y luego **da la
# vuelta**: la red ya no aprende qué es un tumor maligno, sino estos 341 en concreto. Es el **sobreajuste** (*overfitting*).

# %% slideshow={"slide_type": "fragment"}
val_loss = history.history["val_loss"]
print("mejor época en validación:", int(np.argmin(val_loss)) + 1)
print(
    f"pérdida en ella {min(val_loss):.3f}; en la última {val_loss[-1]:.3f}; de entrenamiento {history.history['loss'][-1]:.3f}"
)
assert val_loss[-1] > min(val_loss) and history.history["loss"][-1] < 0.01

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos frenos: Dropout y L2
#
# Contra el sobreajuste hay frenos, y la lección 15 los estudia. Los dos más usados, en una frase cada uno:
#
# - **Dropout**: en cada lote apaga al azar una parte de las neuronas ocultas, para que ninguna se vuelva imprescindible.
# - **L2**: suma a la pérdida los pesos al cuadrado, para que ninguno crezca sin motivo.
#
# ¿Sirven aquí? Con 114 casos de validación, un acierto más o menos mueve la exactitud casi un punto. Haremos una comparación más
# seria: **validación cruzada** (lección 13). Los 455 casos que no son de prueba, los de **desarrollo** (*development set*), se parten en cinco; cada quinto hace de validación una vez.
#
# Compilar una red cuesta más que entrenarla. Por eso cada versión se compila una vez y, en cada quinto, `restart` la deja **como recién creada**: otros pesos y el optimizador a cero. En la lección 15 se ve por dentro.

# %% slideshow={"slide_type": "subslide"}
X_dev = np.concatenate([parts.X_train, parts.X_val])
y_dev = np.concatenate([parts.y_train, parts.y_val])
folds = list(StratifiedKFold(5, shuffle=True, random_state=0).split(X_dev, y_dev))


def cross_validate(fit_predict):
    """La probabilidad que recibe cada caso del modelo que no lo vio al entrenar."""
    p = np.zeros(len(y_dev))
    for seed, (train, held_out) in enumerate(track(folds, "quinto")):
        fold_scaler = StandardScaler().fit(X_dev[train])
        A, B = fold_scaler.transform(X_dev[train]), fold_scaler.transform(X_dev[held_out])
        p[held_out] = fit_predict(A, y_dev[train], B, seed)
    return p


def fit_logistic(X, y, X_new, seed):
    return LogisticRegression().fit(X, y).predict_proba(X_new)[:, 1]


# %% slideshow={"slide_type": "fragment"}
def network_fitter(**options):
    model = build_network(**options)

    def fit_network(X, y, X_new, seed):
        restart(model, seed)  # otra inicialización en cada quinto
        model.fit(make_dataset(X, y, seed=seed), epochs=40, shuffle=False, verbose=0)
        return np.asarray(model(X_new)).ravel()

    return fit_network


probabilities = {"logística": cross_validate(fit_logistic)}
probabilities["red"] = cross_validate(network_fitter())

# %%
probabilities["red + Dropout"] = cross_validate(network_fitter(dropout=0.5))

# %%
probabilities["red + L2"] = cross_validate(network_fitter(l2=0.01))

# %% slideshow={"slide_type": "subslide"}
rows = {}
for name, p in probabilities.items():
    losses = np.array([log_loss(y_dev[held_out], p[held_out]) for _, held_out in folds])
    hits = np.array([accuracy_score(y_dev[held_out], p[held_out] >= 0.5) for _, held_out in folds])
    rows[name] = [hits.mean(), hits.std(), losses.mean(), losses.std()]
results = pd.DataFrame(rows, index=["exactitud", "± exactitud", "pérdida", "± pérdida"]).T
results.round(3)

# %% slideshow={"slide_type": "fragment"}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.4), sharey=True)
for ax, measure, best in zip(axes, ["exactitud", "pérdida"], ["más", "menos"]):
    for row, name in enumerate(probabilities):
        mean, spread = results.loc[name, [measure, f"± {measure}"]]
        ax.errorbar(
            mean, row, xerr=spread, fmt="o", color=BLUE if row else GREEN, capsize=5, markersize=9
        )
    ax.set(
        xlabel=f"{measure} ({best} es mejor)",
        yticks=range(4),
        yticklabels=probabilities,
        ylim=(3.5, -0.5),
    )
    ax.locator_params(axis="x", nbins=5)
fig.suptitle("Media y desviación típica de los cinco quintos")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los segmentos se solapan. **Ninguna de las tres redes gana a la neurona sola**, y los frenos tampoco cambian la exactitud: la diferencia entre modelos es menor
# que la que hay entre un quinto y otro. De las tres redes seguimos con la de L2, que tiene la menor pérdida.

# %%
for measure in ["exactitud", "pérdida"]:
    gaps = (results[measure] - results.loc["logística", measure]).abs()
    assert (gaps < results[f"± {measure}"].max()).all()
assert results["pérdida"].drop("logística").idxmin() == "red + L2"

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por qué no gana la red?
#
# Una capa oculta dobla el espacio (lección 01). Si los datos ya se separan casi con un corte recto, no hay nada que doblar. Con treinta columnas no se puede
# dibujar, pero sí proyectar sobre las dos direcciones en las que más varían; eso hace el **análisis de componentes principales** (*PCA*):

# %% slideshow={"slide_type": "fragment"}
dev_scaler = StandardScaler().fit(X_dev)
pca = PCA(2).fit(dev_scaler.transform(X_dev))
fig, ax = plt.subplots(figsize=(7.5, 4.6))
plot_points(
    pca.transform(dev_scaler.transform(X_dev)), y_dev, names=data.target_names, ax=ax, size=35
)
ax.set(xlabel="primera componente", ylabel="segunda componente")
ax.legend()
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Incluso en esta sombra de dos dimensiones, una recta separa casi todo. Los pocos casos mezclados lo están de verdad: ninguna curva los ordena sin
# inventar. Pasa a menudo con **tablas pequeñas de medidas bien elegidas**: ya trabajó quien las eligió. La red gana terreno cuando nadie sabe qué medir, como en los
# píxeles de una imagen.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El umbral es una decisión, no un detalle
#
# La red no dice «maligno»: dice 0.83. Hasta aquí hemos cortado en 0.5 sin pensar. Pero los dos errores no cuestan lo mismo. Se cuentan en la
# **matriz de confusión** (*confusion matrix*): filas, la verdad; columnas, lo que se dijo.

# %% slideshow={"slide_type": "fragment"}
p_network = probabilities["red + L2"]
(tn, fp), (fn, tp) = confusion_matrix(y_dev, p_network >= 0.5)
print("                 dice benigno   dice maligno")
print(f"es benigno {tn:14} {fp:14}")
print(f"es maligno {fn:14} {tp:14}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# De ahí salen dos preguntas distintas:
#
# - De los que **dice** malignos, ¿cuántos lo son? Es la **precisión** (*precision*): $\dfrac{\text{VP}}{\text{VP} + \text{FP}}$.
# - De los que **son** malignos, ¿cuántos encuentra? Es la **exhaustividad** (*recall*): $\dfrac{\text{VP}}{\text{VP} + \text{FN}}$.
#
# $\text{VP}$ son los verdaderos positivos (abajo a la derecha), $\text{FP}$ los falsos positivos (arriba a la derecha: falsas alarmas) y $\text{FN}$ los falsos negativos (abajo a la
# izquierda: enfermos que se van a casa tranquilos). Calcúlalas a mano con la matriz y compara.

# %% slideshow={"slide_type": "fragment"}
print(f"precisión {tp / (tp + fp):.3f}, exhaustividad {tp / (tp + fn):.3f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# Bajar el umbral encuentra más enfermos y da más falsas alarmas. La **curva ROC** recorre todos los umbrales: en vertical, la exhaustividad; en
# horizontal, la fracción de sanos a los que se alarma. El **área bajo la curva** (*AUC*) la resume: 1 es perfecto y 0.5, echarlo a suertes.

# %% slideshow={"slide_type": "fragment"}
models = [("logística", GREEN), ("red + L2", BLUE)]
fig, ax = plt.subplots(figsize=(7.5, 4.8))
areas = [roc_auc_score(y_dev, probabilities[name]) for name, _ in models]
assert abs(areas[0] - areas[1]) < 0.005
for (name, color), area in zip(models, areas):
    fpr, tpr, _ = roc_curve(y_dev, probabilities[name])
    ax.plot(fpr, tpr, color=color, label=f"{name}: AUC {area:.3f}")
ax.plot([0, 1], [0, 1], ":", color=GRAY, label="a suertes: AUC 0.500")
for threshold in [0.9, 0.5, 0.05]:
    point = [(p_network >= threshold)[y_dev == k].mean() for k in (0, 1)]
    ax.plot(*point, "o", color=RED)
    ax.annotate(
        f"umbral {threshold}", point, xytext=(10, -18), textcoords="offset points", fontsize=12
    )
ax.set(
    xlabel="sanos alarmados", ylabel="enfermos encontrados", xlim=(-0.01, 0.3), ylim=(0.75, 1.01)
)
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# La figura es un detalle de la esquina que interesa. Las dos curvas van casi juntas: tampoco con otro umbral se distinguen los dos modelos.
#
# ¿Dónde cortar? Depende de la segunda apuesta, y esa no la contesta el modelo, sino quien carga con los errores. Supongamos que **dejar ir a un enfermo cuesta como diez falsas alarmas**, y busquemos el umbral más barato:

# %% slideshow={"slide_type": "subslide"}
thresholds = np.arange(1, 100) / 100


def total_cost(p, threshold):
    missed = ((p < threshold) & (y_dev == 1)).sum()
    alarms = ((p >= threshold) & (y_dev == 0)).sum()
    return 10 * missed + alarms


chosen = {}
fig, ax = plt.subplots()
for name, color in models:
    costs = np.array([total_cost(probabilities[name], t) for t in thresholds])
    chosen[name] = float(thresholds[costs.argmin()])
    ax.plot(thresholds, costs, color=color, label=f"{name}: mínimo en {chosen[name]:.2f}")
    ax.plot(chosen[name], costs.min(), "o", color=color)
ax.set(xlabel="umbral", ylabel="coste (falsas alarmas)", ylim=(0, None))
ax.legend(loc="upper left")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los dos umbrales quedan por debajo de 0.5, como pide un problema en el que callar es lo caro. Y las dos curvas son casi planas alrededor del mínimo: el valor exacto
# importa poco. Se ha elegido con los datos de desarrollo; la prueba sigue en su cajón.
#
# **Pruébalo.** Cambia el 10 por 1, que es lo mismo que contar errores sin más. ¿Hacia dónde se mueve el mínimo? ¿Y con 100? Déjalo luego en 10.

# %%
assert max(chosen.values()) < 0.5

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se pueden creer sus probabilidades?
#
# Si una red dice 0.8 a cien pacientes, unos ochenta deberían estar enfermos. Cuando eso se cumple, está **calibrada** (*calibrated*). Agrupamos los casos según la
# probabilidad que recibieron y miramos cuántos eran malignos en cada grupo:

# %% slideshow={"slide_type": "fragment"}
fig, ax = plt.subplots(figsize=(7, 4.6))
for name, color in models:
    observed, predicted = calibration_curve(y_dev, probabilities[name], n_bins=5)
    counts = np.histogram(probabilities[name], bins=5, range=(0, 1))[0]
    ax.plot(
        predicted,
        observed,
        "o-",
        color=color,
        label=f"{name}: {counts[1:4].sum()} casos entre 0.2 y 0.8",
    )
ax.plot([0, 1], [0, 1], ":", color=GRAY, label="calibración perfecta")
ax.set(xlabel="probabilidad que dio el modelo", ylabel="fracción de malignos")
ax.legend(loc="upper left")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Los extremos caen sobre la diagonal. En el medio, la curva de la logística salta y la de la red casi la sigue. No te fíes de ninguna: son unas pocas decenas de casos en tres grupos, y uno solo que cambiara movería
# cualquiera de esos puntos. **Con esta tabla no se puede saber** si un 0.6 es de fiar. La red duda en menos casos que la logística, y no por eso acierta más.

# %%
doubts = {name: int(((p > 0.2) & (p < 0.8)).sum()) for name, p in probabilities.items()}
assert doubts["red + L2"] < doubts["logística"] < 40

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Abrir el cajón
#
# Ya está todo decidido: la arquitectura, las épocas y el umbral de cada modelo. Entrenamos con los 455 casos de desarrollo y abrimos la prueba, **una sola vez**.

# %% slideshow={"slide_type": "fragment"}
X_dev_scaled, X_test = dev_scaler.transform(X_dev), dev_scaler.transform(parts.X_test)
final_logistic = LogisticRegression().fit(X_dev_scaled, y_dev)

keras.utils.set_random_seed(0)
final_network = build_network(l2=0.01)
final_network.fit(
    make_dataset(X_dev_scaled, y_dev),
    epochs=40,
    shuffle=False,
    verbose=0,
    callbacks=[LiveProgress()],
)
p_test = {
    "logística": final_logistic.predict_proba(X_test)[:, 1],
    "red + L2": np.asarray(final_network(X_test)).ravel(),
}

# %% slideshow={"slide_type": "subslide"}
missed = {}
for name, p in p_test.items():
    says = p >= chosen[name]
    (tn, fp), (fn, tp) = confusion_matrix(parts.y_test, says)
    missed[name] = set(np.flatnonzero(says != parts.y_test).tolist())
    print(
        f"{name}: encuentra {tp} de {tp + fn} malignos, con {fp} falsas alarmas; {fn + fp} errores en 114"
    )

print("errores comunes:", len(missed["logística"] & missed["red + L2"]))
assert len(missed["logística"]) <= len(missed["red + L2"]) <= 10

# %% [markdown] slideshow={"slide_type": "fragment"}
# **La conclusión honrada**, y la tercera apuesta: en esta tabla, una red de 513 parámetros no es mejor que una neurona de 31. Y la neurona se entrena en un instante, da siempre lo
# mismo y deja leer sus pesos. Aquí, la que llevaríamos a una consulta es la sencilla.
#
# Eso no es un fracaso: es el resultado. Quien no pone rivales nunca se entera.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## En qué se equivoca
#
# Detrás de cada error hay una persona. Miremos los casos de la prueba que fallan, sobre el mapa de antes:

# %% slideshow={"slide_type": "fragment"}
Z_test = pca.transform(X_test)
fig, ax = plt.subplots(figsize=(7.5, 4.6))
plot_points(Z_test, parts.y_test, names=data.target_names, ax=ax, size=35)
for name, size, color in [("logística", 170, GREEN), ("red + L2", 420, RED)]:
    where = Z_test[sorted(missed[name])]
    ax.scatter(
        *where.T, s=size, facecolors="none", edgecolors=color, linewidths=2, label=f"error: {name}"
    )
ax.set(xlabel="primera componente", ylabel="segunda componente")
ax.legend(loc="upper left", bbox_to_anchor=(1, 1), labelspacing=0.9)
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Casi todos los fallos están en la frontera, donde las dos nubes se mezclan, y varios son de los dos modelos. No es torpeza de uno: con estas treinta medidas, esos casos
# **se parecen a los de la otra clase**. Para acertarlos hacen falta otras medidas, no otra red.
#
# La excepción enseña algo más. El maligno de arriba a la derecha está lejos de todos, donde la red apenas vio ejemplos, y allí falla. La logística, más rígida, lo acierta.

# %%
benign_centre, malignant_centre = [Z_test[parts.y_test == k, 0].mean() for k in (0, 1)]
everyone = np.array(sorted(missed["logística"] | missed["red + L2"]))
wrong = Z_test[everyone, 0]
between = (wrong > benign_centre - 0.5) & (wrong < malignant_centre)
assert set(everyone[~between]) <= missed["red + L2"] - missed["logística"]  # la excepción
assert between.sum() == len(wrong) - 1 and len(missed["logística"] & missed["red + L2"]) >= 3

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un caso nuevo
#
# Llega una paciente. Sus treinta medidas vienen en crudo, y hay que darles el mismo trato que a las demás: **el mismo escalado**, y forma de tabla aunque sea una sola fila.

# %% slideshow={"slide_type": "fragment"}
patient = parts.X_test[3]  # treinta números, sin escalar
x_new = dev_scaler.transform(patient[None, :])  # de (30,) a (1, 30): una tabla de una fila
p_new = final_network(x_new)[0, 0]
print(f"probabilidad de maligno {float(p_new):.2f}; umbral {chosen['red + L2']:.2f}")
print("la red dice:", data.target_names[int(p_new >= chosen["red + L2"])])
print("y era:      ", data.target_names[parts.y_test[3]])

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Error frecuente.** Olvidar el escalado. No hay ningún aviso: la red recibe un área de varios cientos donde esperaba un número cercano a 0, y responde cualquier cosa con total
# seguridad. Veámoslo con todos los benignos de la prueba:

# %% slideshow={"slide_type": "fragment"}
benign = parts.X_test[parts.y_test == 0]
for name, X in [("escalados", dev_scaler.transform(benign)), ("en crudo", benign)]:
    alarms = np.asarray(final_network(X)).ravel() >= chosen["red + L2"]
    print(f"{name:>9}: da por malignos {alarms.sum()} de {len(benign)} benignos")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint("14.1")` da pistas, una a una, y `solution("14.1")` enseña la solución.

# %% [markdown]
# ### Ejercicio 14.1 · Contar
#
# Una red recibe 30 números, tiene una capa oculta de 8 neuronas y otra de 4, y una neurona de salida. ¿Cuántos parámetros tiene?

# %% tags=["exercise"]
n_parameters = ...

check("14.1", n_parameters)

# %% tags=["solution"]
n_parameters = (30 * 8 + 8) + (8 * 4 + 4) + (4 * 1 + 1)

check("14.1", n_parameters)


# %% [markdown]
# ### Ejercicio 14.2 · Precisión y exhaustividad
#
# Escribe `precision_recall(y_true, y_pred)`: recibe dos vectores de ceros y unos, de forma $(n,)$, y devuelve la pareja (precisión, exhaustividad). Sin usar scikit-learn. Si no dice ningún
# positivo, la precisión vale 0.


# %% tags=["exercise"]
def precision_recall(y_true, y_pred):
    return ...


check("14.2", precision_recall)


# %% tags=["solution"]
def precision_recall(y_true, y_pred):
    tp = ((y_pred == 1) & (y_true == 1)).sum()
    precision = tp / max((y_pred == 1).sum(), 1)
    return precision, tp / (y_true == 1).sum()


check("14.2", precision_recall)


# %% [markdown]
# ### Ejercicio 14.3 · El umbral más barato
#
# Escribe `cheapest_threshold(y_true, p, missed_cost, alarm_cost)`: prueba los umbrales 0.01, 0.02, …, 0.99 y devuelve uno que haga mínimo el coste total. Se dice positivo cuando `p >= umbral`; cada positivo que se
# escapa cuesta `missed_cost` y cada falsa alarma, `alarm_cost`.


# %% tags=["exercise"]
def cheapest_threshold(y_true, p, missed_cost, alarm_cost):
    return ...


check("14.3", cheapest_threshold)


# %% tags=["solution"]
def cheapest_threshold(y_true, p, missed_cost, alarm_cost):
    thresholds = np.arange(1, 100) / 100
    says = p >= thresholds[:, None]  # (99, n): una fila por umbral
    missed = (~says & (y_true == 1)).sum(axis=1)
    alarms = (says & (y_true == 0)).sum(axis=1)
    return thresholds[(missed_cost * missed + alarm_cost * alarms).argmin()]


check("14.3", cheapest_threshold)


# %% [markdown]
# ### Ejercicio 14.4 · Encuentra la fuga
#
# Esta función escala dos tablas, pero mira el examen: usa los datos nuevos para decidir la media y la desviación. Arréglala para que devuelva las dos tablas, `X_train` y `X_new`, bien escaladas.


# %% tags=["exercise"]
def standardize(X_train, X_new):
    X = np.concatenate([X_train, X_new])
    mean, std = X.mean(axis=0), X.std(axis=0)
    return ...


check("14.4", standardize)


# %% tags=["solution"]
def standardize(X_train, X_new):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_new - mean) / std


check("14.4", standardize)

# %% [markdown]
# ### Reto
#
# ¿Cuántas de las treinta medidas hacen falta? Repite la validación cruzada de la logística con las dos columnas que prefieras y dibuja su frontera con `plot_regions`, de `utils.plotting`. Después busca la mejor pareja de las 435 posibles.
# Piensa antes por qué el resultado de esa búsqueda será optimista, y cómo lo medirías sin trampa.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Primero los rivales: sin ellos, un 96 % no dice nada.
# - Dos clases: una neurona de salida con sigmoide y entropía cruzada binaria.
# - El umbral se elige por lo que cuesta cada error, con datos que no sean los de la prueba.
# - La prueba se abre una vez, cuando ya no queda nada por decidir.
# - En una tabla pequeña y casi lineal, la regresión logística iguala a la red; decirlo también es un resultado.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | clase positiva | *positive class* | la que se busca; aquí, maligno |
# | modelo de referencia | *baseline* | el rival sencillo al que hay que ganar |
# | exactitud | *accuracy* | la fracción de aciertos |
# | pérdida logarítmica | *log-loss* | la entropía cruzada media |
# | sobreajuste | *overfitting* | aprender los ejemplos en vez del problema |
# | datos de desarrollo | *development set* | todos menos los de la prueba |
# | validación cruzada | *cross-validation* | que cada parte haga de validación una vez |
# | matriz de confusión | *confusion matrix* | la tabla de verdad contra predicción |
# | precisión | *precision* | de lo que dice positivo, cuánto lo es |
# | exhaustividad | *recall* | de lo que es positivo, cuánto encuentra |
# | curva ROC, área bajo la curva | *ROC curve, AUC* | aciertos contra alarmas, para todos los umbrales |
# | calibración | *calibration* | que un 0.8 ocurra ocho veces de cada diez |

# %% [markdown]
# ## Para saber más
#
# - W. N. Street, W. H. Wolberg y O. L. Mangasarian (1993), *Nuclear feature extraction for breast tumor diagnosis*: de dónde salen estos datos.
# - T. Fawcett (2006), *An introduction to ROC analysis*: umbrales y curvas, con calma.
# - L. Grinsztajn, E. Oyallon y G. Varoquaux (2022), *Why do tree-based models still outperform deep learning on tabular data?*
