# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

from exercises.bienvenida import check, hint, progress, solution
from utils.environment import setup
from utils.evaluation import compare, load_experiment
from utils.plotting import BLUE, GRAY, ORANGE, draw_cells, draw_network, plot_images

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué cifra es esta?
#
# Hoy una red aprenderá a leer cifras escritas a mano. La verás acertar y fallar, y al final sabrás qué preguntar cuando alguien te diga «acierta el 97 %».
#
# Esto es un **cuaderno** (*notebook*): celdas de texto y celdas de código. Bastan cuatro cosas:
#
# - **Mayús + Intro** ejecuta una celda y pasa a la siguiente. Empieza por la primera y no te saltes ninguna.
# - Donde leas **Predice**, el resultado está escondido. Piensa tu respuesta y ejecuta.
# - El código plegado dibuja o prepara algo. No hace falta leerlo.
# - Cambia lo que quieras. Si algo se enreda, reinicia desde el menú *Kernel*.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Tenemos 1797 dibujos de cifras, con ocho filas de ocho números cada uno: la tinta que hay en cada punto, de 0 (papel blanco) a 16 (negro). Así recibe el ordenador uno de ellos:

# %% slideshow={"slide_type": "fragment"}
digits = load_digits()
images = digits.images
print(images[3])  # el cuarto: como en una lista, se cuenta desde 0

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Predice**: ¿qué cifra es? Entorna los ojos y mira dónde están los números grandes.

# %% tags=["figure", "predict"] alt="Los mismos 64 números, cada uno en su casilla, más oscura cuanto mayor es el número: aparece un 3." slideshow={"slide_type": "fragment"}
# Los mismos 64 números, cada uno con su gris
fig, ax = plt.subplots(figsize=(4.6, 4.6))
draw_cells(ax, images[3], color=lambda i, j, ink: [1 - ink / 16] * 3, texts="{:.0f}")
plt.show()

# %% tags=["verify"]
assert digits.target[3] == 3 and images.shape == (1797, 8, 8) and images.max() == 16

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Es un 3. Casi nadie lo ve en los números y casi todos en el dibujo, aunque son lo mismo.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se le explica a un ordenador qué es un 3?
#
# Intenta escribir las reglas que distinguen un 3 de un 8. Después busca un 3 que no las cumpla: suele haberlo.
#
# Hay otro camino, el **aprendizaje automático** (*machine learning*): una persona reúne muchos ejemplos, y un programa ajusta unos números hasta que las respuestas le salen. Si cada ejemplo lleva la respuesta
# correcta, se llama **aprendizaje supervisado** (*supervised learning*). La receta vale para muchas cosas:
#
# | entra | sale |
# |---|---|
# | los metros de una casa | su precio |
# | un correo | si es basura o no |
# | una foto | qué objetos hay |
# | una grabación | el texto que se dice |
# | una frase en inglés | la misma en español |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué es una red?
#
# Una **red neuronal** (*neural network*) es una manera de hacer ese ajuste. Está hecha de piezas sencillas, las neuronas, puestas en capas. Cada capa hace cuentas con los números que le da la anterior. Si hay varias capas, se
# habla de **aprendizaje profundo** (*deep learning*): lo profundo son las capas, no lo que la red comprende.

# %% tags=["figure"] alt="Esquema de la red: 64 entradas, una capa de 64 neuronas y 10 salidas; todas las de una capa se unen con todas las de la siguiente." slideshow={"slide_type": "subslide"}
# La red de hoy: 64 números entran y 10 salen
fig, ax = plt.subplots(figsize=(8.5, 4))
titles = ["64 entradas:\nlos puntos del dibujo", "64 neuronas", "10 salidas:\nuna por cifra"]
draw_network([64, 64, 10], titles=titles, ax=ax, max_nodes=6)
plt.show()

# %% [markdown]
# La escribiremos con Keras. La celda siguiente lo carga y tarda unos segundos.

# %% tags=["setup"]
# Cargar Keras
import keras
from keras import layers

from utils.drawing import DrawingPad, parse_drawing, plot_reading

setup()


