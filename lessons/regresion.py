# %% tags=["setup"]
# Preparar la lección
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import LinearRegression, RidgeCV
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.model_selection import KFold, LeaveOneOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from exercises.regresion import check, hint, progress, solution
from utils.data import load_diabetes, load_digits, load_linnerud, load_students
from utils.environment import setup
from utils.plotting import BLUE, GRAY, GREEN, PINK, RED, lighten, plot_history, plot_images
from utils.training import LiveProgress, make_dataset, restart, track

setup()
keras.config.set_floatx("float64")  # con 16 cifras, los mismos resultados en cualquier ordenador

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuánto se puede acertar?
#
# A 442 personas con diabetes les tomaron diez medidas: edad, sexo, masa corporal, presión y seis análisis de sangre. Un año después, un número resumió **cuánto había
# avanzado la enfermedad**, de 25 puntos a 346. Queremos predecirlo con las diez medidas del primer día.
#
# **Antes de ejecutar nada**, anota tres apuestas:
#
# 1. Quien no mira las medidas y dice siempre la media, ¿por cuántos puntos falla, de media?
# 2. ¿Hasta dónde lo bajará una red?
# 3. ¿Qué ganará: la red, de 769 parámetros, o una regresión lineal, de 11?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Mirar antes de calcular
#
# Y antes de mirar, un quinto de los pacientes va al cajón: son la **prueba**, y no se abre hasta el final.

# %% slideshow={"slide_type": "fragment"}
data = load_diabetes()
parts = data.split(val_size=0, test_size=0.2, seed=0)
X_dev, y_dev = parts.X_train, parts.y_train
print("X:", data.X.shape, " y:", data.y.shape)
print(f"desarrollo: {len(y_dev)} pacientes; prueba, en el cajón: {len(parts.y_test)}")

# %% slideshow={"slide_type": "fragment"}
print(f"avance: de {y_dev.min():.0f} a {y_dev.max():.0f} puntos, media {y_dev.mean():.1f}")
table = pd.DataFrame(X_dev, columns=data.feature_names)
table.describe().loc[["min", "mean", "max"]].round(1).T

# %% [markdown]
# El sexo viene como 1 o 2, y la tabla no dice cuál es cuál. Cada medida tiene sus unidades: habrá que escalar.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# El avance, y las dos medidas que más lo acompañan
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.6), width_ratios=[1.1, 1, 1])
axes[0].hist(y_dev, bins=20, color=BLUE)
axes[0].axvline(y_dev.mean(), color=RED, linestyle="--", label=f"media: {y_dev.mean():.0f}")
axes[0].set(xlabel="avance (puntos)", ylabel="pacientes")
axes[0].legend()
for ax, name in zip(axes[1:], ["índice de masa corporal", "triglicéridos (log)"]):
    column = X_dev[:, data.feature_names.index(name)]
    r = np.corrcoef(column, y_dev)[0, 1]
    ax.scatter(column, y_dev, s=22, color=BLUE, alpha=0.6)
    ax.set(xlabel=name, title=f"correlación {r:.2f}")
axes[1].set_ylabel("avance (puntos)")
plt.show()

# %% tags=["verify"]
_correlations = [abs(np.corrcoef(column, y_dev)[0, 1]) for column in X_dev.T]
_best_two = {data.feature_names[k] for k in np.argsort(_correlations)[-2:]}
assert _best_two == {"índice de masa corporal", "triglicéridos (log)"}
_similar = y_dev[(X_dev[:, 2] > 27.5) & (X_dev[:, 2] < 28.5)]
assert _similar.max() - _similar.min() > 200

# %% [markdown] slideshow={"slide_type": "fragment"}
# Son las dos medidas que más acompañan al avance. Las nubes suben, más o menos rectas y **muy anchas**: con la misma masa corporal hay pacientes a 200 puntos uno de otro.
# Buen momento para no esperar milagros.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tres números para un error
#
# Cinco pacientes, y lo que alguien predijo para cada uno:
#
# | | 1 | 2 | 3 | 4 | 5 |
# |---|:---:|:---:|:---:|:---:|:---:|
# | verdad $y$ | 151 | 75 | 141 | 206 | 135 |
# | predicción $\hat{y}$ | 161 | 95 | 131 | 176 | 145 |
# | residuo $y - \hat{y}$ | $-10$ | $-20$ | $10$ | $30$ | $-10$ |
#
# El **residuo** (*residual*) es lo que le faltó a la predicción: el error de la [[funciones_de_perdida]] con el signo cambiado, positivo si se quedó corta. De él salen tres números:
#
# $$\text{MAE} = \frac{10 + 20 + 10 + 30 + 10}{5} = 16 \qquad \text{RMSE} = \sqrt{\frac{100 + 400 + 100 + 900 + 100}{5}} = \sqrt{320} = 17.89$$

# %% [markdown] slideshow={"slide_type": "subslide"}
# El MAE ya lo conoces ([[funciones_de_perdida]]). El **RMSE** es la raíz del MSE: vuelve a los puntos, y le pesan más los fallos grandes. ¿Son buenos esos 16? Depende de lo
# difícil que fuera. El tercero compara con el rival más simple, decir siempre la media, que aquí es 141.6:
#
# $$R^2 = 1 - \frac{\sum (y - \hat{y})^2}{\sum (y - \bar{y})^2} = 1 - \frac{1600}{88.36 + 4435.56 + 0.36 + 4147.36 + 43.56} = 1 - \frac{1600}{8715.2} = 0.816$$
#
# Es la parte del error cuadrático de la media que el modelo **ha quitado**: 1 es perfecto, 0 es lo mismo que la media, y negativo es peor que ella.

# %% slideshow={"slide_type": "fragment"}
y_five = np.array([151, 75, 141, 206, 135])
pred_five = np.array([161, 95, 131, 176, 145])
residuals = y_five - pred_five

mae = np.abs(residuals).mean()
rmse = np.sqrt((residuals**2).mean())
r2 = 1 - (residuals**2).sum() / ((y_five - y_five.mean()) ** 2).sum()
print(f"MAE {mae:.0f}   RMSE {rmse:.2f}   R² {r2:.3f}")
assert np.isclose(mae, mean_absolute_error(y_five, pred_five))
assert np.isclose(rmse, root_mean_squared_error(y_five, pred_five))
assert np.isclose(r2, r2_score(y_five, pred_five))

