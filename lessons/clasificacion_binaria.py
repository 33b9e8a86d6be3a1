# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import IntSlider, interact
from keras import layers
from scipy.special import expit
from scipy.stats import binomtest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, log_loss, precision_recall_curve, roc_curve
from sklearn.model_selection import RepeatedStratifiedKFold, StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from exercises.clasificacion_binaria import check, hint, progress, solution
from utils.data import load_breast_cancer
from utils.environment import setup
from utils.evaluation import compare, load_experiment, repeat
from utils.plotting import BLUE, GRAY, GREEN, RED, SKY, lighten

keras.config.set_floatx("float64")
setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto puede cambiar una neurona que no cambia?
#
# «Mi red aplasta a la regresión logística», dice un anuncio. La regresión logística es una sola neurona con sigmoide ([[de_la_recta_al_si_o_no]]), así que parece creíble. Hoy verás que una comparación así puede
# depender de algo que nadie escribió.
#
# Los datos son los tumores que ya conoces: 569 casos, treinta medidas de sus células y un 1 si el tumor es maligno. Guardamos 114 para la prueba, que se mirará una vez, al final. Los otros 455 son los **datos de
# desarrollo** (*development set*).

# %% slideshow={"slide_type": "subslide"}
data = load_breast_cancer().split(val_size=0, test_size=0.2, seed=0)
X_dev, y_dev = data.X_train, data.y_train
print(f"{len(y_dev)} casos de desarrollo, {y_dev.sum()} malignos")

# %% [markdown] slideshow={"slide_type": "subslide"}
# Enfrentemos a dos neuronas de scikit-learn. La primera se crea sin decir nada más; a la segunda le ponemos `C=np.inf`, que explicaremos enseguida. Las dos aprenden de los mismos casos, ya escalados, y se miden con otros
# que no vieron. La medida es la **pérdida logarítmica** (*log-loss*): la entropía cruzada media. Una certeza equivocada costaría infinito, así que `log_loss` pone un tope: ningún caso cuesta más de 36. Usamos diez particiones: una validación cruzada de cinco partes, hecha dos veces.

# %% slideshow={"slide_type": "fragment"}
standard = make_pipeline(StandardScaler(), LogisticRegression())
unbraked = make_pipeline(StandardScaler(), LogisticRegression(C=np.inf, max_iter=5000))
splitter = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)
folds = list(splitter.split(X_dev, y_dev))


def loss_on(model, fold):
    train, held_out = fold
    model.fit(X_dev[train], y_dev[train])
    return log_loss(y_dev[held_out], model.predict_proba(X_dev[held_out]))


def contest(fold):
    return {"standard": loss_on(standard, fold), "unbraked": loss_on(unbraked, fold)}


# %% [markdown] slideshow={"slide_type": "fragment"}
# `repeat` llama a `contest` con cada partición y junta lo que devuelve. `compare` resta las pérdidas partición a partición y da un intervalo para la diferencia. Si cabe entero en el margen que importa, aquí $0.02$ (algo menos de la cuarta parte de la pérdida de la primera), *empata*; si no
# incluye el 0, *gana* o *pierde*; si no, *no se sabe*. Como las particiones comparten casos, `test_fraction` ensancha el intervalo.
#
# **Predice**: si la primera neurona tiene una pérdida de $0.09$, ¿cuánta tendrá la segunda: menos, lo mismo, el doble, más?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
scores = repeat(contest, folds, "partición")
print(f"la primera {scores['standard'].mean():.2f}; la segunda {scores['unbraked'].mean():.1f}")
result = compare(
    scores["unbraked"], scores["standard"], 0.02, higher_is_better=False, test_fraction=0.2
)
print("la segunda", result)

# %% tags=["verify"]
assert scores["unbraked"].mean() > 10 * scores["standard"].mean()
assert (scores["unbraked"] > scores["standard"]).all() and result.verdict == "pierde"

# %% [markdown] tags=["answer"]
# Más de diez veces, y es peor en las diez particiones. Quien quiera presumir de red puede elegirla como rival.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué llevaba puesto la primera?
#
# Un **freno**: algo que impide ajustarse del todo a los casos de entrenamiento. Su nombre técnico es **regularización** (*regularization*). El suyo se llama **L2** y castiga la suma de los pesos al cuadrado, para que no crezcan
# demasiado. scikit-learn busca los pesos que hacen mínima esta cantidad, donde $\ell_i$ es la pérdida del caso $i$:
#
# $$C \sum_{i=1}^{n} \ell_i + \tfrac{1}{2} \sum_j w_j^2$$
#
# A mano: con pesos $3$ y $-1$, el castigo vale $\frac{1}{2}(9 + 1) = 5$. Si no dices nada, $C = 1$; con $C$ infinita, solo cuenta la pérdida.
#
# Keras lo escribe de otra forma: usa la **media** de las pérdidas y multiplica el castigo por $\lambda$ («lambda»). Para pasar de una a otra dividimos todo entre $nC$, que no mueve el mínimo:
#
# $$\frac{1}{n} \sum_{i=1}^{n} \ell_i + \lambda \sum_j w_j^2 \qquad\text{con}\qquad \lambda = \frac{1}{2nC}$$
#
# Con $n = 364$ (cuatro quintas partes de 455) y $C = 1$ sale $\lambda = 1/728 \approx 0.0014$: en Keras sería `kernel_regularizer=keras.regularizers.L2(1 / 728)`.
#
# ¿Se nota ese freno? En un mínimo, el gradiente es 0. Si no hubiera castigo, sería 0 el de la pérdida media, $X^\top(\hat{y} - y)/n$. Si lo hay, será 0 al sumarle el del castigo, $2\lambda w$.

