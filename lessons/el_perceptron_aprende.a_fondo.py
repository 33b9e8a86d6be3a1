# %% tags=["setup"]
# Preparar el cuaderno
import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import Perceptron

from utils.data import load_iris
from utils.environment import setup
from utils.evaluation import compare
from utils.plotting import BLUE, GRAY, GREEN, ORANGE, RED, lighten

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## De dónde partimos
#
# Este cuaderno contesta a cuatro preguntas más: por qué la regla se detiene si hay una recta, de qué pérdida es una bajada, qué pasa si en vez de promediar se guarda lo mejor, y si el perceptrón de scikit-learn es el mismo. Las funciones de la lección, otra vez; `path` guarda los pesos tras cada corrección.


# %% tags=["helper"]
# Lo que ya teníamos: los datos del AND y la regla
def add_ones(X):
    return np.column_stack([X, np.ones(len(X), dtype=int)])


def train_path(X, y, w, max_epochs=1000):
    """Los pesos del principio y los que hay tras cada corrección."""
    path = [w]
    for _ in range(max_epochs):
        before = len(path)
        for x_i, y_i in zip(X, y):
            if y_i * (path[-1] @ x_i) <= 0:
                path.append(path[-1] + y_i * x_i)
        if len(path) == before:
            break
    return np.array(path)


X_and = add_ones(np.array([[1, 0], [0, 1], [0, 0], [1, 1]]))
y_and = np.array([-1, -1, -1, 1])
path = train_path(X_and, y_and, np.zeros(3))
print("correcciones del AND desde cero:", len(path) - 1)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Por qué tiene que terminar?
#
# La demostración de Novikoff solo usa sumas, productos escalares y una idea: dos cantidades que crecen a ritmos distintos.
#
# Supón que **hay** una recta que separa los ejemplos. Sus números son $u$, y los escalamos para que $\lVert u\rVert = 1$, que no mueve la recta. Hacen falta dos números más:
#
# - $R$, la longitud del ejemplo más largo, contando su 1. Para todos, $\lVert x\rVert \le R$.
# - $\gamma$ («gamma»), la **holgura** (*margin*): el menor $y\,(u\cdot x)$, el del ejemplo más apurado. Como $u$ separa, $\gamma > 0$, y para todos, $y\,(u\cdot x) \ge \gamma$.
#
# Llamamos $w_k$ a los pesos tras $k$ correcciones. Empezamos en $w_0 = 0$ y con $\eta = 1$. La corrección número $k$ fue por fallar un ejemplo $x$ de respuesta $y$:
#
# $$w_k = w_{k-1} + y\,x \qquad\text{y había fallado:}\qquad y\,(w_{k-1}\cdot x) \le 0$$

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Primer paso: $u\cdot w$ sube al menos $\gamma$ cada vez.** Multiplicamos por $u$ la corrección:
#
# $$u\cdot w_k = u\cdot w_{k-1} + y\,(u\cdot x) \ge u\cdot w_{k-1} + \gamma$$
#
# Como $u\cdot w_0 = 0$, tras $k$ correcciones $u\cdot w_k \ge k\,\gamma$.
#
# **Segundo paso: $\lVert w\rVert^2$ sube como mucho $R^2$ cada vez.** Desarrollamos el cuadrado, con $\lVert v\rVert^2 = v\cdot v$:
#
# $$\lVert w_k\rVert^2 = \lVert w_{k-1}\rVert^2 + 2\,y\,(w_{k-1}\cdot x) + y^2\,\lVert x\rVert^2$$
#
# El término del medio no es positivo, porque había fallado. En el último, $y^2 = 1$ y $\lVert x\rVert^2 \le R^2$. Por tanto $\lVert w_k\rVert^2 \le \lVert w_{k-1}\rVert^2 + R^2$, y tras $k$ correcciones $\lVert w_k\rVert^2 \le k\,R^2$, es decir, $\lVert w_k\rVert \le \sqrt{k}\,R$.
#
# **Tercer paso: lo primero no puede superar a lo segundo.** El producto escalar de dos vectores es el producto de sus longitudes por el coseno de su ángulo, que no pasa de 1. Como $\lVert u\rVert = 1$, queda $u\cdot w_k \le \lVert w_k\rVert$.
#
# **Cuarto paso: se juntan.**
#
# $$k\,\gamma \;\le\; u\cdot w_k \;\le\; \lVert w_k\rVert \;\le\; \sqrt{k}\,R \qquad\Rightarrow\qquad \sqrt{k} \le \frac{R}{\gamma} \qquad\Rightarrow\qquad k \le \left(\frac{R}{\gamma}\right)^2$$
#
# No aparece el orden de los ejemplos ni cuántos son. Es una **cota** (*bound*): nunca hará más correcciones, y puede hacer menos.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con el AND y la recta $(2, 2, -3)$, aún sin escalar. Su longitud al cuadrado es $4 + 4 + 9 = 17$.
#
# | $x$ | $y$ | $\lVert x\rVert^2$ | $y\,(2x_1 + 2x_2 - 3)$ |
# |:---:|:---:|:---:|:---:|
# | $(1,0,1)$ | $-1$ | 2 | 1 |
# | $(0,1,1)$ | $-1$ | 2 | 1 |
# | $(0,0,1)$ | $-1$ | 1 | 3 |
# | $(1,1,1)$ | $+1$ | 3 | 1 |
#
# Así, $R^2 = 3$ y $\gamma = 1/\sqrt{17}$. La cota es $3 \cdot 17 = 51$, y la regla hizo 22 correcciones.