# %% slideshow={"slide_type": "subslide"}
def new_network():
    network = keras.Sequential([
        keras.Input((64,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])  # fmt: skip
    network.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return network


model = new_network()
print("números que se ajustan:", model.count_params())

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada `Dense` es una capa de neuronas, y `compile` dice cómo se corregirá la red. No hace falta entender más por ahora: el curso llega a cada palabra.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cómo se la examina?
#
# La red aprende con unos dibujos, los de **entrenamiento** (*training*), y se examina con otros que no ha visto, los de **prueba** (*test*). Los repartimos al azar. `X` son los dibujos, e `y`, las respuestas.

# %% slideshow={"slide_type": "fragment"}
X = digits.data / 16  # cada dibujo, en una fila de 64 números; al dividir, quedan entre 0 y 1
y = digits.target
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=382, random_state=0)
print(len(X_train), "dibujos para aprender y", len(X_test), "para el examen")

# %% [markdown] slideshow={"slide_type": "fragment"}
# `fit` la entrena. Una **época** (*epoch*) es una vuelta por todos los dibujos de entrenamiento. Daremos 30.

# %% slideshow={"slide_type": "fragment"}
# Tarda unos segundos. Con verbose=0 no enseña el avance.
history = model.fit(X_train, y_train, epochs=30, verbose=0)
accuracy = history.history["accuracy"]  # la fracción de aciertos, época a época
print(f"primera época: {accuracy[0]:.2f} · última: {accuracy[-1]:.2f}")  # con dos decimales

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Predice**: quien responde al azar acierta 10 de cada 100. ¿Cuántos acertará la red, de cada 100 dibujos que no ha visto nunca?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
# Devuelve dos números: la pérdida, que el curso explica más adelante, y la fracción de aciertos.
loss, accuracy = model.evaluate(X_test, y_test, verbose=0)
print(f"acierta {100 * accuracy:.0f} de cada 100")

# %% tags=["verify"]
assert 0.955 < accuracy < 0.985 and model.count_params() == 4810

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Unos 97, y nadie le ha dicho qué es una curva ni un trazo recto. Mira ahora algunos de sus fallos: en varios dudarías tú también.

# %% tags=["figure", "sensitive-figure"] alt="Ocho de los dibujos que la red lee mal, con lo que dice y lo que era; varios se leen mal también a simple vista." slideshow={"slide_type": "subslide"}
# Algunos de sus fallos
answers = model.predict(X_test, verbose=0).argmax(axis=1)
failed = np.flatnonzero(answers != y_test)[:8]
titles = [f"dice {answers[i]}\nes {y_test[i]}" for i in failed]
plot_images(X_test[failed].reshape(-1, 8, 8), titles=titles, columns=8)
plt.show()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Lee lo que pintas tú?
#
# Pinta con letras: `#` es negro, `+` es gris y `.` es blanco.

# %% slideshow={"slide_type": "fragment"}
drawing = """
...##...
..####..
.##..##.
.##..##.
.##..##.
.##..##.
..####..
...##...
"""


# %% slideshow={"slide_type": "fragment"}
def read(pixels):
    row = pixels.reshape(1, 64)  # un solo dibujo, con sus 64 números en una fila
    return model.predict(row, verbose=0)[0]  # la respuesta al primer dibujo, que es el único


pixels = parse_drawing(drawing)  # las letras, en números
confidence = read(pixels)  # diez números que suman 1, uno por cifra

# %% tags=["figure", "sensitive-figure"] alt="Un 0 pintado en el centro del papel y, al lado, la confianza de la red en cada cifra: toda en el 0." slideshow={"slide_type": "fragment"}
# Lo que lee la red
plot_reading(pixels, confidence)
plt.show()

# %% [markdown]
# O con el ratón: cada vez que pulsas un cuadrado cambia a negro, a gris y a blanco. Con el teclado, Tab y Espacio.

# %% tags=["widget"]
# Un papel para pintar con botones
display(DrawingPad(read, drawing))

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Predice**: si corremos los 382 dibujos del examen **una** columna a la derecha, ¿cuántos acertará de cada 100?


# %% tags=["helper"]
# Correr dibujos una columna a la derecha
def shift_right(rows):
    papers = rows.reshape(-1, 8, 8)
    moved = np.zeros_like(papers)
    moved[:, :, 1:] = papers[:, :, :-1]  # cada columna recibe la de su izquierda
    return moved.reshape(-1, 64)


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
loss, accuracy = model.evaluate(shift_right(X_test), y_test, verbose=0)
print(f"corridos, acierta {100 * accuracy:.0f} de cada 100")

# %% tags=["verify"]
assert 0.38 < accuracy < 0.52
assert confidence.argmax() == 0 and read(shift_right(pixels)).argmax() == 6

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Menos de la mitad, y tú casi no notarías el cambio. Aprendió con dibujos centrados que llenaban el papel: sabe cuánta tinta suele haber en cada punto, no qué es un trazo. El examen no podía avisarnos, porque
# sus dibujos también estaban centrados.
#
# Tampoco se ve por dentro. Lo que sabe está en 4810 números, y ninguno significa «un 8 tiene dos círculos». Es una **caja negra** (*black box*): no dice por qué responde lo que responde. Si niega un préstamo, alguien
# lo preguntará.

# %% [markdown]
# **Pruébalo.** Vuelve a `drawing` y corre el 0 una columna a la derecha: en cada fila, quita el último punto y pon uno delante. Ejecuta esa celda y las siguientes, hasta la figura.

# %% [markdown]
# <details><summary>Qué deberías ver</summary>
#
# Lee un 6, y con mucha confianza. La confianza no es una garantía.
#
# </details>

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿No había algo más sencillo?
#
# Nos faltan rivales, con los mismos dibujos y el mismo examen:
#
# - El **vecino más parecido** (*nearest neighbor*) guarda los dibujos de entrenamiento, busca el que más se parece al nuevo y copia su respuesta.
# - La **SVM** (*support vector machine*), de los años noventa, separa las clases con fronteras que dejan el mayor hueco posible entre ellas.
#
# **Predice**: la red acertaba 97. ¿Quién quedará primero?

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
rivals = {"vecino": KNeighborsClassifier(n_neighbors=1), "SVM": SVC()}
for name, rival in rivals.items():
    rival.fit(X_train, y_train)
    own, exam = rival.score(X_train, y_train), rival.score(X_test, y_test)
    print(f"{name}: acierta {100 * own:.0f} de cada 100 de los suyos y {100 * exam:.0f} del examen")

# %% tags=["verify"]
assert rivals["vecino"].score(X_train, y_train) == 1
assert all(rival.score(X_test, y_test) > 0.98 for rival in rivals.values())

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Los dos rivales aciertan más que esta red.
#
# Fíjate en el vecino: con los dibujos que guardó acierta 100 de 100, porque se los sabe de memoria. Acertar los ejemplos propios no demuestra nada. Cuando un programa los acierta y falla mucho más con los nuevos, hay
# **sobreajuste** (*overfitting*). Por eso el examen se aparta antes de empezar.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Qué no preguntó el examen?
#
# Estas son respuestas del archivo, en el orden en que están, en tres sitios distintos. `y[130:166]` son las que van de la 130 a la 165.

# %% slideshow={"slide_type": "fragment"}
print(y[0:36])
print(y[130:166])
print(y[386:422])

# %% [markdown] slideshow={"slide_type": "fragment"}
# ¿Por qué se repiten? Piensa cómo se recogieron los dibujos. La figura da una pista.

# %% tags=["figure"] alt="Cuatro filas de diez cifras, del 0 al 9, cada una de una hoja distinta: dentro de una fila el trazo se parece; de una fila a otra cambian el grosor y la forma." slideshow={"slide_type": "subslide"}
# Diez cifras seguidas de cuatro sitios del archivo
starts = load_experiment("examen_por_hojas")["ajustes"]["inicio de cada hoja"]
shown = [0, 4, 7, 12]
fig, axes = plt.subplots(4, 10, figsize=(9, 4.1))
for row, sheet in zip(axes, shown):
    first = starts[sheet] + (sheet == 7) * 9  # en esa hoja falta el primer 0
    for ax, image in zip(row, images[first : first + 10]):
        ax.imshow(image, vmin=0, vmax=16)
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(True)
    row[0].set_ylabel(f"desde\nel {first}", rotation=0, ha="right", va="center", fontsize=12)
plt.show()

# %% tags=["verify"]
assert (
    len(starts) == 14
    and starts[11] == 1415
    and (y[:36] == y[130:166]).all()
    and (y[:36] == y[386:422]).all()
)
assert all((y[s : s + 9] == range(9)).all() for s in starts if s != 906)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Cada persona copió en una hoja las mismas cifras, y el archivo tiene catorce hojas, una tras otra. La ficha de los datos dice que las escribieron trece personas: quizá una llenó dos.
#
# Al repartir al azar, cada hoja quedó partida entre el aprendizaje y el examen. La red se examinó con **letras que ya conocía**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Hagamos otro examen. La red aprende con las once primeras hojas y lee las tres últimas, que suman otros 382 dibujos. **Predice**: ¿cuántos acertará ahora, de cada 100?

# %% slideshow={"slide_type": "fragment"}
X_known, X_new = X[:1415], X[1415:]
y_known, y_new = y[:1415], y[1415:]

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
strict = new_network()
strict.fit(X_known, y_known, epochs=30, verbose=0)
loss, accuracy = strict.evaluate(X_new, y_new, verbose=0)
print(f"red: acierta {100 * accuracy:.0f} de cada 100")
for name, rival in rivals.items():
    rival.fit(X_known, y_known)
    print(f"{name}: acierta {100 * rival.score(X_new, y_new):.0f} de cada 100")

# %% tags=["verify"]
assert 0.875 < accuracy < 0.93, accuracy

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# La red baja de 97 a unos 91: el triple de fallos. Y pierden los tres.
#
# ¿Serán esas tres hojas las más difíciles? En un experimento más largo, que está guardado, **cada** dibujo se examinó dos veces: una con otros dibujos de su hoja entre los de entrenamiento, y otra sin ninguno.

# %% tags=["figure"] alt="En las catorce hojas la red acierta menos cuando no ha visto esa letra. A la derecha, los fallos de la red, el vecino y la SVM: en los tres son más del doble." slideshow={"slide_type": "subslide"}
# Los mismos dibujos, con y sin letra conocida: cinco repeticiones
results = load_experiment("examen_por_hojas")["resultados"]
mixed, whole = (np.mean(results["red"][exam], axis=0) for exam in ["al azar", "hojas enteras"])
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4.8), width_ratios=[1.6, 1])
for sheet in range(14):
    axes[0].plot(
        [100 * whole[sheet], 100 * mixed[sheet]], [sheet + 1] * 2, color=GRAY, linewidth=1.5
    )