# %% slideshow={"slide_type": "subslide"}
train, held_out = folds[0]
scaler = StandardScaler().fit(X_dev[train])
X_train, X_val = scaler.transform(X_dev[train]), scaler.transform(X_dev[held_out])
y_train, y_val = y_dev[train], y_dev[held_out]

# Con `tol=1e-8` busca hasta estar muy cerca del mínimo
neuron = LogisticRegression(tol=1e-8).fit(X_train, y_train)
w = neuron.coef_[0]
# La columna 1 de `predict_proba` es la probabilidad de que sea maligno
loss_gradient = X_train.T @ (neuron.predict_proba(X_train)[:, 1] - y_train) / len(y_train)
brake_gradient = 2 * (1 / 728) * w
for name, gradient in [("pérdida", loss_gradient), ("suma", loss_gradient + brake_gradient)]:
    print(f"{name}: la mayor de sus 30 componentes mide {np.abs(gradient).max():.4f}")

# %% tags=["verify"]
assert (
    len(y_train) == 364
    and np.abs(loss_gradient + brake_gradient).max() < 1e-5 < 1e-3 < np.abs(loss_gradient).max()
)

# %% [markdown] slideshow={"slide_type": "fragment"}
# La suma es 0 y la pérdida sola no: aún podría bajar, pero el castigo tira hacia el otro lado con la misma fuerza. El freno estaba, aunque nadie lo escribió.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por qué sin freno sale tan mal?
#
# Con treinta medidas, un hiperplano puede separar **todos** los casos de entrenamiento; con solo dos, como en la [[de_la_recta_al_si_o_no]], se mezclaban. La neurona sin freno lo encuentra. ¿Y si multiplicamos sus pesos y su sesgo por 10? La frontera, donde $z = 0$, no se
# mueve. Pero la sigmoide de $10z$ está mucho más segura que la de $z$.
#
# Partimos de una centésima de sus pesos y multiplicamos dos veces por 10. **Predice** si subirán, bajarán o no cambiarán la pérdida de entrenamiento, la de validación y los aciertos en validación.

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
separating = LogisticRegression(C=np.inf, max_iter=5000).fit(X_train, y_train)
# `decision_function` da z, antes de la sigmoide
z_train, z_val = separating.decision_function(X_train), separating.decision_function(X_val)
for factor in [0.01, 0.1, 1]:
    p_train, p_val = expit(factor * z_train), expit(factor * z_val)  # expit es la sigmoide
    hits = np.mean((p_val >= 0.5) == y_val)
    loss = log_loss(y_train, p_train), log_loss(y_val, p_val)
    print(f"× {factor}: entrenamiento {loss[0]:.4f}, validación {loss[1]:.2f}, aciertos {hits:.3f}")

# %% tags=["verify"]
assert (
    separating.score(X_train, y_train) == 1
    and 0.9 < hits < 1
    and log_loss(y_val, p_val) > 1
    and round(91 * (1 - hits)) == 3
)
_best = []
for _train, _out in folds:
    _z = unbraked.fit(X_dev[_train], y_dev[_train]).decision_function(X_dev[_out])
    _scales = np.geomspace(1e-4, 1, 200)
    _best.append(min(log_loss(y_dev[_out], expit(_scale * _z)) for _scale in _scales))
assert round(np.mean(_best), 2) == 0.14 and round(scores["standard"].mean(), 2) == 0.09

# %% [markdown] tags=["answer"]
# Los aciertos no cambian. En entrenamiento todos los casos están en su lado, así que más seguridad siempre es menos pérdida. En validación hay tres casos en el lado equivocado, y
# cuanto más segura está la neurona de ellos, más paga, hasta el tope. Por eso una pérdida baja y la otra sube.
#
# No es solo la seguridad. Aunque a cada partición le diéramos el factor que mejor le va, la pérdida media sería $0.14$, y no $0.09$: sin freno, la neurona también elige peor hiperplano.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Multiplicar siempre baja la pérdida de entrenamiento: no hay mínimo, y los pesos crecerían sin fin. Aquella media de $1.2$ del principio, la de las diez particiones, depende de dónde se paró el programa que busca los pesos, y del tope: sin él sería $3.2$. Su argumento `tol`, la tolerancia, dice cuándo parar: con una grande da pocos
# pasos, y con una pequeña, muchos más. **Predice** qué hará la pérdida fuera del entrenamiento cuando busque más.

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
for tol in [1e-2, 1e-4, 1e-8]:  # la de en medio es la de fábrica
    searched = make_pipeline(StandardScaler(), LogisticRegression(C=np.inf, tol=tol, max_iter=5000))
    found = [loss_on(searched, fold) for fold in folds]
    print(f"tol = {tol:g}: pérdida media {np.mean(found):.2f}")

# %% tags=["verify"]
assert np.mean(found) > 1.3
_raw = []
for _train, _out in folds:
    unbraked.fit(X_dev[_train], y_dev[_train])
    _z = unbraked.decision_function(X_dev[_out])
    _raw.append(np.mean(np.logaddexp(0, _z) - y_dev[_out] * _z))
assert 3 < np.mean(_raw) < 3.4 and log_loss([1, 0], [0, 0]) * 2 > 36