# %% slideshow={"slide_type": "fragment"}
u = np.array([2, 2, -3]) / np.sqrt(17)
R = np.linalg.norm(X_and, axis=1).max()  # axis=1: la longitud de cada fila
gamma = (y_and * (X_and @ u)).min()
bound = (R / gamma) ** 2
print(f"R = {R:.3f}, holgura = {gamma:.3f}, cota = {bound:.1f}")

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# La longitud de w, atrapada entre el suelo y el techo
# alt: La longitud de w tras cada corrección sube en zigzag entre dos curvas: por debajo, una recta que sube sin cesar; por encima, una raíz que se aplana. Las dos se cortan en 51 correcciones, y la regla termina en la 22.
k = np.arange(len(path))
length = np.linalg.norm(path, axis=1)
limit = np.linspace(0, 60, 301)
floor, ceiling = limit * gamma, np.sqrt(limit) * R
fig, ax = plt.subplots(figsize=(9, 4.6))
ax.fill_between(limit, floor, ceiling, where=limit <= bound, color=lighten(GRAY, 0.8))
ax.plot(limit, ceiling, "--", color=ORANGE, label="techo, $\\sqrt{k}\\,R$")
ax.plot(limit, floor, ":", color=BLUE, label="suelo, $k\\,\\gamma$")
ax.plot(k, length, "o-", color="black", markersize=5, label="$\\Vert w\\Vert$ en el AND")
ax.plot(bound, bound * gamma, "s", color=RED)
ax.text(bound + 1.2, bound * gamma - 2.2, f"aquí se cortan:\n{bound:.0f} correcciones", ha="center", va="top")  # fmt: skip
ax.set(xlabel="correcciones, $k$", ylabel="longitud de $w$", xlim=(0, 60), ylim=(0, 15.5))
ax.legend(loc="upper left")
plt.show()

# %% tags=["verify"]
assert np.isclose(bound, 51) and len(path) == 23
assert (path @ u > k * gamma - 1e-9).all() and (path @ u < length + 1e-9).all()
assert (length < np.sqrt(k) * R + 1e-9).all()