print(f"diciendo siempre la media: R² {r2_score(y_five, np.full(5, y_five.mean())):.3f}")
print(f"diciendo siempre 200:      R² {r2_score(y_five, np.full(5, 200)):.3f}")

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los errores al cuadrado, con la media y con las predicciones
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.5), sharey=True)
for ax, levels, color, title in [
    (axes[0], np.full(5, y_five.mean()), GRAY, "Con la media"),
    (axes[1], pred_five, BLUE, "Con las predicciones"),
]:
    ax.set(xlim=(-75, 355), ylim=(55, 225), aspect="equal", xticks=80 * np.arange(5))
    for k, (y, level) in enumerate(zip(y_five, levels)):
        x = 80 * k
        corner, side = (x - abs(y - level), min(y, level)), abs(y - level)
        ax.add_patch(plt.Rectangle(corner, side, side, facecolor=lighten(color, 0.5)))
        ax.plot([x - 66, x + 8], [level, level], color=color)
        ax.plot(x, y, "o", color="black")
    area = ((y_five - levels) ** 2).sum()
    ax.set(title=f"{title}: {area:.0f}", xlabel="paciente", xticklabels=range(1, 6))
    ax.grid(False)
axes[0].set_ylabel("avance (puntos)")
fig.suptitle("El área total de los cuadrados es la suma de errores al cuadrado")
plt.show()

# %% [markdown]
# $R^2$ es el área que desaparece de la izquierda a la derecha. El negro es la verdad; la línea, la predicción.
#
# **Pruébalo.** Cambia el 176 por 76, un solo fallo de 130 puntos. El MAE sube de 16 a 36; ¿y el RMSE? ¿Qué le pasa al signo de $R^2$? Déjalo luego en 176.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Antes que la red, sus rivales
#
# - **La media** del entrenamiento.
# - **La regresión lineal**, de la [[de_la_recta_al_si_o_no]].
# - **Ridge**: la lineal con castigo $\lambda \sum w^2$ a los pesos grandes, el L2 de la [[regularizacion]]. scikit-learn llama `alpha` a $\lambda$.
#
# Con tan pocos pacientes haremos **validación cruzada**: cinco quintos, y cada uno hace de examen una vez. El $\lambda$ de ridge se elige **dentro** de cada entrenamiento.
#
# Todo modelo recibirá medidas y respuestas **estandarizadas**, y sus predicciones vuelven a puntos en el mismo sitio donde se escaló. Así nadie puede olvidarlo:

# %% slideshow={"slide_type": "subslide"}
folds = list(KFold(5, shuffle=True, random_state=0).split(X_dev))
alphas = np.logspace(-1, 3, 17)


def cross_validate(fit_predict):
    """Lo que dice de cada paciente el modelo que no lo vio, en puntos de avance."""
    y_pred = np.zeros(len(y_dev))
    for train, held_out in folds:
        x_scaler = StandardScaler().fit(X_dev[train])
        mean, std = y_dev[train].mean(), y_dev[train].std()
        A, B = x_scaler.transform(X_dev[train]), x_scaler.transform(X_dev[held_out])
        y_pred[held_out] = mean + std * fit_predict(A, (y_dev[train] - mean) / std, B)
    return y_pred


# %% slideshow={"slide_type": "fragment"}
predictions = {  # una fila de 353 predicciones por semilla; estos tres no tienen azar: una fila
    "media": cross_validate(lambda A, y, B: np.full(len(B), y.mean()))[None],
    "lineal": cross_validate(lambda A, y, B: LinearRegression().fit(A, y).predict(B))[None],
    "ridge": cross_validate(lambda A, y, B: RidgeCV(alphas).fit(A, y).predict(B))[None],
}


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# La tabla de notas
def score_table(y_true, predictions):
    rows = {}
    for name, P in predictions.items():
        r2 = [r2_score(y_true, p) for p in P]
        mae = np.mean([mean_absolute_error(y_true, p) for p in P])
        rmse = np.mean([root_mean_squared_error(y_true, p) for p in P])
        rows[name] = {"MAE": mae, "RMSE": rmse, "R²": np.mean(r2), "± R²": np.std(r2)}
    return pd.DataFrame(rows).T


score_table(y_dev, predictions).round({"MAE": 1, "RMSE": 1, "R²": 3, "± R²": 3})

# %% [markdown] slideshow={"slide_type": "fragment"}
# Primera apuesta: **la media falla por unos 68 puntos**; ridge, por 44. El $R^2$ de la media es un poco negativo porque usa la media de *otros* pacientes: en los suyos sería 0 justo.
# Que las respuestas se escalen y se devuelvan es lo que hace `TransformedTargetRegressor` en scikit-learn, y sale lo mismo:

# %%
theirs = TransformedTargetRegressor(
    make_pipeline(StandardScaler(), RidgeCV(alphas)), transformer=StandardScaler()
)
assert np.allclose(cross_val_predict(theirs, X_dev, y_dev, cv=folds), predictions["ridge"][0])

# %% tags=["verify"]
assert -0.05 < r2_score(y_dev, predictions["media"][0]) < 0
assert np.isclose(r2_score(y_dev, np.full(len(y_dev), y_dev.mean())), 0)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La red
#
# | pieza | elección | por qué |
# |---|---|---|
# | entrada | 10 números | uno por medida |
# | capa oculta | 64 neuronas, ReLU | de sobra, para ver qué pasa |
# | salida | **1 neurona sin activación** | una cantidad puede valer cualquier cosa |
# | pérdida | **`mse`** | en respuestas estandarizadas |
#
# A mano: $(10 \cdot 64 + 64) + (64 + 1) = 769$ parámetros, más del doble que pacientes.


# %% slideshow={"slide_type": "fragment"}
def build_network(dropout=0.0, l2=0.0):
    penalty = keras.regularizers.L2(l2) if l2 else None
    model = keras.Sequential(
        [keras.Input((10,)), layers.Dense(64, "relu", kernel_regularizer=penalty)]
    )
    if dropout:
        model.add(layers.Dropout(dropout))
    model.add(layers.Dense(1, kernel_regularizer=penalty))  # sin activación: activation=None
    optimizer = keras.optimizers.Adam(learning_rate=0.01)
    model.compile(optimizer, loss="mse", steps_per_execution=60)
    return model


network = build_network()

# %% tags=["verify"]
assert network.count_params() == 769 > 2 * len(y_dev)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** «Sin activación» se escribe `None`, o no se escribe. No es la palabra `"none"`:

# %% slideshow={"slide_type": "fragment"}
try:
    layers.Dense(1, activation="none")
except ValueError:
    print("Keras no conoce ninguna activación llamada 'none'")

# %% tags=["verify"]
assert keras.activations.get(None) is keras.activations.get("linear")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### ¿Por qué escalar también la respuesta?
#
# La red empieza diciendo números cerca de 0. Si las respuestas rondan 152, el primer error es enorme y el gradiente, proporcional a él, también. Con un paso de SGD que en una escala va
# bien, en la otra se sale del mapa:

# %% slideshow={"slide_type": "fragment"}
train, held_out = folds[0]
x_scaler = StandardScaler().fit(X_dev[train])
A, B = x_scaler.transform(X_dev[train]), x_scaler.transform(X_dev[held_out])
mean, std = y_dev[train].mean(), y_dev[train].std()