# %% [markdown] tags=["answer"]
# Empeora. Si se para enseguida, pierde tan poco como la que lleva L2; si busca más, más de diez veces más. **Parar pronto también es un freno**, y nadie lo escribió.

# %% [markdown]
# **Pruébalo.** Pon en `C_new` otros valores, de $0.01$ a $1000$. ¿Con cuál es menor la pérdida?

# %%
C_new = 1
braked = make_pipeline(StandardScaler(), LogisticRegression(C=C_new, max_iter=5000))
found = [loss_on(braked, fold) for fold in folds]
print(f"C = {C_new}: pérdida media {np.mean(found):.3f}")

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Con $0.01$ el freno es excesivo y con $1000$ apenas frena. La menor está cerca de $1$.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se frena una red?
#
# Esta red tiene 16 neuronas ocultas. Le podemos poner dos frenos. Uno es el mismo L2. El otro es **Dropout**: en cada lote, cada neurona oculta se apaga al azar con cierta probabilidad; al predecir no se apaga ninguna.


# %% slideshow={"slide_type": "subslide"}
def build_network(l2=0.0, dropout=0.0):
    brake = keras.regularizers.L2(l2)
    model = keras.Sequential(
        [
            keras.Input((30,)),
            layers.Dense(16, activation="relu", kernel_regularizer=brake),
            layers.Dropout(dropout),
            layers.Dense(1, activation="sigmoid", kernel_regularizer=brake),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="binary_crossentropy")
    return model


# %% [markdown] slideshow={"slide_type": "fragment"}
# La pérdida que Keras enseña mientras entrena lleva sumado el castigo de L2. Por eso medimos con `log_loss`.

# %% slideshow={"slide_type": "fragment"}
networks = {
    "sin freno": build_network(),
    "con L2": build_network(l2=0.003),
    "con Dropout": build_network(dropout=0.75),
}
by_network = {}
first, more = 10, 30  # la segunda vez, `fit` sigue donde lo dejó
for name, model in networks.items():
    losses = []
    for epochs in [first, more]:
        model.fit(X_train, y_train, epochs=epochs, verbose=0)
        p_val = np.asarray(model(X_val))  # llamar al modelo da sus salidas, como `predict`
        losses.append(log_loss(y_val, p_val))
    print(f"red {name}: {losses[0]:.2f} tras {first} épocas, {losses[1]:.2f} tras {first + more}")
    by_network[name] = losses

# %% tags=["verify"]
_rise = {name: after - before for name, (before, after) in by_network.items()}
assert _rise["sin freno"] > 0.03 > _rise["con Dropout"] and abs(_rise["con L2"]) < 0.01, _rise

# %% [markdown] slideshow={"slide_type": "fragment"}
# Solo empeora mucho la red sin freno, y parada a las 10 épocas habría quedado bien: también aquí parar frena.
#
# Esto es una partición y una semilla; en otras también sube con Dropout, y algo con L2. Veámoslo en diez particiones, con una neurona y una red entrenadas igual en Keras. Se hizo una vez y se guardó (`experiments/contienda_con_frenos.py`).

# %% tags=["setup"]
# Leer el experimento guardado
experiment = load_experiment("contienda_con_frenos")
results, settings = experiment["resultados"], experiment["ajustes"]

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# ¿Quién va ganando según la época en que se mire?
# alt: Dos paneles con la pérdida fuera del entrenamiento según las épocas: una línea fina por partición y una gruesa con la media. Sin freno, la curva de la red baja antes y sube antes que la de la neurona, y las dos se cruzan. Con L2, las dos bajan y se quedan juntas.
epochs = settings["épocas de las curvas"]
fig, axes = plt.subplots(1, 2, figsize=(10, 4.2), sharey=True)
for ax, brake in zip(axes, ["sin freno", "con L2"]):
    for name, color, line in [("neurona", BLUE, "--"), ("red", GREEN, "-")]:
        curves = results["curvas"][f"{name} {brake}"]
        ax.plot(epochs, np.transpose(curves), color=color, linewidth=0.7, alpha=0.3)
        ax.plot(epochs, np.mean(curves, axis=0), line, color=color, linewidth=2.5, label=name)
    ax.set(xscale="log", xlabel="épocas", title=brake, ylim=(0, 0.45))
    ax.set_xticks([1, 3, 10, 30, 100, 300], [1, 3, 10, 30, 100, 300])
    ax.minorticks_off()
axes[0].set_ylabel("pérdida en validación")
axes[0].legend()
plt.show()

# %% tags=["verify"]
_curves = {name: np.mean(curve, axis=0) for name, curve in results["curvas"].items()}
_lead = _curves["red sin freno"] - _curves["neurona sin freno"]
_verdicts = [
    compare(a, b, 0.02, higher_is_better=False, test_fraction=0.2).verdict
    for a, b in zip(
        np.transpose(results["curvas"]["red sin freno"]),
        np.transpose(results["curvas"]["neurona sin freno"]),
    )
]
assert _verdicts.count("no se sabe") == len(_verdicts) - 1
assert _curves["neurona sin freno"][-1] > _curves["neurona sin freno"][-2]
assert _curves["red sin freno"][-1] > _curves["red sin freno"][-2]
assert max(_lead[:5]) < -0.02 and min(_lead[-6:]) > 0.02
assert max(abs(_curves["red con L2"] - _curves["neurona con L2"])[-6:]) < 0.01
_tuning = results["pérdida al elegir"]
assert [round(_tuning["red con Dropout"][f"0.25 {k}"], 3) for k in (10, 80)] == [0.074, 0.145]
assert [round(_tuning["red con L2"][f"0.003 {k}"], 3) for k in (20, 80)] == [0.072, 0.076]
assert results["elegido"]["red con Dropout"] == [0.25, 10]
assert results["elegido"]["red con L2"] == [0.003, 20]

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada línea fina es una partición (algunas se salen por arriba); la gruesa, la media. Sin freno, la red va de media por delante al principio y por detrás después. Quien elige la época elige quién sale delante, aunque con diez particiones `compare` dice *no se sabe* en casi
# todas. Con L2 la red también empieza delante, pero desde las 30 épocas las dos medias casi coinciden.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si todos llevan freno?
#
# Ahora, una contienda. Cinco llevan freno: la neurona con L2; tres redes, con L2, con Dropout y la que para a tiempo; y un rival fuerte en las tablas, el *boosting*: muchos árboles pequeños de preguntas («¿es el radio mayor
# que 15?»), cada uno entrenado para corregir la suma de los anteriores.
#
# - Cada uno prueba **treinta** ajustes y se queda con el de menor pérdida en diez particiones.
# - De referencia van dos que no eligen nada: una red sin freno, 160 épocas, y una neurona con un freno casi nulo, $C = 10^6$, para que haya un mínimo al que llegar.
# - Después se miden todos en otras **veinte particiones**, las mismas para todos, y se resta por parejas. Son las mismas 455 personas, y haber elegido con ellas favorece un poco a los cinco; a la neurona no, porque le tocará el valor de fábrica.
#
# **Predice**: contra la neurona con L2, ¿quién gana, quién pierde y quién empata?

# %% tags=["predict", "figure"] slideshow={"slide_type": "subslide"}
# Cada participante contra la neurona con L2: diferencia, intervalo y veredicto
# alt: Diferencia de pérdida con la neurona con L2. La neurona casi sin freno se sale por la derecha y pierde. La red con L2 cabe en la banda del empate. La red sin freno, boosting, la red que para a tiempo y la red con Dropout tienen intervalos que cruzan el cero y salen de la banda: no se sabe.
reference = results["pérdida"]["neurona con L2"]
rivals = ["neurona casi sin freno", "red sin freno", "boosting"]
rivals += ["red que para a tiempo", "red con Dropout", "red con L2"]
fig, ax = plt.subplots(figsize=(10, 4.2))
ax.axvspan(-0.02, 0.02, color=lighten(SKY, 0.7))
ax.axvline(0, color=GRAY, linewidth=1)
ax.text(0, -0.72, "empate", ha="center", fontsize=11)
verdicts = {}
for row, name in enumerate(rivals):
    losses = results["pérdida"][name.replace("casi ", "")]
    result = compare(losses, reference, 0.02, higher_is_better=False, test_fraction=0.2)
    verdicts[name] = result.verdict
    if result.low > 0.32:  # se sale de la figura
        text = f"media {result.difference:.2f}, de {result.low:.1f} a {result.high:.1f}: {result.verdict} →"
        ax.text(0.37, row, text, ha="right", va="center")
        continue
    ax.plot([result.low, result.high], [row, row], color=BLUE)
    ax.plot(result.difference, row, "o", color=BLUE)
    label = {"xytext": (8, -4), "textcoords": "offset points"}
    ax.annotate(result.verdict, (result.high, row), **label)
ax.set(yticks=range(len(rivals)), yticklabels=rivals, ylim=(len(rivals) - 0.5, -0.95))
ax.set(xlabel="pérdida menos la de la neurona con L2 (a la derecha, peor)", xlim=(-0.06, 0.37))
plt.show()

# %% tags=["verify"]
assert verdicts.pop("neurona casi sin freno") == "pierde" and verdicts.pop("red con L2") == "empata"
assert set(verdicts.values()) == {"no se sabe"} and results["elegido"]["neurona con L2"] == [1]

# %% [markdown] tags=["answer"]
# Nadie gana. La red con L2 empata, y la única que pierde es la neurona casi sin freno: **a la neurona, quitarle el freno le costó más que cambiarla por cualquier modelo con freno**. De los demás no se sabe. Más particiones de las mismas
# 455 personas no ayudarían; hacen falta más personas.

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Los ajustes que eligió cada uno
labels = {
    "neurona con L2": ["C"],
    "red con L2": ["L2", "épocas"],
    "red con Dropout": ["probabilidad", "épocas"],
    "red que para a tiempo": ["neuronas", "épocas"],
    "boosting": ["tasa", "hojas", "árboles"],
}
for name, chosen in results["elegido"].items():
    print(f"{name}:", ", ".join(f"{label} {value:g}" for label, value in zip(labels[name], chosen)))

# %% [markdown] slideshow={"slide_type": "fragment"}
# A la neurona le tocó $C = 1$, el valor de fábrica; a la red con Dropout, solo 10 épocas: con 80, su pérdida al elegir pasaba de $0.074$ a $0.145$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Desde qué probabilidad conviene avisar?
#
# El modelo da una probabilidad, $p$, y alguien decide. Los dos errores no cuestan lo mismo. Supongamos que dejar ir un tumor maligno cuesta como **diez** falsas alarmas. Si a una persona se le da $p = 0.2$:
#
# - si callamos, con probabilidad $0.2$ se escapa un maligno: en promedio, $0.2 \cdot 10 = 2$;
# - si avisamos, con probabilidad $0.8$ es una falsa alarma: en promedio, $0.8 \cdot 1 = 0.8$.
#
# Conviene avisar, aunque lo más probable sea que el tumor sea benigno. Con $p = 0.05$, callar cuesta $0.5$ y avisar $0.95$: conviene callar. El umbral está donde cuestan igual:
#
# $$10\,t = 1 - t \qquad\Rightarrow\qquad t = \frac{1}{11} \approx 0.09 \qquad\text{y, en general,}\qquad t = \frac{\text{alarma}}{\text{alarma} + \text{fallo}}$$

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# El coste esperado de callar y el de avisar
# alt: Dos rectas según la probabilidad de maligno: el coste de callar sube desde 0 y el de avisar baja desde 1. Se cruzan en 1/11; a la derecha conviene avisar.
p_axis = np.linspace(0, 0.3, 50)
fig, ax = plt.subplots(figsize=(7.5, 3.8))
ax.plot(p_axis, 10 * p_axis, color=RED, label="callar: $10\\,p$")
ax.plot(p_axis, 1 - p_axis, "--", color=BLUE, label="avisar: $1 - p$")
ax.plot(1 / 11, 10 / 11, "o", color="black")
ax.annotate("$t = 1/11$", (1 / 11, 10 / 11), xytext=(10, -20), textcoords="offset points")
ax.text(0.02, 2.1, "conviene callar")
ax.text(0.1, 2.1, "conviene avisar")
ax.axvline(1 / 11, color=GRAY, linestyle=":")
ax.set(xlabel="probabilidad de que sea maligno, $p$", ylabel="coste esperado", ylim=(0, 2.5))
ax.legend(loc="upper right", bbox_to_anchor=(1, 0.72))
plt.show()

# %% [markdown]
# Mueve lo que cuesta un fallo, con la falsa alarma en 1. ¿Dónde queda el umbral si los dos errores cuestan lo mismo?

# %% tags=["widget"]
# Mueve lo que cuesta dejar ir un maligno


def show_costs(miss=10):
    t, p_axis = 1 / (1 + miss), np.linspace(0, 1, 100)
    fig, ax = plt.subplots(figsize=(7, 3.4), dpi=80, layout="none")
    ax.plot(p_axis, miss * p_axis, color=RED, label="callar")
    ax.plot(p_axis, 1 - p_axis, "--", color=BLUE, label="avisar")
    ax.axvline(t, color=GRAY, linestyle=":")
    ax.plot(t, 1 - t, "o", color="black")
    ax.set(xlabel="probabilidad de que sea maligno, $p$", ylabel="coste esperado", ylim=(0, 2.5))
    ax.set_title(f"si el fallo cuesta {miss}, conviene avisar desde {t:.2f}")
    ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
    fig.subplots_adjust(bottom=0.2, right=0.8)
    plt.show()


interact(show_costs, miss=IntSlider(10, min=1, max=50, description="fallo"));  # fmt: skip

# %% [markdown] slideshow={"slide_type": "subslide"}
# Apliquémoslo a las dos neuronas del principio. `cross_val_predict` da a cada caso la probabilidad de un modelo que no lo vio. **Predice**: al bajar el umbral de $0.5$ a $1/11$, ¿a cuál de las dos se le dejarán de escapar más malignos?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
five = StratifiedKFold(5, shuffle=True, random_state=0)
p_dev = {}
for name, model in [("con freno", standard), ("sin freno", unbraked)]:
    p = cross_val_predict(model, X_dev, y_dev, cv=five, method="predict_proba")[:, 1]
    for threshold in [0.5, 1 / 11]:
        missed = np.sum((p < threshold) & (y_dev == 1))
        alarms = np.sum((p >= threshold) & (y_dev == 0))
        print(f"{name}, umbral {threshold:.2f}: se escapan {missed}, falsas alarmas {alarms}")
    p_dev[name] = p

# %% tags=["verify"]
_caught = {
    n: np.sum((p >= 1 / 11) & (y_dev == 1)) - np.sum((p >= 0.5) & (y_dev == 1))
    for n, p in p_dev.items()
}
assert _caught["con freno"] >= 4 and _caught["sin freno"] == 0

# %% [markdown] tags=["answer"]
# La que tiene freno encuentra cuatro más, a cambio de treinta alarmas. La otra, ninguno: casi todas sus probabilidades son 0 o 1, y mover el umbral entre ellas no cambia nada. Además falla más: con umbral $0.5$, 22 errores contra 8.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Se puede creer esa probabilidad?
#
# La cuenta de $1/11$ supone que, de cada cien personas con $p = 0.2$, veinte tienen un tumor maligno. Si eso se cumple en todo el rango, el modelo está **calibrado** (*calibrated*). Se comprueba contando. Si a cuatro personas se les dan
# $0.1$, $0.2$, $0.3$ y $0.4$, el modelo **promete** $0.1 + 0.2 + 0.3 + 0.4 = 1$ maligno entre ellas. Contemos los casos que quedan por debajo de $1/11$:

# %% slideshow={"slide_type": "fragment"}
for name, p in p_dev.items():
    below = p < 1 / 11
    promised, real = p[below].sum(), y_dev[below].sum()
    print(f"{name}: de {below.sum()} casos prometía {promised:.1f} malignos, y hubo {real}")

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Lo que prometen y lo que pasa, en cuatro zonas, con intervalos del 95 %
# alt: Dos paneles: lo que el modelo promete contra lo que pasa. La neurona con freno queda cerca de la diagonal en los extremos, con muchos casos, y con intervalos anchos en medio. La que no tiene freno solo da probabilidades cercanas a 0 o a 1, y en las dos puntas se aparta de la diagonal.
edges = [0, 1 / 11, 0.5, 10 / 11, 1.01]
fig, axes = plt.subplots(1, 2, figsize=(10, 4.4), sharey=True)
for ax, (name, p) in zip(axes, p_dev.items()):
    ax.plot([0, 1], [0, 1], ":", color=GRAY)
    for low, high in zip(edges[:-1], edges[1:]):
        zone = (p >= low) & (p < high)
        if not zone.any():
            continue
        ends = binomtest(int(y_dev[zone].sum()), int(zone.sum())).proportion_ci()
        x, y = p[zone].mean(), y_dev[zone].mean()
        ax.errorbar(x, y, yerr=[[y - ends.low], [ends.high - y]], fmt="o", color=BLUE, capsize=5)
        text = f"{zone.sum()} casos" if zone.sum() > 1 else "1 caso"
        ax.annotate(text, (x, -0.16), ha="center", fontsize=11)
    ax.set(title=name, xlabel="probabilidad media que dio", xlim=(-0.12, 1.12), ylim=(-0.2, 1.05))
axes[0].set(ylabel="fracción de malignos", yticks=np.arange(0, 1.1, 0.2))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# En la figura, la diagonal punteada es cumplir lo prometido. La neurona con freno la toca en los extremos, donde hay muchos casos; en medio, con pocos,
# parece que promete de más por debajo de $0.5$ y de menos por encima. Es lo que haría un freno, que acerca todas las probabilidades a una intermedia. La otra falla donde más segura está.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se cuenta lo que hace un clasificador?
#
# Seis personas. Con umbral $0.65$ se avisa a las dos primeras:
#
# | $p$ | 0.9 | 0.7 | 0.6 | 0.4 | 0.2 | 0.1 |
# |---|:---:|:---:|:---:|:---:|:---:|:---:|
# | es maligno | sí | no | sí | no | sí | no |
#
# Contemos los cuatro resultados posibles en una **matriz de confusión** (*confusion matrix*), donde «positivo» es avisar:
#
# | | se calla | se avisa |
# |---|:---:|:---:|
# | **benigno** | 2 verdaderos negativos (VN) | 1 falso positivo (FP) |
# | **maligno** | 2 falsos negativos (FN) | 1 verdadero positivo (VP) |
#
# - De los avisos, ¿cuántos aciertan? Es la **precisión** (*precision*): $P = \text{VP}/(\text{VP} + \text{FP}) = 1/2$. No es la exactitud, que cuenta todos los aciertos.
# - De los malignos, ¿cuántos se encuentran? Es la **exhaustividad** (*recall*): $E = \text{VP}/(\text{VP} + \text{FN}) = 1/3$.
# - ¿Y las dos en un solo número? Es **F1**: $F_1 = 2PE/(P + E)$, que es lo mismo que $2\text{VP}/(2\text{VP} + \text{FP} + \text{FN}) = 2/5$. Si una es muy baja, F1 también.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si casi nadie tiene un tumor maligno?
#
# Cada umbral da otra matriz. La **curva ROC** (*ROC curve*) enseña todos los umbrales: en vertical, la exhaustividad; en horizontal, los benignos alarmados, $\text{FP}/(\text{FP} + \text{VN})$.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La curva ROC de las seis personas, una a una
# alt: Una escalera que sale de la esquina de abajo a la izquierda. Al bajar el umbral, sube un tercio con cada persona que tiene un tumor maligno y avanza un tercio a la derecha con cada una que no. El umbral 0.65 está en (1/3, 1/3).
people = [(0.9, 1), (0.7, 0), (0.6, 1), (0.4, 0), (0.2, 1), (0.1, 0)]
fig, ax = plt.subplots(figsize=(6, 4.2))
at, corner = (0, 0), None
for p, malignant in people:
    step = (at[0], at[1] + 1 / 3) if malignant else (at[0] + 1 / 3, at[1])
    ax.plot([at[0], step[0]], [at[1], step[1]], color=RED if malignant else BLUE)
    middle = (at[0] + step[0]) / 2, (at[1] + step[1]) / 2
    place = {"xytext": (8, -5) if malignant else (0, 8), "textcoords": "offset points"}
    ax.annotate(f"{p}", middle, ha="left" if malignant else "center", **place)
    at = step
    corner = at if p >= 0.65 else corner
ax.plot(*corner, "o", color="black")
ax.annotate("umbral 0.65", corner, xytext=(10, -14), textcoords="offset points")
ax.plot([], [], color=RED, label="maligno: sube")
ax.plot([], [], color=BLUE, label="benigno: a la derecha")
thirds = [0, 1 / 3, 2 / 3, 1], ["0", "1/3", "2/3", "1"]
ax.set(xlabel="benignos alarmados", ylabel="exhaustividad", xlim=(-0.05, 1.05), ylim=(-0.05, 1.1))
ax.set_xticks(*thirds)
ax.set_yticks(*thirds)
ax.legend(loc="lower right")
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Bajamos el umbral persona a persona. Si la siguiente tiene un tumor maligno, la curva sube; si no, avanza a la derecha. El **área bajo la curva** (*AUC*) dice en cuántas parejas de un maligno y un benigno tiene más $p$ el maligno: aquí, en 6 de 9.
#
# La **curva de precisión y exhaustividad** (*precision–recall curve*) pone la exhaustividad en horizontal y la precisión en vertical.
#
# Aquí son malignos 37 de cada cien casos. Imagina una revisión general donde lo sean 1 de cada cien, y unos y otros se parezcan a los de aquí. **Predice**: de las dos curvas, ¿cuál cambiará?

# %% tags=["predict", "figure"] slideshow={"slide_type": "fragment"}
# Las dos curvas, con un 37 % y con un 1 % de malignos; el punto es el umbral 1/11
# alt: Dos paneles. Las curvas ROC con un 37 % y con un 1 % de malignos son la misma. En la de precisión y exhaustividad, la del 1 % cae mucho antes: en el umbral 1/11 la precisión pasa de 0.84 a 0.08.
p, share = p_dev["con freno"], y_dev.mean()
# Cuánto cuenta cada caso para que los malignos sumen 1 de cada 100
weights = np.where(y_dev == 1, 0.01 / share, 0.99 / (1 - share))
roc, roc_rare = roc_curve(y_dev, p), roc_curve(y_dev, p, sample_weight=weights)
pr = precision_recall_curve(y_dev, p)
pr_rare = precision_recall_curve(y_dev, p, sample_weight=weights)
recall = np.mean(p[y_dev == 1] >= 1 / 11)
false_alarms = np.mean(p[y_dev == 0] >= 1 / 11)
fig, axes = plt.subplots(1, 2, figsize=(10, 4.4))
axes[0].plot(roc[0], roc[1], color=BLUE, label="37 % de malignos")
axes[0].plot(roc_rare[0], roc_rare[1], "--", color=RED, label="1 % de malignos")
axes[0].plot(false_alarms, recall, "o", color="black")
axes[0].set(xlabel="benignos alarmados", ylabel="exhaustividad", title="ROC (desde 0.8)")
axes[0].set(xlim=(-0.01, 0.4), ylim=(0.8, 1.01))
axes[1].plot(pr[1], pr[0], color=BLUE)
axes[1].plot(pr_rare[1], pr_rare[0], "--", color=RED)
precisions = {}
for rate in [share, 0.01]:
    precisions[rate] = rate * recall / (rate * recall + (1 - rate) * false_alarms)
    axes[1].plot(recall, precisions[rate], "o", color="black")
    axes[1].annotate(
        f"{precisions[rate]:.2f}",
        (recall, precisions[rate]),
        xytext=(-42, -4),
        textcoords="offset points",
    )
axes[1].set(
    xlabel="exhaustividad", ylabel="precisión", title="Precisión y exhaustividad (desde 0.8)"
)
axes[1].set(xlim=(0.8, 1.01), ylim=(0, 1.03))
axes[0].legend(loc="lower right")
plt.show()

# %% tags=["verify"]
assert precisions[0.01] < 0.1 < 0.8 < precisions[share]
assert round(100 * recall) == 98 and 1000 < 9900 * false_alarms < 1100
assert (y_dev == 0).sum() == 285
assert round(100 * share) == 37 and round(100 * precisions[0.01]) == 8

# %% [markdown] tags=["answer"]
# La ROC no cambia: cada uno de sus ejes mira solo a los malignos o solo a los benignos. La precisión los mezcla, y en $1/11$ se hunde. De 10 000 personas, 100 tendrían un tumor maligno y, con umbral $1/11$, se avisaría a 98; pero también a más
# de mil de las otras 9900. De cada cien avisos acertarían ocho.
#
# En su curva, el tramo que vale 1 engaña: sale de cero alarmas en 285 benignos, y alarmando a un benigno de cada cien la precisión ya bajaría a la mitad. Si lo que buscas es raro, mira la segunda curva. Y las probabilidades se aprendieron con un 37 % de malignos: donde haya un 1 %, ya no cumplen lo que prometen.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Abrir la prueba
#
# Ya está decidido: la neurona con L2, porque nadie le gana y es la más sencilla, y el umbral $1/11$. Entrenamos con los 455 casos y miramos los 114, una vez.

# %% slideshow={"slide_type": "fragment"}
standard.fit(X_dev, y_dev)
p_test = standard.predict_proba(data.X_test)[:, 1]
for threshold in [0.5, 1 / 11]:
    # La tabla de antes: arriba los benignos, VN y FP; abajo los malignos, FN y VP
    (tn, fp), (fn, tp) = confusion_matrix(data.y_test, p_test >= threshold)
    f1 = 2 * tp / (2 * tp + fp + fn)
    cost = 10 * fn + fp
    print(f"umbral {threshold:.2f}: se escapan {fn}, alarmas {fp}, F1 {f1:.2f}, coste {cost}")

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con $1/11$ no se escapa ninguno y el coste baja de 21 a 11. En cambio F1 empeora, porque no sabe lo que cuesta cada error. No es una confirmación: son solo dos malignos.
#
# Miremos los once errores.

# %% slideshow={"slide_type": "fragment"}
wrong = (p_test >= 1 / 11) != (data.y_test == 1)
print("a las falsas alarmas les dio:", np.sort(p_test[wrong]).round(2))

# %% tags=["verify"]
assert fn == 0 and fp == 11 and wrong.sum() == 11 and 0.5 < p_test[wrong].max() < 0.55

# %% [markdown] slideshow={"slide_type": "fragment"}
# A ninguna le dio mucho más de $0.5$: el modelo dudó, y con estos costes una duda se avisa. Por qué dudó no lo sabemos, y una explicación contada después de mirar sus medidas sería inventada.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios

# %% [markdown]
# ### Ejercicio · Las tres notas
#
# Escribe `three_scores(y, p, threshold)`. Recibe dos vectores de NumPy: `y`, con 1 en los malignos y 0 en los benignos (hay de los dos), y `p`, la probabilidad que se les dio. Se dice maligno si `p >= threshold`. Devuelve la precisión, la exhaustividad y F1, en
# ese orden. Si no se dice maligno a nadie, la precisión vale 0; si no se encuentra a ninguno, F1 vale 0.


# %% tags=["exercise"]
def three_scores(y, p, threshold):
    return ...


check(1, three_scores)


# %% tags=["solution"]
def three_scores(y, p, threshold):
    says = p >= threshold
    found = np.sum(says & (y == 1))
    precision = found / max(np.sum(says), 1)
    recall = found / np.sum(y == 1)
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return precision, recall, f1


check(1, three_scores)

# %% [markdown]
# ### Ejercicio · Avisar, callar o repetir
#
# Hay una tercera opción: repetir la prueba con un método que no se equivoca y que cuesta `again`. Escribe `decide(p, miss, alarm, again)`, que devuelve la opción de menor coste esperado: `"callar"`, `"avisar"` o `"repetir"`. Dejar ir un
# maligno cuesta `miss`, y una falsa alarma, `alarm`. No habrá empates.


# %% tags=["exercise"]
def decide(p, miss, alarm, again):
    return ...


check(2, decide)


# %% tags=["solution"]
def decide(p, miss, alarm, again):
    costs = {"callar": p * miss, "avisar": (1 - p) * alarm, "repetir": again}
    return min(costs, key=costs.get)


check(2, decide)

# %% [markdown]
# ### Ejercicio · ¿Cuál es la contienda justa?
#
# Di de cada anuncio si la contienda es `"justa"` o qué falla: `"frenos"` (un lado pudo ajustar los suyos y el otro no), `"reparto"` (no se midieron con los mismos casos) o `"prueba"` (se eligió algo mirando la prueba).
#
# - **A.** «Cuarenta ajustes de nuestra red, elegidos en diez particiones. La regresión logística, como viene. Medidas en otras veinte, las mismas para las dos.»
# - **B.** «Veinte ajustes de cada modelo, elegidos en diez particiones. Medidos en otras veinte, las mismas para los dos: empatan.»
# - **C.** «Veinte ajustes de cada modelo. La red se midió con los casos de 2024 y la neurona, con los de 2023.»
# - **D.** «Veinte ajustes de cada modelo, mismas particiones. El umbral de cada uno es el que más acertó en la prueba, un 98 %.»

# %% tags=["exercise"]
verdicts_by_name = {"A": ..., "B": ..., "C": ..., "D": ...}

check(3, verdicts_by_name)

# %% tags=["solution"]
verdicts_by_name = {"A": "frenos", "B": "justa", "C": "reparto", "D": "prueba"}

check(3, verdicts_by_name)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una comparación es tan justa como los frenos de cada lado: L2, Dropout y también cuándo se para.
# - `LogisticRegression()` frena aunque no se lo pidas: con $C = 1$ lleva un L2 de $\lambda = 1/(2n)$.
# - Si las clases se separan, sin freno los pesos crecen sin fin, y los errores son cada vez más seguros.
# - El umbral sale de los costes, alarma / (alarma + fallo), si las probabilidades cumplen lo que prometen.
# - La curva ROC no depende de cuántos malignos haya; la precisión, sí. F1 no sabe lo que cuesta cada error.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | datos de desarrollo | *development set* | todos menos los de la prueba |
# | pérdida logarítmica | *log-loss* | la entropía cruzada media |
# | freno, regularización | *regularization* | lo que impide ajustarse del todo al entrenamiento |
# | L2, penalización L2 | *L2 penalty, ridge* | castigar la suma de los pesos al cuadrado |
# | Dropout | *dropout* | apagar neuronas al azar mientras se entrena |
# | *boosting* | *gradient boosting* | árboles pequeños que corrigen uno tras otro |
# | calibrado | *calibrated* | que de cien casos con 0.2, veinte lo sean |
# | matriz de confusión | *confusion matrix* | la tabla de lo que es y lo que se dijo |
# | precisión | *precision* | de los avisos, cuántos aciertan |
# | exhaustividad | *recall* | de los que hay, cuántos se encuentran |
# | F1 | *F1 score* | precisión y exhaustividad en un número |
# | curva ROC | *ROC curve* | exhaustividad frente a benignos alarmados |
# | área bajo la curva | *AUC* | parejas en que el positivo tiene más $p$ |
# | curva de precisión y exhaustividad | *precision–recall curve* | una frente a la otra, umbral a umbral |

# %% [markdown]
# ## Para saber más
#
# - C. Elkan (2001), *The foundations of cost-sensitive learning*: de dónde sale el umbral.
# - T. Fawcett (2006), *An introduction to ROC analysis*; T. Saito y M. Rehmsmeier (2015), *The precision-recall plot is more informative than the ROC plot when evaluating binary classifiers on imbalanced datasets*.
# - A. Niculescu-Mizil y R. Caruana (2005), *Predicting good probabilities with supervised learning*: qué modelos están calibrados.
# - L. Grinsztajn, E. Oyallon y G. Varoquaux (2022), *Why do tree-based models still outperform deep learning on tabular data?*: tablas donde ganan los árboles.