# %% [markdown] slideshow={"slide_type": "subslide"}
# **¿Y si no empieza en cero?** Los dos primeros pasos no cambian, pero las cuentas arrancan de $w_0$: $u\cdot w_k \ge u\cdot w_0 + k\,\gamma$ y $\lVert w_k\rVert^2 \le \lVert w_0\rVert^2 + k\,R^2$. Ahora queda
#
# $$u\cdot w_0 + k\,\gamma \;\le\; \sqrt{\lVert w_0\rVert^2 + k\,R^2}$$
#
# A la izquierda, una recta que sube en $k$; a la derecha, algo que crece como $\sqrt{k}$. La recta la acaba superando, así que $k$ no puede crecer sin fin: también termina. Lo comprobamos con los cien comienzos de la lección.

# %% slideshow={"slide_type": "fragment"}
rng = np.random.default_rng(0)
starts = [10 * rng.normal(size=3) for _ in range(100)]
k = np.arange(20000)
ratios = []
for w in starts:
    allowed = u @ w + k * gamma <= np.sqrt(w @ w + k * R**2)
    used = len(train_path(X_and, y_and, w)) - 1
    ratios.append(used / k[allowed].max())  # correcciones hechas, entre las permitidas
print(f"de las permitidas, usan como mucho el {100 * max(ratios):.0f} %")

# %% tags=["verify"]
assert max(ratios) <= 1
assert all(u @ _w + k[-1] * gamma > np.sqrt(_w @ _w + k[-1] * R**2) for _w in starts)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Que termine no quiere decir que termine pronto. Si lo que separa pasa casi rozando algún ejemplo, $\gamma$ es diminuta y la cota, enorme.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿De qué pérdida es una bajada?
#
# Pongamos un número a lo que duele cada respuesta. A un número así se le llama **pérdida** (*loss*), $\ell$:
#
# $$\ell(w) = \max\big(0,\ -y\,(w \cdot x)\big)$$
#
# ($\max$ se queda con el mayor de los dos). Si acierta, $-y\,(w\cdot x)$ es negativo y la pérdida vale 0. Si falla, vale más cuanto más dentro del lado equivocado está. Por ejemplo, con $x = (2, 1)$, $y = +1$ y $w = (-1.5, -0.5)$: $w\cdot x = -3.5$ y $\ell = 3.5$.
#
# ¿Hacia dónde baja? Donde falla, $\ell = -y\,(w_1x_1 + w_2x_2)$. Si movemos solo $w_1$, su derivada es $-y\,x_1$; si movemos solo $w_2$, es $-y\,x_2$. Las dos juntas forman el **gradiente** (*gradient*):
#
# $$\text{si falla: } -y\,x \qquad\qquad \text{si acierta: } 0$$
#
# El gradiente señala hacia dónde sube la pérdida. Bajar es ir en contra: sumar $\eta\,y\,x$ si falla, y nada si acierta. **Es la regla de Rosenblatt.** Midámoslo, moviendo un poco cada peso:

# %% slideshow={"slide_type": "fragment"}
x, y = np.array([2, 1]), 1
w = np.array([-1.5, -0.5])


def loss(w):
    return max(0, -y * (w @ x))


small = 0.01
slope_1 = (loss(w + np.array([small, 0])) - loss(w)) / small
slope_2 = (loss(w + np.array([0, small])) - loss(w)) / small
print("pérdida:", loss(w), "  pendientes medidas:", round(slope_1, 3), round(slope_2, 3))
print("-y x =", -y * x)

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# La pérdida de un ejemplo, y dos pasos cuesta abajo
# alt: A la izquierda, la pérdida baja en rampa mientras falla y es un llano a cero cuando acierta. A la derecha, la misma pérdida vista desde arriba según los dos pesos: dos flechas cruzan las franjas en ángulo recto, de 3.5 a 1 y de 1 a 0.
fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.4), width_ratios=[1, 1.15])
m = np.array([-4, 0, 3])
left.plot(m, np.maximum(0, -m))
left.text(-2.3, 3.2, "falla: rampa")
left.text(0.3, 0.25, "acierta: llano")
left.set(xlabel="$y\\,(w \\cdot x)$", ylabel="pérdida, $\\ell$", title="La pérdida de un ejemplo")
w1, w2 = np.meshgrid(np.linspace(-2.2, 1.6, 100), np.linspace(-1.5, 1.5, 100))
shades = ["white"] + [lighten(BLUE, amount) for amount in np.linspace(0.85, 0.3, 6)]
height = -y * (w1 * x[0] + w2 * x[1])
right.contourf(w1, w2, height, levels=[-10, 0, 1, 2, 3, 4, 5, 6], colors=shades)
steps = [w, w + 0.5 * y * x, w + 1.0 * y * x]  # dos pasos con tasa 0.5
arrow = {"arrowstyle": "-|>", "linewidth": 2.5, "shrinkA": 0, "shrinkB": 0}
for start, end in zip(steps, steps[1:]):
    right.annotate("", xy=end, xytext=start, arrowprops=arrow)