for name, y in [("en puntos", y_dev[train]), ("estandarizada", (y_dev[train] - mean) / std)]:
    keras.utils.set_random_seed(0)
    walker = build_network()
    walker.compile(keras.optimizers.SGD(0.05), loss="mse")
    losses = walker.fit(A, y, epochs=5, verbose=0).history["loss"]
    print(f"respuesta {name}: pérdida final {losses[-1]:.2f}")

# %% tags=["verify"]
assert np.isfinite(losses[-1])  # estandarizada; en puntos, lo impreso es nan

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ahora en serio, con el primero de los quintos como validación. En esta escala la pérdida se lee sola: decir la media cuesta más o menos 1, así que **$R^2$ es más o menos 1 menos la pérdida**.

# %% slideshow={"slide_type": "fragment"}
keras.utils.set_random_seed(0)
network = build_network()
history = network.fit(
    make_dataset(A, (y_dev[train] - mean) / std, batch_size=64),
    validation_data=make_dataset(B, (y_dev[held_out] - mean) / std, batch_size=64, shuffle=False),
    epochs=60,
    shuffle=False,
    verbose=0,
    callbacks=[LiveProgress()],
)

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Las dos curvas de la red sin freno
plot_history(history, names=("pérdida (estandarizada)",))
plt.show()

# %% tags=["verify"]
_val_loss = history.history["val_loss"]
assert np.argmin(_val_loss) < 25 and _val_loss[-1] > min(_val_loss) + 0.1
assert history.history["loss"][-1] < _val_loss[-1] / 2

# %% [markdown] slideshow={"slide_type": "fragment"}
# La de entrenamiento no deja de bajar; la de validación baja unas épocas y **se da la vuelta**. Sobreajuste: la red se está aprendiendo a 282 pacientes uno a uno.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Olvidar el camino de vuelta. Un error de 0.7 parece minúsculo, y son desviaciones típicas; y restar la verdad en puntos de una predicción estandarizada da un
# disparate que tampoco avisa:

# %% slideshow={"slide_type": "fragment"}
scaled = np.asarray(network(B)).ravel()  # de (71, 1) a (71,)
y_true = y_dev[held_out]
print(f"todo estandarizado: MAE {np.abs((y_true - mean) / std - scaled).mean():.2f}")
print(f"mezclado:           MAE {np.abs(y_true - scaled).mean():.2f}")
print(f"en puntos:          MAE {np.abs(y_true - (mean + std * scaled)).mean():.2f}")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Dos frenos, en los mismos quintos
#
# Dropout y L2 ([[regularizacion]]). Cada red se entrena en los mismos cinco quintos que ridge y con **cinco semillas**: veinticinco veces. Para que sea rápido se compila una sola vez; antes de cada entrenamiento,
# `restart` le pone pesos nuevos y vacía la memoria del optimizador. Las 60 épocas van seguidas, en una sola llamada.


# %% slideshow={"slide_type": "subslide"}
def train_again(model, seed, X, y, epochs=60):
    """Entrena desde los pesos de esa semilla, sin volver a compilar."""
    restart(model, seed)
    batches = make_dataset(X, y, batch_size=64, seed=seed).repeat(epochs)
    model.fit(batches, epochs=1, shuffle=False, verbose=0)


# %% slideshow={"slide_type": "fragment"}
SEEDS = range(5)
variants = {"red": {}, "red + Dropout": {"dropout": 0.5}, "red + L2": {"l2": 0.1}}
models = {}


# %% slideshow={"slide_type": "fragment"}
def evaluate_variant(name):
    keras.utils.set_random_seed(0)
    models[name] = model = build_network(**variants[name])

    def fit_predict(A, y, B, seed):
        train_again(model, seed, A, y)
        return np.asarray(model(B)).ravel()

    return np.array([
        cross_validate(lambda A, y, B, seed=seed: fit_predict(A, y, B, seed))
        for seed in track(SEEDS, "semilla")
    ])  # fmt: skip


predictions["red"] = evaluate_variant("red")

# %%
predictions["red + Dropout"] = evaluate_variant("red + Dropout")

# %%
predictions["red + L2"] = evaluate_variant("red + L2")

# %% slideshow={"slide_type": "subslide"}
results = score_table(y_dev, predictions)
results.round({"MAE": 1, "RMSE": 1, "R²": 2, "± R²": 2})

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Ridge y las redes, semilla a semilla y quinto a quinto
colors = {"ridge": GREEN, "red": RED, "red + Dropout": PINK, "red + L2": BLUE}
by_fold = {
    name: [np.mean([r2_score(y_dev[f], p[f]) for p in predictions[name]]) for _, f in folds]
    for name in colors
}
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4))
for row, (name, color) in enumerate(colors.items()):
    r2 = [r2_score(y_dev, p) for p in predictions[name]]
    axes[0].scatter(r2, np.full(len(r2), row), s=70, color=color, alpha=0.8)
    size = {"linewidth": 6, "markersize": 13} if name == "ridge" else {}
    axes[1].plot(range(1, 6), by_fold[name], "o-", color=color, label=name, **size)
axes[0].axvline(results.loc["ridge", "R²"], color=GREEN, linestyle=":")
axes[0].set(yticks=range(4), yticklabels=colors, ylim=(3.5, -0.5), xlabel="$R^2$")
axes[0].set_title("Un punto por semilla")
axes[1].set(xlabel="quinto", ylabel="$R^2$", xticks=range(1, 6), ylim=(0, 0.75))
axes[1].set_title("Quinto a quinto")
axes[1].legend(loc="lower left", bbox_to_anchor=(0, -0.02))
plt.show()

# %% tags=["verify"]
_seed_r2 = {name: np.array([r2_score(y_dev, p) for p in P]) for name, P in predictions.items()}
assert (np.array(by_fold["ridge"]) > np.array(by_fold["red"]) + 0.05).all()
assert _seed_r2["red"].max() < _seed_r2["red + Dropout"].min() < _seed_r2["red + L2"].min()
assert max(_seed_r2[name].max() for name in variants) < results.loc["ridge", "R²"] + 0.005
assert abs(results.loc["red + L2", "R²"] - results.loc["ridge", "R²"]) < 0.02
assert all(np.argmin(r2) == 3 and max(r2) - min(r2) > 0.2 for r2 in by_fold.values())

# %% [markdown] slideshow={"slide_type": "fragment"}
# - **La red sin freno pierde** con ridge, en los cinco quintos y con las cinco semillas. Y su nota cambia con la semilla.
# - Con Dropout se acerca; **con L2 empata**. Ninguna semilla de ninguna red le saca media centésima a ridge.
# - El cuarto de los quintos es difícil **para todos**: la suerte del reparto mueve más el $R^2$ que el modelo. Por eso se compara quinto a quinto.
#
# El 0.5 y el 0.1 se eligieron probando unos pocos valores en estos mismos quintos: las redes con freno van algo favorecidas, y ni así ganan.