axes[0].plot(100 * mixed, range(1, 15), "o", color=BLUE, label="letra conocida")
axes[0].plot(100 * whole, range(1, 15), "s", color=ORANGE, label="letra nueva")
axes[0].set(xlabel="aciertos de cada 100", ylabel="hoja", yticks=range(1, 15), ylim=(14.8, 0.2))
axes[0].set(title=f"La red acierta menos en {(whole < mixed).sum()} de 14 hojas")
axes[0].set(xlim=(82, 100.5), xticks=range(84, 101, 4))
axes[0].legend(loc="upper left")
for k, exam in enumerate(["al azar", "hojas enteras"]):
    errors = [100 * (1 - np.mean(results[name][exam])) for name in results]
    bars = axes[1].bar(np.arange(3) + 0.4 * k, errors, 0.38, color=[BLUE, ORANGE][k])
    axes[1].bar_label(bars, fmt="%.1f", fontsize=12)
axes[1].set(title="Fallos de cada 100", xticks=np.arange(3) + 0.2, yticks=[])
axes[1].set_xticklabels(results)
axes[1].spines["left"].set_visible(False)
plt.show()

# %% tags=["verify"]
assert (whole < mixed).all()
assert all(
    np.mean(1 - np.array(result["hojas enteras"])) > 2 * np.mean(1 - np.array(result["al azar"]))
    for result in results.values()
)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Con letra nueva, la red falla más en las catorce hojas, y los tres programas fallan más del doble. Las tres últimas eran algo difíciles: en el conjunto de las catorce, la red acierta 93 de cada 100.
#
# Los dos exámenes están bien hechos, pero preguntan cosas distintas. Si la red va a leer a desconocidos, vale el segundo. Ante un «acierta el 97 %», pregunta **con quién se examinó y a quién va a servir**.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuándo ayuda una red?
#
# Dos problemas más, cada uno con diez repartos y el mismo cuidado para todos los rivales:
#
# - **Una tabla**: diez medidas de 442 personas, para decir cuánto avanzará su diabetes en un año. El rival multiplica cada medida por un número y suma. Lo llamaremos **recta** (*linear model*).
# - **Las cifras sin centrar**: cada una cae en cualquier sitio de un papel de 12 × 12, y se leen hojas nuevas. Juega también una red **convolucional** (*convolutional*), que busca los mismos trazos por todo el papel ([[cnn]]).
#
# ¿Dónde crees que ganará una red? Piénsalo antes de mirar la figura.