for v in steps:
    right.text(*(v + [0.1, -0.22]), f"$\\ell$ = {loss(v):g}")
right.text(0.35, 1.05, "llano, $\\ell$ = 0")
right.set(xlabel="$w_1$", ylabel="$w_2$", title="Dos pasos con $\\eta$ = 0.5", aspect="equal")
right.grid(False)
plt.show()

# %% tags=["verify"]
assert [loss(v) for v in steps] == [3.5, 1.0, 0.0]
assert np.allclose([slope_1, slope_2], -y * x)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Sobre la rampa, cada paso baja la pérdida $\eta\,\lVert x\rVert^2 = 0.5 \cdot 5 = 2.5$, mientras no llegue al llano. Hay una diferencia con la lección: en el borde, el empate, esta pérdida ya vale 0, pero la regla da todavía un paso. La [[descenso_del_gradiente]] hará de «bajar por la pérdida» un método para cualquier red.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Y si se guarda la mejor?
#
# En 1986, Stephen Gallant propuso otra manera de elegir: llevar «en el bolsillo» (*pocket*) los mejores pesos vistos. Su primera versión se fija solo en cuántos aciertos seguidos logra cada $w$. Esta se parece a la segunda, «con trinquete» (*ratchet*), porque el récord solo puede subir: tras cada corrección se mira cuántos ejemplos **de entrenamiento** se aciertan, y si se bate el récord, esos pesos van al bolsillo.


# %% slideshow={"slide_type": "fragment"}
def train_pocket(X, y, epochs, seed):
    rng = np.random.default_rng(seed)
    w = best = np.zeros(X.shape[1])
    record, last_hits, best_hits = 0, [], []
    for _ in range(epochs):
        for i in rng.permutation(len(y)):
            if y[i] * (w @ X[i]) <= 0:
                w = w + y[i] * X[i]
                hits = np.sum(np.where(X @ w >= 0, 1, -1) == y)
                if hits > record:
                    record, best = hits, w
                last_hits.append(hits)
                best_hits.append(record)
    return best, last_hits, best_hits


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# Las flores de la lección, con el mismo reparto
iris = load_iris()
two = iris.y > 0
flowers = np.rint(10 * iris.X[two]).astype(int)  # en milímetros
X_iris, y_iris = add_ones(flowers), np.where(iris.y[two] == 2, 1, -1)
order = np.random.default_rng(0).permutation(100)
exam, learn = order[:30], order[30:]
X_learn, y_learn = X_iris[learn], y_iris[learn]

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Cuántas de las 70 flores aciertan los últimos pesos y los del bolsillo
# alt: Los aciertos de los últimos pesos suben y bajan entre unas 35 y casi 70 flores. Los del bolsillo forman una escalera que nunca baja y se queda cerca de 70.
best, last_hits, best_hits = train_pocket(X_learn, y_learn, epochs=50, seed=0)
fig, ax = plt.subplots(figsize=(9, 3.8))
ax.plot(last_hits, color=RED, linewidth=0.7, label="últimos pesos")
ax.plot(best_hits, color=GREEN, linewidth=3, label="bolsillo")
ax.set(xlabel="corrección", ylabel="aciertos de 70", ylim=(0, 73))
ax.legend(loc="lower right")
plt.show()