# %% [markdown]
# **Pruébalo.** Cambia el `epochs=60` de `train_again` por 15 y repite desde ahí hasta la tabla: parar pronto también es un freno. La red sola sube mucho y aun así no alcanza a ridge. Déjalo luego en 60.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por qué no gana la red?
#
# Dos pruebas. ¿Qué dice la red con L2 que no diga ridge? ¿Gana ridge si le damos curvas, con los cuadrados y los productos de las medidas?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
ridge_pred = predictions["ridge"][0]
for name in variants:
    r = [np.corrcoef(p, ridge_pred)[0, 1] for p in predictions[name]]
    print(f"{name + ' y ridge:':>22} correlación {np.mean(r):.2f}")

curves = [StandardScaler(), PolynomialFeatures(2, include_bias=False), StandardScaler()]
curved = make_pipeline(*curves, RidgeCV(np.logspace(-1, 4, 21))).fit(X_dev, y_dev)
curved_pred = cross_val_predict(curved, X_dev, y_dev, cv=folds)
print(f"ridge con 10 medidas:   R² {r2_score(y_dev, ridge_pred):.2f}")
print(f"ridge con {curved[-1].n_features_in_} columnas:  R² {r2_score(y_dev, curved_pred):.2f}")

# %% tags=["verify"]
_agreement = [np.corrcoef(p, ridge_pred)[0, 1] for p in predictions["red + L2"]]
assert min(_agreement) > 0.98 and curved[-1].n_features_in_ == 65
assert r2_score(y_dev, curved_pred) < results.loc["ridge", "R²"]

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La red que empata **dice lo mismo que la recta**: el freno ha consistido en quitarle las curvas. Y las curvas, ofrecidas a ridge, no ayudan. La relación es casi recta, los pacientes son pocos, y lo que falta
# seguramente no está en estas diez medidas: ninguna red lo puede inventar. Segunda y tercera apuestas: **unos 44 puntos, y empate**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Los residuos, en voz alta
#
# Un $R^2$ de 0.52 no se le puede contar a nadie. Miremos las predicciones una a una: en horizontal lo que dijo la red, en vertical lo que pasó. Sobre la diagonal, acierto.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La verdad según la predicción, con freno y sin él
fig, axes = plt.subplots(1, 2, figsize=(9.4, 4.6), sharey=True)
for ax, name in zip(axes, ["red", "red + L2"]):
    p = predictions[name][0]
    ax.scatter(p, y_dev, s=24, color=colors[name], alpha=0.6)
    ax.plot([0, 360], [0, 360], "--", color="black", linewidth=1.5)
    ax.set(xlim=(-30, 370), ylim=(0, 360), title=f"{name}: R² {r2_score(y_dev, p):.2f}")
    ax.set(xlabel="predicción (puntos)", xticks=range(0, 351, 100), aspect="equal")
axes[0].set_ylabel("verdad (puntos)")
plt.show()

# %% [markdown]
# Sigamos con la red con L2 (lo que leamos vale también para ridge, y lo comprobaremos). Sus residuos, juntos y según lo que predijo:

# %% slideshow={"slide_type": "fragment"}
p = predictions["red + L2"][0]
residuals = y_dev - p

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Los residuos, juntos y según lo predicho
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4), width_ratios=[1, 1.4])
axes[0].hist(residuals, bins=np.arange(-160, 161, 20), color=BLUE)
axes[0].set(xlabel="residuo (puntos)", ylabel="pacientes")
axes[1].scatter(p, residuals, s=24, color=BLUE, alpha=0.6)
edges = np.quantile(p, [0, 1 / 3, 2 / 3, 1])
for low, high in zip(edges[:-1], edges[1:]):
    inside = residuals[(p >= low) & (p <= high)]
    band = np.quantile(inside, [0.1, 0.9])
    axes[1].fill_between([low, high], *band, color=GRAY, alpha=0.3, linewidth=0)
axes[1].axhline(0, color="black", linewidth=1.5)
axes[1].set(xlabel="predicción (puntos)", ylabel="residuo (puntos)")
axes[1].set_title("En gris, ocho de cada diez de cada tercio", fontsize=13)
plt.show()


# %% slideshow={"slide_type": "subslide"}
def thirds(values):
    """0, 1 o 2: en qué tercio de los valores cae cada uno."""
    return np.digitize(values, np.quantile(values, [1 / 3, 2 / 3]))


rows = {}
for name in colors:
    p = predictions[name][0]
    for label, group in [("predicho", thirds(p)), ("de verdad", thirds(y_dev))]:
        rows[name, label] = [(y_dev - p)[group == k].mean() for k in range(3)]
print("residuo medio por tercios de lo…")
pd.DataFrame(rows, index=["bajo", "medio", "alto"]).T.round(0).astype(int)

# %% slideshow={"slide_type": "fragment"}
lowest = thirds(predictions["red + L2"][0]) == 0
sizes = [np.abs(residuals)[group].mean() for group in (lowest, ~lowest)]
print(f"residuo medio: {residuals.mean():.0f} puntos")
print(f"ocho de cada diez, a menos de {np.quantile(np.abs(residuals), 0.8):.0f} puntos")
print(
    f"tamaño medio: {sizes[0]:.0f} en el tercio de menor predicción, {sizes[1]:.0f} en los otros dos"
)

# %% tags=["verify"]
for _name in ["ridge", "red + L2"]:
    for _p in predictions[_name]:
        _r, _by_pred, _by_true = y_dev - _p, thirds(_p), thirds(y_dev)
        assert abs(_r.mean()) < 6
        assert 65 < np.quantile(abs(_r), 0.8) < 80
        _low, _middle, _high = [abs(_r)[_by_pred == _k].mean() for _k in range(3)]
        assert 28 < _low < 36 and 45 < _middle < 57 and 45 < _high < 57
        assert max(abs(_r[_by_pred == _k].mean()) for _k in range(3)) < 13
        assert -52 < _r[_by_true == 0].mean() < -35 and 38 < _r[_by_true == 2].mean() < 58
for _p in np.concatenate([predictions[_name] for _name in colors]):
    assert (
        (y_dev - _p)[thirds(y_dev) == 0].mean() < -30 < 20 < (y_dev - _p)[thirds(y_dev) == 2].mean()
    )
for _p in predictions["red"]:
    _r, _by_pred = y_dev - _p, thirds(_p)
    assert _r[_by_pred == 0].mean() > 5 and _r[_by_pred == 2].mean() < -5