# %% tags=["figure"] alt="Arriba, la recta y la red se desvían casi lo mismo en la tabla. Abajo, con las cifras sin centrar, la red de hoy es la que menos acierta, y la convolucional y la SVM con ayuda, las que más." slideshow={"slide_type": "subslide"}
# La tabla y los dibujos; cada punto es un reparto
table = load_experiment("una_tabla_pequena")["resultados"]
moved = load_experiment("cifras_sin_centrar")["resultados"]
verdicts = [
    compare(table["red"], table["recta"], margin=1, higher_is_better=False, test_fraction=0.25),
    compare(moved["red convolucional"], moved["SVM"], margin=0.01, test_fraction=0.25),
]
names = ["vecinos", "SVM", "red densa", "red convolucional", "SVM, tras centrar"]
labels = [
    "vecinos",
    "SVM",
    "la red de hoy,\nde 128 neuronas",
    "red\nconvolucional",
    "SVM, y alguien\ncentra antes",
]
fig, axes = plt.subplots(2, 1, figsize=(9, 6.6), height_ratios=[3, 5])
rows = ["la media", "recta", "red"]
for k, name in enumerate(rows):
    axes[0].plot(table[name], [k] * 10, "o", color=ORANGE if "red" in name else BLUE, alpha=0.45)
    axes[0].plot([np.mean(table[name])] * 2, [k - 0.3, k + 0.3], color="black", linewidth=3)