# %% tags=["verify"]
assert (np.diff(best_hits) >= 0).all() and min(last_hits[100:]) < 45 and best_hits[-1] >= 66

# %% [markdown] slideshow={"slide_type": "fragment"}
# El bolsillo no puede empeorar con sus 70 flores, porque solo se cambia cuando mejora. A cambio, tras cada corrección hay que mirarlas todas, y el récord se mide con las mismas flores de las que aprende: un récord puede ser suerte. La media no mira ningún récord y cuesta una suma.
#
# Y con flores nuevas, ¿cuál acierta más? Comparémoslas en los diez repartos de la lección:


# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# La media frente al bolsillo, en diez repartos, con diez órdenes en cada uno
def train_averaged(X, y, epochs, seed):
    rng = np.random.default_rng(seed)
    w = total = np.zeros(X.shape[1])
    for _ in range(epochs):
        for i in rng.permutation(len(y)):
            if y[i] * (w @ X[i]) <= 0:
                w = w + y[i] * X[i]
            total = total + w
    return total / (epochs * len(y))


def hit_rate(w, X, y):
    return np.mean(np.where(X @ w >= 0, 1, -1) == y)


def verdict_of(a, b, margin):
    """El de compare; si a y b se llevan siempre lo mismo, no hay intervalo y decide esa diferencia."""
    gap = np.subtract(a, b)
    if np.ptp(gap) > 1e-9:
        return compare(a, b, margin).verdict
    if abs(gap[0]) <= margin:
        return "empata"
    return "gana" if gap[0] > 0 else "pierde"


verdicts = []
for split in range(10):
    rows = np.random.default_rng(split).permutation(100)
    X_new, y_new, X_old, y_old = (
        X_iris[rows[:30]],
        y_iris[rows[:30]],
        X_iris[rows[30:]],
        y_iris[rows[30:]],
    )
    means = [hit_rate(train_averaged(X_old, y_old, 50, seed), X_new, y_new) for seed in range(10)]
    pockets = [
        hit_rate(train_pocket(X_old, y_old, 50, seed)[0], X_new, y_new) for seed in range(10)
    ]
    verdicts.append(verdict_of(means, pockets, margin=0.03))
for verdict in ["gana", "empata", "pierde", "no se sabe"]:
    print(f"la media {verdict}: {verdicts.count(verdict)} de 10")

# %% tags=["verify"]
assert verdicts.count("empata") > 5

# %% [markdown] slideshow={"slide_type": "fragment"}
# Parando a las 50 épocas, casi siempre empatan: entre estas dos, aquí no hay una ganadora.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Es el mismo que el de scikit-learn?
#
# Sí, si se le pide el mismo orden y la misma parada: `shuffle=False` para que no baraje, y `tol=None` para que no se detenga cuando la pérdida lleve unas épocas sin mejorar. Guarda el sesgo aparte, en `intercept_`.

# %% slideshow={"slide_type": "fragment"}
ours = train_path(X_learn, y_learn, np.zeros(5), max_epochs=50)[-1]
theirs = Perceptron(shuffle=False, tol=None, max_iter=50).fit(flowers[learn], y_learn)
theirs_w = np.append(theirs.coef_, theirs.intercept_)
print("el nuestro:", ours.round(2))
print("el suyo:   ", theirs_w.round(2))

# %% tags=["verify"]
assert np.allclose(ours, theirs_w)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Son los mismos cinco números: también scikit-learn cuenta el empate como fallo al aprender. Con sus opciones de fábrica baraja, y salen otros.

# %% [markdown]
# ## Para saber más
#
# - A. Novikoff (1962), *On convergence proofs on perceptrons*: la demostración.
# - S. Gallant (1990), *Perceptron-based learning algorithms*: el algoritmo del bolsillo, ya con trinquete.