# %% [markdown] slideshow={"slide_type": "subslide"}
# Leído en voz alta:
#
# - **De media acierta**: ni exagera ni se queda corta en conjunto.
# - **Ocho de cada diez** pacientes quedan a menos de unos 75 puntos de lo predicho.
# - **Cuando dice poco, falla menos**: unos 32 puntos en el tercio bajo y unos 51 en los otros dos. La nube se abre.
# - **Lo que dice se puede creer**: por tercios de lo *predicho* el residuo medio es pequeño. La red sin freno, en cambio, **exagera**: sus bajos acaban más altos y sus altos, más bajos.
# - **A los que de verdad están mal los subestima**, y a los que están bien los sobreestima, unos 45 puntos. Es la **regresión a la media** (*regression to the mean*): quien no puede saberlo todo se queda cerca del centro. Les
#   pasa a los cuatro, y no se corrige estirando las predicciones: eso hace la red sin freno.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### ¿Con quién falla más?
#
# Los cinco peores casos, y lo que ridge dijo de ellos:

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Los cinco peores casos
worst = np.argsort(-np.abs(residuals))[:5]
shown = [0, 1, 2, 8]
cases = pd.DataFrame(X_dev[worst][:, shown], columns=[data.feature_names[k] for k in shown])
cases = cases.rename(columns={"índice de masa corporal": "masa corporal"})
cases["verdad"] = y_dev[worst]
cases["red + L2"] = predictions["red + L2"][0][worst].round()
cases["ridge"] = ridge_pred[worst].round()
cases.round(1)

# %% [markdown] slideshow={"slide_type": "fragment"}
# No hay nada raro en sus medidas, y los dos modelos dicen casi lo mismo: son pacientes corrientes a los que les fue mucho mejor o mucho peor que a sus parecidos.
#
# ¿Y por grupos? Dos grupos nunca fallan igual. ¿Cuánto se separarían por azar? Barajamos las etiquetas dos mil veces y miramos la diferencia que deja atrás al 95 % de los barajados:


# %% slideshow={"slide_type": "subslide"}
def compare_groups(errors, group, rng):
    gap = errors[group].mean() - errors[~group].mean()
    shuffled = [rng.permutation(group) for _ in range(2000)]
    by_chance = [abs(errors[g].mean() - errors[~g].mean()) for g in shuffled]
    return gap, np.quantile(by_chance, 0.95)


bmi = X_dev[:, 2]
groups = {"sexo 2 − sexo 1": X_dev[:, 1] == 2, "masa baja − resto": thirds(bmi) == 0}
gaps = {}
for name, group in groups.items():
    rng = np.random.default_rng(0)
    gaps[name] = compare_groups(np.abs(residuals), group, rng)
    print(f"{name:>17}: {gaps[name][0]:4.0f} puntos; por azar, hasta {gaps[name][1]:.1f}")

# %% tags=["verify"]
assert abs(gaps["sexo 2 − sexo 1"][0]) < gaps["sexo 2 − sexo 1"][1]
assert gaps["masa baja − resto"][0] < -1.5 * gaps["masa baja − resto"][1]
_thin = thirds(bmi) == 0
assert 32 < np.abs(residuals)[_thin].mean() < 38 and 47 < np.abs(residuals)[~_thin].mean() < 53
assert 0.7 < (thirds(predictions["red + L2"][0])[_thin] == 0).mean() < 0.8
assert np.allclose(cases["red + L2"], cases["ridge"], atol=25)
_z_worst = (X_dev[worst] - X_dev.mean(axis=0)) / X_dev.std(axis=0)
assert np.abs(_z_worst).max() < 3  # ninguna medida a más de tres desviaciones típicas

# %% [markdown] slideshow={"slide_type": "fragment"}
# Entre sexos, la diferencia es de las que da el azar. En las personas delgadas el error es claramente menor: unos 35 puntos contra 50. Tres de cada cuatro son de las que reciben una predicción baja, donde la nube es estrecha.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Entre qué valores
#
# Decir «190 puntos» y callar que se puede fallar por 70 es engañar. Los residuos de los pacientes no vistos dicen cuánto: entre sus cuantiles del 10 % y del 90 %, los que dejan por debajo a uno y a nueve de cada diez, están los otros ocho. Sumados a una predicción, dan
# un **intervalo de predicción** (*prediction interval*).

# %% slideshow={"slide_type": "fragment"}
low, high = np.quantile(residuals, [0.1, 0.9])
print(f"la verdad está entre ŷ − {-low:.0f} y ŷ + {high:.0f}, ocho veces de cada diez")

# %% tags=["verify"]
assert 0.79 < np.mean((residuals >= low) & (residuals <= high)) < 0.81

# %% [markdown]
# En desarrollo se cumple porque se ha elegido para que se cumpla. La promesa se comprueba en la prueba.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Abrir el cajón
#
# Todo está decidido. Entrenamos con los 353 pacientes de desarrollo y abrimos la prueba, **una vez**.

# %% slideshow={"slide_type": "fragment"}
x_scaler = StandardScaler().fit(X_dev)
A, B = x_scaler.transform(X_dev), x_scaler.transform(parts.X_test)
y_mean, y_std = y_dev.mean(), y_dev.std()
y_scaled = (y_dev - y_mean) / y_std

p_test = {
    "media": np.full((1, len(B)), y_mean),
    "ridge": y_mean + y_std * RidgeCV(alphas).fit(A, y_scaled).predict(B)[None],
}
final_weights = {}
for name, model in models.items():
    p_test[name] = np.zeros((len(SEEDS), len(B)))
    for seed in track(SEEDS, "semilla"):
        train_again(model, seed, A, y_scaled)
        p_test[name][seed] = y_mean + y_std * np.asarray(model(B)).ravel()
        final_weights[name, seed] = model.get_weights()

# %% slideshow={"slide_type": "fragment"}
test_results = score_table(parts.y_test, p_test)
test_results.round({"MAE": 1, "RMSE": 1, "R²": 2, "± R²": 2})

# %% [markdown] slideshow={"slide_type": "fragment"}
# El orden se repite: la red sin freno, la peor de las redes; la de L2, junto a ridge. Pero el $R^2$ de ridge ha caído de 0.53 a 0.33, y su MAE solo ha pasado de 44 a 46. ¿Mala suerte o mal modelo?

# %% slideshow={"slide_type": "subslide"}
rmse_test = test_results.loc["ridge", "RMSE"]
print(
    f"desviación típica de y: {y_dev.std():.1f} en desarrollo, {parts.y_test.std():.1f} en prueba"
)
same_spread = 1 - (rmse_test / y_dev.std()) ** 2
print(f"R² de ridge en prueba: {test_results.loc['ridge', 'R²']:.2f}")
print(f"con esos errores y la variedad de desarrollo sería: {same_spread:.2f}")

p = p_test["red + L2"][0]
covered = (parts.y_test >= p + low) & (parts.y_test <= p + high)
print(f"el intervalo contiene la verdad en {covered.sum()} de {len(covered)} pacientes")