axes[0].set(
    yticks=range(3),
    ylim=(2.6, -0.6),
    xlim=(0, None),
    xlabel="error medio, en puntos (mejor, a la izquierda)",
)
axes[0].set_yticklabels(["decir la media", "recta", "red"])
axes[0].set_title(f"Tabla. La red, contra la recta: {verdicts[0].verdict}")
for k, name in enumerate(names):
    scores = 100 * np.array(moved[name])
    axes[1].plot(scores, [k] * 10, "o", color=ORANGE if "red" in name else BLUE, alpha=0.45)
    axes[1].plot([scores.mean()] * 2, [k - 0.3, k + 0.3], color="black", linewidth=3)
axes[1].set(yticks=range(5), ylim=(4.6, -0.6), xlabel="aciertos de cada 100 (mejor, a la derecha)")
axes[1].set_yticklabels(labels)
axes[1].set_title(f"Cifras sin centrar. La convolucional, contra la SVM: {verdicts[1].verdict}")
plt.show()

# %% tags=["verify"]
assert [result.verdict for result in verdicts] == ["PENDIENTE", "gana"]

# %% [markdown] slideshow={"slide_type": "fragment"}
# PENDIENTE-TABLA
#
# En los dibujos, la red de hoy queda la última. La convolucional gana: acierta 95 de cada 100, y la SVM, 86. No gana por ser una red, sino porque sus capas encajan con el problema.
#
# Mira la última fila. Si alguien escribe un programa que busca la tinta y la centra, la SVM acierta 96, y **no se sabe** cuál de las dos es mejor. La red se ahorró esa ayuda. En un papel en blanco es fácil escribir ese
# programa; en una foto de la calle, no. Por eso el aprendizaje profundo está donde la entrada es cruda y hay muchos ejemplos: el dictado del móvil, el traductor, el buscador de fotos.
#
# Los veredictos los da `compare`, una función del curso: «gana» o «pierde» si la diferencia es clara, «empata» si es tan pequeña que no importa, y «no se sabe» si diez repartos no bastan.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Con qué herramientas?
#
# | herramienta | qué es |
# |---|---|
# | **Jupyter** | texto, código y figuras en un cuaderno |
# | **Google Colab** | cuadernos en la nube; presta una GPU, la tarjeta gráfica que acelera las redes grandes |
# | **Keras** | la forma más legible de escribir redes |
# | **TensorFlow** | el motor que hace las cuentas debajo de Keras |
# | **PyTorch** | otro motor, muy usado en investigación |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El mapa
#
# Empezaremos por una sola neurona, con los números puestos a mano. Cuando sepas construir una red entera, volveremos a Keras.
#
# {{mapa}}
#
# En [El laboratorio](playground.ipynb) hay una red con todos sus mandos a la vista.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda: `check(1, …)` la corrige y, si no está bien, dice en qué fijarse. En una celda nueva, `hint(1)` da una pista y `solution(1)`, la solución. `progress()` dice
# lo que llevas hecho en todo el curso.