# %% tags=["verify"]
assert test_results.loc["red", "R²"] < test_results.loc["red + Dropout", "R²"]
assert test_results.loc["red", "R²"] < test_results.loc["red + L2", "R²"]
assert abs(test_results.loc["red + L2", "R²"] - test_results.loc["ridge", "R²"]) < 0.04
assert test_results.loc["ridge", "MAE"] - results.loc["ridge", "MAE"] < 4
assert parts.y_test.std() < 0.95 * y_dev.std() and rmse_test > results.loc["ridge", "RMSE"]
assert 0.72 < covered.mean() < 0.88

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las dos cosas. Los errores son algo mayores, y los pacientes de la prueba se parecen más entre sí: la media ya acierta más y queda menos que quitar. **El $R^2$ depende de a quién se examina**; por eso va siempre con el MAE, en
# puntos. Y con grupos de 70 pacientes ya lo habíamos visto ir de 0.3 a 0.6. El intervalo cumple lo prometido.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Un paciente nuevo
#
# Para que nadie olvide escalar, las dos escalas viajan **dentro** del modelo: una capa `Normalization` a la entrada ([[manejo_de_datos]]) y una `Rescaling` a la salida, que multiplica y suma.

# %% slideshow={"slide_type": "fragment"}
final_network = models["red + L2"]
final_network.set_weights(final_weights["red + L2", 0])
travelling = keras.Sequential(
    [
        keras.Input((10,)),
        layers.Normalization(mean=x_scaler.mean_, variance=x_scaler.var_),
        final_network,
        layers.Rescaling(scale=y_std, offset=y_mean),
    ]
)

patient = parts.X_test[:1]  # en crudo, y con forma de tabla: (1, 10)
y_new = float(travelling(patient)[0, 0])
print(f"avance previsto: {y_new:.0f} puntos; entre {y_new + low:.0f} y {y_new + high:.0f}")
print(f"y fue: {parts.y_test[0]:.0f}")

# %% tags=["verify"]
_answers = np.asarray(travelling(parts.X_test)).ravel()
assert np.allclose(_answers, p_test["red + L2"][0], rtol=1e-3)
assert parts.y_test[0] > y_new + high

# %% [markdown] slideshow={"slide_type": "fragment"}
# Este es de los otros dos de cada diez: acabó por encima. Un intervalo del 80 % que acertara siempre estaría mal hecho.
#
# ¿Qué se le puede decir a un médico? «De cada diez pacientes, ocho acaban dentro de su intervalo.» ¿Y qué no? «Bájele el colesterol y mejorará.» Mira lo que dicen los pesos:

# %% slideshow={"slide_type": "subslide"}
linear, ridge = LinearRegression().fit(A, y_dev), RidgeCV(alphas).fit(A, y_dev)
k, ldl = data.feature_names.index("colesterol total"), data.feature_names.index("LDL")
print(f"colesterol y avance: correlación {np.corrcoef(X_dev[:, k], y_dev)[0, 1]:.2f}")
print(f"su peso: {linear.coef_[k]:.0f} en la lineal, {ridge.coef_[k]:.0f} en ridge")
print(f"colesterol y LDL: correlación {np.corrcoef(X_dev[:, k], X_dev[:, ldl])[0, 1]:.2f}")

# %% tags=["verify"]
assert linear.coef_[k] < -20 and ridge.coef_[k] < 0

# %% [markdown] slideshow={"slide_type": "fragment"}
# Quien tiene más colesterol avanza algo más, y sin embargo su peso es **negativo**. Casi repite al LDL, y los dos se reparten los pesos de cualquier manera. Un peso dice qué usa el modelo cuando todo lo demás está en la mesa, no
# qué causa la enfermedad: eso no lo arregla ni una recta ni una red.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Varias respuestas a la vez
#
# A veinte personas de un gimnasio les contaron tres ejercicios y les midieron peso, cintura y pulso: tres respuestas, y la última capa es `Dense(3)`. La pérdida `mse` **promedia también las tres** ([[funciones_de_perdida]]), cada una en
# sus unidades:

# %% slideshow={"slide_type": "fragment"}
gym = load_linnerud()
variances = gym.y.var(axis=0)
print("X:", gym.X.shape, " y:", gym.y.shape)
for name, variance in zip(gym.target_names, variances):
    print(
        f"{name:>8}: varianza {variance:6.1f}, el {variance / variances.sum():.1%} del mse de la media"
    )

# %% tags=["verify"]
assert variances[0] > 0.9 * variances.sum()

# %% [markdown] slideshow={"slide_type": "fragment"}
# Sin escalar, a la red solo le importa el peso, que va en libras. Estandarizadas, las tres valen lo mismo. Con veinte filas se examina **de una en una** (*leave-one-out*): veinte redes, cada una sin una persona.


# %% slideshow={"slide_type": "subslide"}
def leave_one_out(data, n_hidden, l2, seed, epochs=100):
    """Lo que dice de cada fila la red que no la vio, y el mse medio de entrenamiento."""
    penalty = keras.regularizers.L2(l2) if l2 else None
    hidden = layers.Dense(n_hidden, "relu", kernel_regularizer=penalty)
    output = layers.Dense(data.y.shape[1], kernel_regularizer=penalty)
    model = keras.Sequential([keras.Input((3,)), hidden, output])
    model.compile(keras.optimizers.Adam(0.01), loss="mse", steps_per_execution=50)
    train_mse = []
    Y_pred = np.zeros_like(data.y)
    for train, out in track(list(LeaveOneOut().split(data.X)), "fila"):
        x_scaler, y_scaler = StandardScaler(), StandardScaler()
        A, C = x_scaler.fit_transform(data.X[train]), y_scaler.fit_transform(data.y[train])
        train_again(model, seed, A, C, epochs)
        train_mse.append(np.mean((np.asarray(model(A)) - C) ** 2))
        Y_pred[out] = y_scaler.inverse_transform(np.asarray(model(x_scaler.transform(data.X[out]))))
    return Y_pred, np.mean(train_mse)


# %% slideshow={"slide_type": "fragment"}
def loo_mean(Y):
    return (Y.sum(axis=0) - Y) / (len(Y) - 1)  # la media de las demás filas


gym_ridge = make_pipeline(StandardScaler(), RidgeCV(alphas, alpha_per_target=True))
gym_pred = {
    "media": loo_mean(gym.y),
    "ridge": cross_val_predict(gym_ridge, gym.X, gym.y, cv=LeaveOneOut()),
    "red + L2": leave_one_out(gym, n_hidden=16, l2=0.1, seed=0)[0],
}
gym_r2 = {name: r2_score(gym.y, P, multioutput="raw_values") for name, P in gym_pred.items()}
pd.DataFrame(gym_r2, index=gym.target_names).T.round(2)

# %% tags=["verify"]
for _name in ["ridge", "red + L2"]:
    assert gym_r2[_name][0] < 0 and gym_r2[_name][2] < 0 < gym_r2[_name][1] < 0.3
assert np.allclose(gym_r2["media"], 1 - (20 / 19) ** 2)

# %% [markdown] slideshow={"slide_type": "fragment"}
# El $R^2$ de la media sin ti mismo es $-0.11$. **En peso y en pulso nadie la mejora de verdad**: ningún $R^2$ llega a cero. En la cintura asoma algo, tan poco que con veinte personas puede ser suerte. Para salir de dudas harían falta más
# personas, no más capas.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Y con los **ocho estudiantes** de la [[capas_y_matrices]], $X$ de $(8, 3)$ e $Y$ de $(8, 2)$, una red de 32 neuronas sin freno. **Predice**: ¿qué error tendrá en los siete que ve? ¿Y en el que no?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
students = load_students()
baseline = np.abs(students.y - loo_mean(students.y)).mean(axis=0)
print(f"media: falla {baseline[0]:.1f} en n1 y {baseline[1]:.1f} en n2")
for seed in range(2):
    Y_pred, train_mse = leave_one_out(students, n_hidden=32, l2=0, seed=seed, epochs=200)
    errors = np.abs(students.y - Y_pred).mean(axis=0)
    print(
        f"red:   falla {errors[0]:.1f} en n1 y {errors[1]:.1f} en n2; viéndolos, mse {train_mse:.2f}"
    )

# %% tags=["verify"]
assert train_mse < 0.005 and (errors > 1.5 * baseline).all()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Con los que ve, perfecta; con el que no, mucho peor que la media. Ocho filas sirven para aprender las formas de las matrices, no para predecir notas.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Respuestas entre 0 y 1
#
# A veces la cantidad tiene topes: un porcentaje, el gris de un píxel. Probemos con muchas a la vez: dada la **mitad de arriba** de un dígito, 32 grises, dibujar los 32 de la **mitad de abajo**. La salida es una sigmoide por píxel. Para la
# pérdida hay dos candidatas:
#
# - `mse`, como hasta ahora.
# - `binary_crossentropy`, $-[\,y\ln\hat{y} + (1 - y)\ln(1 - \hat{y})\,]$. Vale con cualquier $y$ entre 0 y 1: es mínima en $\hat{y} = y$, pero allí **no es 0**. A mano, con $y = \hat{y} = 0.3$: $-[0.3 \ln 0.3 + 0.7 \ln 0.7] = 0.611$.


# %% slideshow={"slide_type": "fragment"}
def soft_cross_entropy(y, p):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


p_grid = np.arange(1, 100) / 100
best = p_grid[soft_cross_entropy(0.3, p_grid).argmin()]
keras_value = keras.losses.binary_crossentropy([[0.3]], [[0.3]])
print(f"mínima en p = {best:.2f}, y vale {soft_cross_entropy(0.3, 0.3):.3f}")
assert np.isclose(float(keras_value[0]), soft_cross_entropy(0.3, 0.3), atol=1e-4)

# %% tags=["verify"]
assert np.isclose(best, 0.3)

# %% slideshow={"slide_type": "subslide"}
digits = load_digits().split(val_size=0, test_size=0.2, seed=0)


def halves(images):
    return images[:, :4].reshape(-1, 32), images[:, 4:].reshape(-1, 32)


(top, bottom), (top_test, bottom_test) = halves(digits.X_train), halves(digits.X_test)
fits = {  # una tabla de predicciones por semilla
    "media": [np.tile(bottom.mean(axis=0), (len(bottom_test), 1))],
    "ridge": [RidgeCV(np.logspace(-2, 3, 11)).fit(top, bottom).predict(top_test)],
}


# %% slideshow={"slide_type": "fragment"}
def draw_bottoms(activation, loss, epochs=30):
    hidden, output = layers.Dense(64, "relu"), layers.Dense(32, activation)
    model = keras.Sequential([keras.Input((32,)), hidden, output])
    model.compile(keras.optimizers.Adam(0.01), loss, steps_per_execution=46)
    for seed in track(range(3), "semilla"):
        train_again(model, seed, top, bottom, epochs)
        yield np.asarray(model(top_test))


# %%
fits["red: sin activación, mse"] = list(draw_bottoms(None, "mse"))
fits["red: sigmoide, mse"] = list(draw_bottoms("sigmoid", "mse"))
fits["red: sigmoide, entropía"] = list(draw_bottoms("sigmoid", "binary_crossentropy"))


# %% tags=["helper"] slideshow={"slide_type": "subslide"}
# La tabla de los cinco modelos
def pixel_rmse(P):
    """Uno por semilla, con todos los píxeles juntos."""
    return [np.sqrt(np.mean((p - bottom_test) ** 2)) for p in P]


rows = {}
for name, P in fits.items():
    rows[name] = {
        "RMSE": np.mean(pixel_rmse(P)),
        "MAE": np.mean([mean_absolute_error(bottom_test, p) for p in P]),
        "fuera de [0, 1]": np.mean([(p < 0) | (p > 1) for p in P]),
        "menor": np.min(P),
        "mayor": np.max(P),
    }
halves_table = pd.DataFrame(rows).T
halves_table.round({"RMSE": 2, "MAE": 2, "fuera de [0, 1]": 2, "menor": 1, "mayor": 1})

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La mitad de abajo, según cada modelo
shown = [0, 1, 2, 3, 4, 5, 6]
pictures = [digits.X_test[shown]]
for name in ["media", "ridge", "red: sigmoide, entropía"]:
    completed = np.concatenate([top_test, fits[name][0]], axis=1)
    pictures.append(completed.reshape(-1, 8, 8)[shown])
fig = plot_images(np.concatenate(pictures), columns=7, size=1.05)
for ax, text in zip(fig.axes[::7], ["verdad", "media", "ridge", "red"]):
    ax.text(-0.15, 0.5, text, transform=ax.transAxes, ha="right", va="center", fontsize=13)
for ax in fig.axes[7:]:
    ax.axhline(3.5, color=RED, linewidth=1.5)
plt.show()

# %% tags=["verify"]
_score = {name: pixel_rmse(P) for name, P in fits.items()}
assert (
    max(_score["red: sigmoide, entropía"] + _score["red: sigmoide, mse"])
    < _score["ridge"][0] - 0.01
)
assert 0.15 < halves_table.loc["red: sin activación, mse", "fuera de [0, 1]"] < 0.25
assert halves_table.loc["red: sigmoide, entropía", "fuera de [0, 1]"] == 0
assert abs(halves_table["RMSE"].iloc[3:].diff().iloc[-1]) < 0.004
assert halves_table["RMSE"].iloc[2] < halves_table["RMSE"].iloc[3:].min() + 0.005

# %% [markdown] slideshow={"slide_type": "fragment"}
# - Aquí **la red gana a ridge** con las tres semillas: entre las dos mitades de un dígito no hay una recta, y hay 1437 ejemplos.
# - Sin activación, uno de cada cinco píxeles sale imposible. Su RMSE no es peor: la sigmoide se pone **para que la respuesta tenga sentido**, no por la nota.
# - Entre las dos pérdidas, con sigmoide, apenas hay diferencia. La entropía tiene a su favor que el gradiente no se apaga cuando la sigmoide se satura ([[funciones_de_perdida]]).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Con lápiz y papel
#
# Cuatro casas valían 100, 150, 200 y 250 mil euros, y un modelo dijo 120, 150, 180 y 210. Calcula su MAE, su RMSE y su $R^2$, con dos decimales.