# %% [markdown]
# ### Ejercicio · El examen que toca
#
# ¿Qué apartarías para el examen? Elige en cada caso `"al azar"`, `"grupos"` (grupos enteros, como las hojas) o `"lo último"`.
#
# - `radiografías`: cinco por paciente; se leerán las de pacientes nuevos.
# - `teclado`: dibujos de una sola persona, de la misma tarde; solo leerá los suyos.
# - `paro`: un dato al mes durante veinte años; se quiere saber el del mes que viene.
# - `setas`: diez fotos seguidas de cada seta; se usará en el bosque, con otras.

# %% tags=["exercise"]
exams = {"radiografías": ..., "teclado": ..., "paro": ..., "setas": ...}

check(1, exams)

# %% tags=["solution"]
exams = {
    "radiografías": "grupos",  # las cinco de un paciente se parecen
    "teclado": "al azar",  # no hay grupos: todos son de la misma mano
    "paro": "lo último",  # se examina como se va a usar: con el pasado, el futuro
    "setas": "grupos",
}

check(1, exams)

# %% [markdown]
# ### Ejercicio · Cifra a cifra
#
# Un 97 % de media puede esconder una cifra que se lee mal. Escribe `hit_rate(digit, y_true, y_pred)`. Recibe una cifra y dos listas igual de largas: qué era cada dibujo y qué dijo la red. De los dibujos que **eran** esa cifra (siempre hay
# alguno), devuelve la fracción que la red acertó, entre 0 y 1. Puedes usar un bucle.


# %% tags=["exercise"]
def hit_rate(digit, y_true, y_pred):
    return ...


check(2, hit_rate)


# %% tags=["solution"]
def hit_rate(digit, y_true, y_pred):
    total, hits = 0, 0
    for truth, answer in zip(y_true, y_pred):
        if truth == digit:
            total = total + 1
            if answer == digit:
                hits = hits + 1
    return hits / total


check(2, hit_rate)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - Aprender es ajustar números con ejemplos que llevan su respuesta.
# - Un programa se mide con ejemplos que no ha visto.
# - El examen debe parecerse al uso: con letra nueva hubo más del doble de fallos.
# - Toda red tiene rivales sencillos; hoy, dos acertaron más.
# - Una red ayuda donde no sabemos escribir qué hay que mirar.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | aprendizaje automático | *machine learning* | ajustar números con ejemplos, en vez de escribir reglas |
# | aprendizaje supervisado | *supervised learning* | los ejemplos llevan su respuesta |
# | red neuronal | *neural network* | muchas piezas sencillas, en capas |
# | aprendizaje profundo | *deep learning* | redes con varias capas |
# | entrenamiento, prueba | *training, test* | los ejemplos para aprender y los del examen |
# | época | *epoch* | una vuelta por los ejemplos de entrenamiento |
# | caja negra | *black box* | lo que acierta sin que se sepa por qué |
# | vecino más parecido | *nearest neighbor* | copiar la respuesta del ejemplo más parecido |
# | sobreajuste | *overfitting* | acertar los ejemplos propios y fallar mucho más los nuevos |

# %% [markdown]
# ## Para saber más
#
# - E. Alpaydin y C. Kaynak (1998), *Cascading classifiers*: los dibujos de esta lección.
# - Y. LeCun, Y. Bengio y G. Hinton (2015), *Deep learning*: el campo en ocho páginas, por tres de sus autores.
# - F. Chollet y M. Watson (2025), *Deep Learning with Python*, tercera edición: de quien escribió Keras.