# %% tags=["exercise"]
mae, rmse, r2 = ..., ..., ...

check(1, (mae, rmse, r2))

# %% tags=["solution"]
mae = (20 + 0 + 20 + 40) / 4
rmse = ((400 + 0 + 400 + 1600) / 4) ** 0.5  # 24.49
r2 = 1 - 2400 / (75**2 + 25**2 + 25**2 + 75**2)  # la media es 175; sale 0.81

check(1, (mae, rmse, r2))


# %% [markdown]
# ### Ejercicio · R² desde cero
#
# Escribe `r_squared(y_true, y_pred)`, sin scikit-learn. `y_true` tiene forma $(n,)$; `y_pred` puede llegar como $(n,)$ o como sale de Keras, en columna, $(n, 1)$. Devuelve un número.


# %% tags=["exercise"]
def r_squared(y_true, y_pred):
    return ...


check(2, r_squared)


# %% tags=["solution"]
def r_squared(y_true, y_pred):
    residuals = y_true - np.ravel(y_pred)
    return 1 - (residuals**2).sum() / ((y_true - y_true.mean()) ** 2).sum()


check(2, r_squared)

# %% [markdown]
# ### Ejercicio · Elegir la salida
#
# Para cada problema, elige `(neuronas de salida, activación, pérdida)`. La pérdida, entre `"mse"`, `"binary_crossentropy"` y `"sparse_categorical_crossentropy"`.
#
# - `"consumo"`: los kilovatios hora que gastará mañana una casa.
# - `"meteorología"`: la temperatura de mañana a las 8, a las 14 y a las 20 horas, en grados.
# - `"película"`: qué fracción de una película verá una persona antes de dejarla, de 0 a 1.
# - `"especie"`: cuál de cuatro especies es un árbol, numeradas del 0 al 3.

# %% tags=["exercise"]
outputs = {
    "consumo": (..., ..., ...),
    "meteorología": (..., ..., ...),
    "película": (..., ..., ...),
    "especie": (..., ..., ...),
}

check(3, outputs)

# %% tags=["solution"]
outputs = {
    "consumo": (1, None, "mse"),
    "meteorología": (3, None, "mse"),
    "película": (1, "sigmoid", "binary_crossentropy"),  # "mse" también vale
    "especie": (4, "softmax", "sparse_categorical_crossentropy"),
}

check(3, outputs)


# %% [markdown]
# ### Ejercicio · El error que parecía minúsculo
#
# `fit_predict(X_train, y_train, X_new)` entrena un modelo y devuelve sus predicciones de `X_new`. Esta función debía darle las respuestas estandarizadas y devolver las predicciones **en sus unidades**, pero tiene dos fallos. Arréglala.


# %% tags=["exercise"]
def predict_in_units(fit_predict, X_train, y_train, X_new):
    scaled = (y_train - y_train.mean()) / y_train.max()
    y_pred = fit_predict(X_train, scaled, X_new)
    return ...  # aquí decía: return y_pred


check(4, predict_in_units)


# %% tags=["solution"]
def predict_in_units(fit_predict, X_train, y_train, X_new):
    mean, std = y_train.mean(), y_train.std()
    y_pred = fit_predict(X_train, (y_train - mean) / std, X_new)
    return mean + std * y_pred


check(4, predict_in_units)


# %% [markdown]
# ### Ejercicio · Un intervalo a medida
#
# Escribe `interval(residuals, y_pred, coverage)`: con los residuos $y - \hat{y}$ de unos pacientes no vistos, devuelve la pareja `(low, high)` de extremos del intervalo de cada predicción de `y_pred`, de forma $(m,)$. Con `coverage=0.8`
# debe dejar fuera al 10 % de los residuos por cada lado; con `coverage=0.9`, al 5 %.


# %% tags=["exercise"]
def interval(residuals, y_pred, coverage):
    return ...


check(5, interval)


# %% tags=["solution"]
def interval(residuals, y_pred, coverage):
    outside = (1 - coverage) / 2
    low, high = np.quantile(residuals, [outside, 1 - outside])
    return y_pred + low, y_pred + high


check(5, interval)

# %% [markdown]
# ### Reto
#
# El intervalo de la lección mide lo mismo para todos, y la nube se abre. Calcula uno por tercio de lo predicho, con los residuos de desarrollo, y comprueba su cobertura en cada tercio de la prueba. ¿Cuánto se estrecha el del tercio bajo? ¿Se puede
# uno fiar de una cobertura contada en treinta pacientes? Piensa también cómo entrenarías una red para que diera ella misma los dos extremos: ¿qué pérdida castiga más quedarse corto que pasarse?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Una cantidad: salida sin activación y `mse`, con las respuestas estandarizadas y las predicciones devueltas a sus unidades.
# - MAE en unidades para contarlo; $R^2$ para compararse con la media, que es el cero.
# - Los mismos quintos y varias semillas para todos: aquí la red frenada solo iguala a ridge, porque la relación es casi recta.
# - Los residuos se leen en palabras, y cada predicción va con su intervalo.
# - Varias respuestas: una neurona por cada una y todas en la misma escala; entre 0 y 1, sigmoide.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | regresión | *regression* | predecir una cantidad |
# | residuo | *residual* | $y - \hat{y}$, lo que le faltó a la predicción |
# | raíz del error cuadrático medio | *root mean squared error*, RMSE | la raíz del MSE, en las unidades de $y$ |
# | coeficiente de determinación | *coefficient of determination*, R² | la parte del error cuadrático de la media que se quita |
# | ridge | *ridge regression* | la regresión lineal con castigo L2 |
# | regresión a la media | *regression to the mean* | que las predicciones queden más cerca del centro que la verdad |
# | intervalo de predicción | *prediction interval* | entre qué valores estará, y con qué frecuencia |
# | cobertura | *coverage* | con qué frecuencia el intervalo contiene la verdad |
# | dejar uno fuera | *leave-one-out* | validación cruzada en la que cada examen es una sola fila |

# %% [markdown]
# ## Para saber más
#
# - B. Efron, T. Hastie, I. Johnstone y R. Tibshirani (2004), *Least angle regression*: de dónde salen los datos de diabetes.
# - A. E. Hoerl y R. W. Kennard (1970), *Ridge regression: biased estimation for nonorthogonal problems*.
# - F. Galton (1886), *Regression towards mediocrity in hereditary stature*: los hijos de padres muy altos, y el nombre de todo esto.
# - J. Lei y otros (2018), *Distribution-free predictive inference for regression*: intervalos con residuos, y qué garantizan.
