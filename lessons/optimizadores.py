# %% tags=["setup"]
# Preparar la lección
import matplotlib.pyplot as plt
import numpy as np

from exercises.optimizadores import check, hint, progress, solution
from utils.data import load_houses
from utils.environment import setup
from utils.plotting import BLUE, COLORS, GRAY, GREEN, ORANGE, RED, record_animation

setup()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Quién llega antes, el caminante o la bola?
#
# En la [[descenso_del_gradiente]], un valle estrecho atrapó al descenso del gradiente: rebotaba entre las paredes y apenas avanzaba por el fondo. Allí lo curó
# estandarizar las entradas. Dentro de una red no siempre se puede, así que hay que aprender a bajar mejor. En la [[red_neuronal_con_numpy]] usaste `Adam` como una pieza hecha: hoy la verás por dentro.
#
# **Antes de seguir**, apuesta y apúntalo:
#
# 1. Un caminante toma siempre la cuesta más empinada. Una bola rueda, con inercia, y a veces se pasa. ¿Quién llega antes al fondo del barranco?
# 2. Siete **optimizadores** (*optimizers*), es decir, siete reglas para convertir gradientes en pasos, corren por tres terrenos. ¿Ganará el mismo en los tres?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## El barranco
#
# $$r(u, v) = \tfrac{1}{2}u^2 + 50v^2 \qquad\qquad \nabla r = (u,\ 100v)$$
#
# Cada paso del descenso multiplica $u$ por $1 - \eta$ y $v$ por $1 - 100\eta$. Para que $v$ no se dispare hace falta $\eta < 0.02$, y con ella $u$ se
# acerca al fondo, como mucho, un 2 % por paso. **La pared fija la tasa y el fondo paga la espera.**
#
# Escribimos el descenso como una clase: así cada optimizador será la misma pieza, con otro `step`. En Keras se llama SGD, de *stochastic gradient descent*.


# %% slideshow={"slide_type": "subslide"}
class SGD:
    def __init__(self, learning_rate=0.01):
        self.learning_rate = learning_rate

    def step(self, w, g):  # w: dónde estamos; g: el gradiente ahí
        return w - self.learning_rate * g


def run(optimizer, gradient, start, n_steps):
    """El camino recorrido: el punto de partida y el que sigue a cada paso."""
    w = np.asarray(start, dtype=float)
    path = [w]
    for _ in range(n_steps):
        w = optimizer.step(w, gradient(w))
        path.append(w)
    return np.array(path)


# %% slideshow={"slide_type": "fragment"}
def ravine(w):
    return w[0] ** 2 / 2 + 50 * w[1] ** 2


def ravine_gradient(w):
    return np.array([w[0], 100 * w[1]])


# %% tags=["helper"]
# Cuántos pasos tarda en llegar al fondo
def steps_to_bottom(heights, tolerance=0.05):
    """El paso desde el que la altura ya no supera la tolerancia, o None si no llega."""
    late = np.flatnonzero(~(heights < tolerance))  # los pasos en que aún está alto, o es nan
    steps = late[-1] + 1 if len(late) else 0
    return None if steps == len(heights) else int(steps)


# %% slideshow={"slide_type": "fragment"}
slow = run(SGD(learning_rate=0.018), ravine_gradient, (-4, 1), 200)
print("el caminante llega en", steps_to_bottom(ravine(slow.T)), "pasos")

# %% tags=["verify"]
assert np.allclose(slow[:, 0], -4 * (1 - 0.018) ** np.arange(201))
assert np.allclose(slow[:, 1], (1 - 100 * 0.018) ** np.arange(201))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Momento: recordar hacia dónde ibas
#
# Una bola guarda **velocidad**, $v$. A cada paso conserva una parte de la que llevaba y le suma el empujón de la cuesta. A lo largo del barranco
# los empujones van en el mismo sentido y se acumulan; entre las paredes, cambian de signo y se cancelan. Es el **momento** (*momentum*), con $\mu$ («mu») casi siempre $0.9$:
#
# $$v \leftarrow \mu\,v - \eta\,g \qquad\qquad w \leftarrow w + v$$
#
# Ojo con dos letras: en esta lección $g$ es el gradiente, no la activación; y $v$, en las reglas, es la velocidad, no la coordenada.
#
# A mano, con $f(w) = \frac{1}{2}w^2$, cuyo gradiente es $g = w$, desde $w = 10$ y con $\eta = 0.1$:
#
# | paso | $g$ | $v = 0.9\,v - 0.1\,g$ | $w$ |
# |:---:|:---:|:---:|:---:|
# | 1 | $10$ | $0 - 1 = -1$ | $9$ |
# | 2 | $9$ | $-0.9 - 0.9 = -1.8$ | $7.2$ |
# | 3 | $7.2$ | $-1.62 - 0.72 = -2.34$ | $4.86$ |
#
# El caminante, mientras tanto, va por $9$, $8.1$ y $7.29$. **Predice**: ¿se parará la bola al llegar a 0?


# %% slideshow={"slide_type": "subslide"}
class Momentum:
    def __init__(self, learning_rate=0.01, momentum=0.9):
        self.learning_rate, self.momentum = learning_rate, momentum
        self.v = 0.0

    def step(self, w, g):
        self.v = self.momentum * self.v - self.learning_rate * g
        return w + self.v


# %% tags=["predict"] slideshow={"slide_type": "fragment"}
def bowl_gradient(w):
    return w


ball = run(Momentum(learning_rate=0.1), bowl_gradient, 10, 60)
print("la bola:", ball[:4].round(2), " se pasa hasta", ball.min().round(2))
rolling = run(Momentum(learning_rate=0.01), ravine_gradient, (-4, 1), 200)
print("por el barranco llega en", steps_to_bottom(ravine(rolling.T)), "pasos")

# %% tags=["verify"]
assert np.allclose(ball[:4], [10, 9, 7.2, 4.86]) and ball.min() < -5
assert steps_to_bottom(ravine(rolling.T)) < steps_to_bottom(ravine(slow.T))

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Cuarenta pasos por el barranco, sin momento y con él
u, v = np.meshgrid(np.linspace(-4.6, 3, 90), np.linspace(-1.3, 1.3, 90))
fig, axes = plt.subplots(2, 1, figsize=(8, 4.4), sharex=True, sharey=True, dpi=92)
for ax, path, name in [(axes[0], slow, "SGD"), (axes[1], rolling, "momento")]:
    ax.contour(u, v, ravine((u, v)), levels=[1, 6, 16, 36, 66], colors=GRAY, linewidths=0.8)
    color = BLUE if name == "SGD" else ORANGE
    ax.plot(*path[:41].T, "o-", color=color, markersize=5, linewidth=1.2)
    ax.plot(0, 0, "k*", markersize=14)
    ax.set(title=f"{name}: 40 pasos", ylabel="$v$", yticks=[-1, 0, 1])
    ax.grid(False)
axes[1].set_xlabel("$u$")
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Primera apuesta: gana la bola, y eso que se pasa.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Lo que cura**: en una cuesta constante, $g = 1$, la velocidad crece hasta
# $\eta\,(1 + \mu + \mu^2 + \dots) = \frac{\eta}{1 - \mu}$, diez veces $\eta$. **Lo que cobra**: un número más por peso, y que no frena a tiempo.
#
# **Pruébalo.** Cambia en la celda de la bola el momento a `0.5` y a `0.99` (`Momentum(0.1, 0.5)`). Con uno casi no se pasa; con el otro, a los 60
# pasos sigue yendo y viniendo. ¿Qué límite de velocidad tiene cada uno?

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Usar el mismo objeto para dos parámetros. La velocidad de uno empuja al otro:

# %% slideshow={"slide_type": "fragment"}
shared = Momentum(learning_rate=0.1)
a, b = 10.0, 0.0  # b ya está en el fondo: su gradiente es 0
for _ in range(3):
    a = shared.step(a, bowl_gradient(a))
    b = shared.step(b, bowl_gradient(b))
print(f"b debería seguir en 0, y está en {b:.2f}")
# remedio: un optimizador por parámetro, o un solo vector con los dos

# %% tags=["verify"]
assert abs(b) > 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Nesterov: mirar antes de pisar
#
# La bola sabe que la inercia la va a llevar hasta $w + \mu v$. ¿Y si mide la cuesta **allí**, y no donde está? Así nota antes que el suelo empieza a subir. Es la idea
# de Yurii Nesterov:
#
# $$v \leftarrow \mu\,v - \eta\,\nabla f(w + \mu v) \qquad\qquad w \leftarrow w + v$$
#
# Pedir el gradiente en otro sitio es incómodo. Keras guarda directamente el punto adelantado, $\tilde{w} = w + \mu v$, y la misma regla queda así:
#
# $$v \leftarrow \mu\,v - \eta\,g \qquad\qquad \tilde{w} \leftarrow \tilde{w} + \mu\,v - \eta\,g$$


# %% slideshow={"slide_type": "subslide"}
class Nesterov:
    def __init__(self, learning_rate=0.01, momentum=0.9):
        self.learning_rate, self.momentum = learning_rate, momentum
        self.v = 0.0

    def step(self, w, g):
        self.v = self.momentum * self.v - self.learning_rate * g
        return w + self.momentum * self.v - self.learning_rate * g


# %% slideshow={"slide_type": "fragment"}
careful = run(Nesterov(learning_rate=0.1), bowl_gradient, 10, 60)
print("se pasa hasta", careful.min().round(2), "en vez de hasta", ball.min().round(2))

w, v = 10.0, 0.0  # la idea original, mirando en w + 0.9 v
for k in range(60):
    assert np.isclose(w + 0.9 * v, careful[k])  # Keras guarda el punto adelantado
    v = 0.9 * v - 0.1 * bowl_gradient(w + 0.9 * v)
    w = w + v

# %% tags=["verify"]
assert ball.min() < careful.min() < 0

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Lo que cura**: parte del exceso. **Lo que cobra**: lo mismo que el momento, y otra vez la pared limita $\eta$, ahora más pronto. Ambos tienen una sola tasa para todos los pesos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Adagrad: una tasa para cada peso
#
# La pared es empinada y el fondo, casi llano. ¿Por qué usar la misma tasa en las dos direcciones? **Adagrad** suma en $s$ los cuadrados de los gradientes de cada peso
# y divide por su raíz: quien ha visto cuestas grandes da pasos menores.
#
# $$s \leftarrow s + g^2 \qquad\qquad w \leftarrow w - \eta\,\frac{g}{\sqrt{s + \varepsilon}}$$
#
# Todo va número a número. $\varepsilon = 10^{-7}$ evita dividir por cero, y Keras empieza con $s = 0.1$. En el barranco, desde $(-4, 1)$, el gradiente es $(-4, 100)$: $s$ pasa a $(16.1,\ 10000.1)$ y el
# primer paso mide $\eta \cdot (0.997,\ 1.000)$. **Los dos igual de largos.**


# %% slideshow={"slide_type": "subslide"}
class Adagrad:
    def __init__(self, learning_rate=0.001, initial_accumulator_value=0.1):
        self.learning_rate, self.s = learning_rate, initial_accumulator_value

    def step(self, w, g):
        self.s = self.s + g**2
        return w - self.learning_rate * g / np.sqrt(self.s + 1e-7)


# %% slideshow={"slide_type": "fragment"}
path = run(Adagrad(learning_rate=1), ravine_gradient, (-4, 1), 200)
print("primer paso:", (path[1] - path[0]).round(3))
print("llega en", steps_to_bottom(ravine(path.T)), "pasos")

uphill = run(Adagrad(learning_rate=1), lambda w: 1.0, 0, 1000)  # cuesta constante
print("pasos 1, 10, 100 y 1000:", -np.diff(uphill)[[0, 9, 99, 999]].round(3))

# %% tags=["verify"]
assert np.allclose(np.diff(uphill), -1 / np.sqrt(0.1 + np.arange(1, 1001)), rtol=1e-5)

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Lo que cura**: las escalas distintas. Sirve donde unos pesos reciben gradiente a cada rato y otros casi nunca. **Lo que cobra**: $s$ solo crece, y los pasos
# menguan como $1/\sqrt{t}$ aunque el fondo quede lejos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## RMSProp y Adadelta: olvidar
#
# El remedio es no sumar toda la historia, sino hacer una **media móvil** (*moving average*): cada paso conserva una parte $\rho$ («ro») de lo anterior. Con $\rho = 0.9$ pesan,
# más o menos, los últimos diez gradientes. Es **RMSProp**:
#
# $$s \leftarrow \rho\,s + (1 - \rho)\,g^2 \qquad\qquad w \leftarrow w - \eta\,\frac{g}{\sqrt{s + \varepsilon}}$$


# %% slideshow={"slide_type": "fragment"}
class RMSProp:
    def __init__(self, learning_rate=0.001, rho=0.9):
        self.learning_rate, self.rho = learning_rate, rho
        self.s = 0.0

    def step(self, w, g):
        self.s = self.rho * self.s + (1 - self.rho) * g**2
        return w - self.learning_rate * g / np.sqrt(self.s + 1e-7)


# %% slideshow={"slide_type": "fragment"}
for learning_rate in [0.1, 0.01]:
    end = run(RMSProp(learning_rate), bowl_gradient, 1, 2000)[-1]
    print(f"η = {learning_rate}: tras 2000 pasos sigue a {abs(end):.3f} del fondo")

# %% tags=["verify"]
for _rate in [0.1, 0.01]:
    _end = run(RMSProp(_rate), bowl_gradient, 1, 2000)[-1]
    assert np.isclose(abs(_end), _rate / 2, rtol=0.01)

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Lo que cura**: el frenazo. **Lo que cobra**: nunca se detiene. Junto al fondo el gradiente es pequeño, pero su raíz media también, y el cociente ronda 1: salta
# de $\eta/2$ a $-\eta/2$ para siempre. Pide una tasa que baje. Con `centered=True`, Keras resta a $s$ el cuadrado de la media de $g$; aquí no se usa.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Adadelta** cambia también el numerador: en vez de $\eta$ a secas, la raíz de la media $d$ de los cuadrados de sus propios pasos. Así el paso sale en las unidades de $w$,
# y en el artículo $\eta = 1$ sirve para todo.
#
# $$\Delta = -\frac{\sqrt{d + \varepsilon}}{\sqrt{s + \varepsilon}}\,g \qquad d \leftarrow \rho\,d + (1 - \rho)\,\Delta^2 \qquad w \leftarrow w + \eta\,\Delta$$


# %% slideshow={"slide_type": "fragment"}
class Adadelta:
    def __init__(self, learning_rate=0.001, rho=0.95):
        self.learning_rate, self.rho = learning_rate, rho
        self.s = self.d = 0.0

    def step(self, w, g):
        self.s = self.rho * self.s + (1 - self.rho) * g**2
        delta = -np.sqrt(self.d + 1e-7) / np.sqrt(self.s + 1e-7) * g
        self.d = self.rho * self.d + (1 - self.rho) * delta**2
        return w + self.learning_rate * delta


# %% slideshow={"slide_type": "fragment"}
for rate in [1, 0.001]:  # el del artículo y el que Keras trae puesto
    end = run(Adadelta(rate), bowl_gradient, 10, 50)[-1]
    same = run(Adadelta(rate), lambda w: 1000 * w, 10, 50)[-1]  # la cuesta, mil veces mayor
    print(f"η = {rate}: en 50 pasos avanza {10 - end:.5f}")
    assert np.isclose(end, same)  # avanza lo mismo

# %% tags=["verify"]
assert all(10 - run(Adadelta(r), bowl_gradient, 10, 50)[-1] < 0.1 for r in [1, 0.001])

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Lo que cura**: multiplicar el gradiente por mil no cambia nada, y apenas hay que elegir $\eta$. **Lo que cobra**: como aún no ha dado pasos, su primera medida es
# $\sqrt{\varepsilon} \approx 0.0003$, y arranca lentísimo. Con el $0.001$ que trae Keras, casi ni se mueve: pon `learning_rate=1.0`.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Adam: las dos memorias
#
# **Adam** junta la memoria de la bola y la de RMSProp: una media móvil de los gradientes, $m$, y otra de sus cuadrados, $s$. Con $\beta_1 = 0.9$ y $\beta_2 = 0.999$ («beta»):
#
# $$m \leftarrow \beta_1 m + (1 - \beta_1)\,g \qquad\qquad s \leftarrow \beta_2 s + (1 - \beta_2)\,g^2$$
#
# Las dos empiezan en cero y al principio se quedan cortas. Tras $t$ pasos con el mismo $g$ valen $(1 - \beta_1^t)\,g$ y $(1 - \beta_2^t)\,g^2$. La **corrección del sesgo** (*bias correction*; otro sesgo, no el de la neurona) las divide por eso:
#
# $$\hat{m} = \frac{m}{1 - \beta_1^t} \qquad \hat{s} = \frac{s}{1 - \beta_2^t} \qquad w \leftarrow w - \eta\,\frac{\hat{m}}{\sqrt{\hat{s}} + \varepsilon}$$

# %% [markdown] slideshow={"slide_type": "subslide"}
# A mano, con $f(w) = \frac{1}{2}w^2$ desde $w = 10$ y $\eta = 0.1$:
#
# | $t$ | $g$ | $m$ | $s$ | $\hat{m}$ | $\hat{s}$ | paso | $w$ |
# |:---:|:---:|:---:|:---:|:---:|:---:|:---:|:---:|
# | 1 | $10$ | $1$ | $0.1$ | $1 / 0.1 = 10$ | $0.1 / 0.001 = 100$ | $0.1 \cdot 10 / 10 = 0.1$ | $9.9$ |
# | 2 | $9.9$ | $1.89$ | $0.1979$ | $1.89 / 0.19 = 9.947$ | $0.1979 / 0.001999 = 99.00$ | $0.1 \cdot 9.947 / 9.950 = 0.09997$ | $9.80003$ |
#
# El primer paso mide $\eta$, **sea cual sea el gradiente**.


# %% slideshow={"slide_type": "fragment"}
class Adam:
    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999):
        self.learning_rate, self.beta_1, self.beta_2 = learning_rate, beta_1, beta_2
        self.m = self.s = 0.0
        self.t = 0

    def step(self, w, g):
        self.t = self.t + 1
        self.m = self.beta_1 * self.m + (1 - self.beta_1) * g
        self.s = self.beta_2 * self.s + (1 - self.beta_2) * g**2
        m_hat = self.m / (1 - self.beta_1**self.t)
        s_hat = self.s / (1 - self.beta_2**self.t)
        return w - self.learning_rate * m_hat / (np.sqrt(s_hat) + 1e-7)


# %% slideshow={"slide_type": "fragment"}
path = run(Adam(learning_rate=0.1), bowl_gradient, 10, 2)
print(path.round(5))
huge = run(Adam(learning_rate=0.1), lambda w: 1e6 * w, 10, 2)  # un millón de veces más empinado
assert np.allclose(path, huge)  # los mismos pasos

# %% tags=["verify"]
assert np.allclose(path, [10, 9.9, 9.80003], atol=1e-5)

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Error frecuente.** Olvidar la corrección. Parece que los pasos saldrían cortos, porque $m$ lo es. **Predice** y mira: con $g = 1$ siempre, ¿cuánto avanza cada uno, en múltiplos de $\eta$?

# %% tags=["predict"] slideshow={"slide_type": "fragment"}
t = np.arange(1, 201)
lengths = {
    optimizer.__name__: -np.diff(run(optimizer(1.0), lambda w: 1.0, 0, 200))
    for optimizer in [SGD, Momentum, Adagrad, RMSProp, Adadelta]
}
lengths["Adam"] = -np.diff(run(Adam(1.0), lambda w: 1.0, 0, 200))
lengths["Adam sin corregir"] = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
print("sin corregir, el primero:", lengths["Adam sin corregir"][0].round(2), end=" ")
print("y el mayor:", lengths["Adam sin corregir"].max().round(2))

# %% tags=["verify"]
assert np.allclose(lengths["Adam"], 1, atol=1e-5) and lengths["Momentum"].max() < 10
assert lengths["Adam sin corregir"].min() > 2 and lengths["Adadelta"].max() < 0.01

# %% tags=["figure", "predict"] slideshow={"slide_type": "subslide"}
# El largo de cada paso cuando el gradiente vale siempre 1
styles = {"SGD": (BLUE, "-"), "Momentum": (ORANGE, "-"), "Adagrad": (GREEN, "-")}
styles |= {"RMSProp": (COLORS[4], "-"), "Adadelta": (COLORS[5], "-")}
styles |= {"Adam": (RED, "--"), "Adam sin corregir": ("black", ":")}
fig, ax = plt.subplots(figsize=(8.5, 4.2), dpi=92)
for name, (color, line) in styles.items():
    label = name.replace("Momentum", "momento") + (" (igual que SGD)" if name == "Adam" else "")
    ax.plot(t, lengths[name], line, color=color, label=label, linewidth=3)
ax.set(xlabel="paso", ylabel="largo del paso, en múltiplos de $\\eta$", xscale="log", xlim=(1, 200))
ax.set_xticks([1, 10, 100], ["1", "10", "100"])
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown] tags=["answer"] slideshow={"slide_type": "fragment"}
# Sin corregir, los pasos salen hasta seis veces y media **más largos**: $m$ se queda corta, pero $\sqrt{s}$, mucho más.

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Lo que cura Adam**: escalas distintas, gradientes ruidosos y la elección de $\eta$. **Lo que cobra**: dos números más por peso; tres veces la memoria de SGD.

# %% [markdown] slideshow={"slide_type": "slide"}
# ### El precio de mirar eje por eje
#
# El barranco estaba alineado con los ejes: un regalo para quien tiene una tasa por eje. Girémoslo 45°, sin cambiar nada más.

# %% slideshow={"slide_type": "fragment"}
turn = np.array([[1, -1], [1, 1]]) / np.sqrt(2)  # gira 45°


def diagonal(w):
    return (w[0] + w[1]) ** 2 / 4 + 25 * (w[0] - w[1]) ** 2


def diagonal_gradient(w):
    along, across = (w[0] + w[1]) / 2, 50 * (w[0] - w[1])
    return np.array([along + across, along - across])


# %% slideshow={"slide_type": "fragment"}
for optimizer, rate in [(Momentum, 0.01), (Adagrad, 1), (Adam, 0.2)]:
    straight = run(optimizer(rate), ravine_gradient, (-4, 1), 300)
    turned = run(optimizer(rate), diagonal_gradient, turn @ (-4, 1), 300)
    before, after = steps_to_bottom(ravine(straight.T)), steps_to_bottom(diagonal(turned.T))
    print(f"{optimizer.__name__:>8}: {before} pasos; girado, {after}")

# %% tags=["verify"]
for _optimizer, _rate in [(Momentum, 0.01), (Adagrad, 1), (Adam, 0.2)]:
    _straight = run(_optimizer(_rate), ravine_gradient, (-4, 1), 300)
    _turned = run(_optimizer(_rate), diagonal_gradient, turn @ (-4, 1), 300)
    _before, _after = steps_to_bottom(ravine(_straight.T)), steps_to_bottom(diagonal(_turned.T))
    assert _after == _before if _optimizer is Momentum else _after > _before

# %% [markdown] slideshow={"slide_type": "slide"}
# ### AdamW: encoger los pesos sin que Adam lo estropee
#
# A menudo conviene tirar un poco de cada peso hacia cero (**decaimiento de pesos**, *weight decay*; el porqué, en la [[regularizacion]]). Hay dos sitios donde ponerlo: sumar $\lambda w$ («lambda») al gradiente, o encoger $w$ aparte, antes de cada paso:
#
# $$w \leftarrow w - \eta\,\lambda\,w$$
#
# Con SGD da igual. Con Adam no: lo que entra en el gradiente acaba dividido por $\sqrt{\hat{s}}$. **AdamW** lo hace aparte.


# %% slideshow={"slide_type": "subslide"}
class AdamW(Adam):  # todo lo de Adam, salvo lo que sigue
    def __init__(self, learning_rate=0.001, weight_decay=0.004):
        super().__init__(learning_rate)
        self.weight_decay = weight_decay

    def step(self, w, g):
        w = w - self.learning_rate * self.weight_decay * w
        return super().step(w, g)


# %% slideshow={"slide_type": "fragment"}
noise = np.array([0.01, 10])  # dos pesos: gradiente pequeño y grande, que cambia de signo
inside, apart = Adam(0.01), AdamW(0.01, weight_decay=1)
w_inside = w_apart = np.ones(2)
for k in range(100):
    g = noise * (-1) ** k
    w_inside, w_apart = inside.step(w_inside, g + 0.1 * w_inside), apart.step(w_apart, g)
print("en el gradiente:", w_inside.round(2), " aparte:", w_apart.round(2))

# %% tags=["verify"]
assert w_inside[1] - w_inside[0] > 0.5 and np.isclose(*w_apart, atol=1e-3)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Salían los dos de 1. Dentro del gradiente, el peso de gradientes grandes casi no se encoge; aparte, los dos lo hacen por igual: cerca de $0.99^{100} = 0.37$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Son los mismos que los de Keras?
#
# Con los mismos gradientes deben dar los mismos pasos. `apply` recibe el gradiente y mueve una `Variable`, sin red de por medio.

# %% tags=["setup"]
# Preparar Keras
import keras

setup()

# %% slideshow={"slide_type": "subslide"}
K = keras.optimizers
pairs = {
    "SGD": (SGD(0.01), K.SGD(0.01)),
    "Momentum": (Momentum(0.01), K.SGD(0.01, momentum=0.9)),
    "Nesterov": (Nesterov(0.01), K.SGD(0.01, momentum=0.9, nesterov=True)),
    "Adagrad": (Adagrad(0.5), K.Adagrad(0.5)),
    "RMSProp": (RMSProp(0.01), K.RMSprop(0.01)),
    "Adadelta": (Adadelta(1.0), K.Adadelta(1.0)),
    "Adam": (Adam(0.01), K.Adam(0.01)),
    "AdamW": (AdamW(0.01, 0.1), K.AdamW(0.01, weight_decay=0.1)),
}

# %% slideshow={"slide_type": "fragment"}
for name, (ours, theirs) in pairs.items():
    w = keras.Variable([-4.0, 1.0])
    theirs.build([w])
    memory = sum(v.shape == w.shape for v in theirs.variables)  # cuánto guarda de cada peso
    for point in run(ours, ravine_gradient, (-4, 1), 50):
        assert np.allclose(w, point, rtol=0, atol=1e-5)
        theirs.apply([keras.ops.convert_to_tensor(ravine_gradient(w.numpy()))])
    print(f"{name}: los mismos 50 pasos; números guardados por peso: {memory}")

# %% [markdown]
# La tolerancia es $10^{-5}$ porque Keras trabaja con unas siete cifras (`float32`), y en Adam $1 - 0.999^t$ pierde varias.
#
# Ojo con los nombres: `K.SGD` reúne a los tres primeros, y si no dices nada va sin momento.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## La carrera
#
# Tres terrenos: el barranco en diagonal, la silla de la [[descenso_del_gradiente]] y uno nuevo, un cuenco con baches:
#
# $$\tfrac{1}{4}(u^2 + v^2) + 0.3\,(2 - \cos \pi u - \cos \pi v)$$
#
# Para ser justos, cada corredor lleva **su mejor tasa en cada terreno**, de una rejilla. Tiene 300 pasos, y llega cuando su altura se queda a menos de $0.05$ de la más baja. En estos mapas, $v$ es otra vez la segunda coordenada.


# %% tags=["helper"]
# Los otros dos terrenos, con sus gradientes
def saddle(w):
    return w[0] ** 2 - w[1] ** 2 + w[1] ** 4 / 4


def saddle_gradient(w):
    return np.array([2 * w[0], -2 * w[1] + w[1] ** 3])


def bumps(w):
    return (w[0] ** 2 + w[1] ** 2) / 4 + 0.3 * (2 - np.cos(np.pi * w[0]) - np.cos(np.pi * w[1]))


def bumps_gradient(w):
    return w / 2 + 0.3 * np.pi * np.sin(np.pi * w)


# %% slideshow={"slide_type": "fragment"}
terrains = {  # altura, gradiente, salida y altura más baja
    "barranco": (diagonal, diagonal_gradient, (-3.5, -2.1), 0),
    "silla": (saddle, saddle_gradient, (2, 0.001), -1),
    "baches": (bumps, bumps_gradient, (-3.5, 2.6), 0),
}
racers = [SGD, Momentum, Nesterov, Adagrad, RMSProp, Adadelta, Adam]
rates = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]

# %% tags=["helper"]
# Los límites, las curvas de nivel y los fondos de los mapas
grids = {
    "barranco": (-4.6, 1, -4.4, 1.2),
    "silla": (-1, 2.4, -0.9, 2.1),
    "baches": (-4, 2, -2, 3.4),
}
levels = {"barranco": [1, 8, 30, 70, 130], "silla": [-0.9, -0.7, -0.4, 0, 0.5, 1.5, 3]}
levels["baches"] = [0.3, 0.8, 1.2, 1.8, 2.6, 3.6, 5]
bottoms = {"barranco": (0, 0), "silla": (0, np.sqrt(2)), "baches": (0, 0)}

# %% slideshow={"slide_type": "subslide"}
results, best_rate = {}, {}
for terrain, (height, gradient, start, lowest) in terrains.items():
    for racer in racers:
        steps = {}
        for rate in rates:
            with np.errstate(all="ignore"):  # con una tasa excesiva se sale del mundo
                path = run(racer(rate), gradient, start, 300)
                steps[rate] = steps_to_bottom(height(path.T) - lowest)
        results[terrain, racer.__name__] = steps
        arrived = [rate for rate in rates if steps[rate] is not None]
        best_rate[terrain, racer.__name__] = min(arrived, key=steps.get, default=None)

# %% tags=["helper"] slideshow={"slide_type": "fragment"}
# La tabla de la carrera
print("pasos" + "".join(f"{terrain:>20}" for terrain in terrains))
for racer in [racer.__name__ for racer in racers]:
    line = f"{racer:<10}"
    for terrain in terrains:
        rate = best_rate[terrain, racer]
        text = f"{results[terrain, racer][rate]} (η = {rate:g})" if rate else "no llega"
        line += f"{text:>20}"
    print(line)

# %% slideshow={"slide_type": "fragment"}
winners, shared_rates = {}, {}
for terrain in terrains:
    finished = [r.__name__ for r in racers if best_rate[terrain, r.__name__]]
    winners[terrain] = min(finished, key=lambda r: results[terrain, r][best_rate[terrain, r]])
print("gana:", winners)

for name in [racer.__name__ for racer in racers]:  # con qué tasas llega en los tres
    shared_rates[name] = [x for x in rates if all(results[t, name][x] for t in terrains)]
print("la misma tasa para los tres:", {k: v for k, v in shared_rates.items() if v})

# %% tags=["verify"]
assert len(set(winners.values())) == 2 and "Adam" not in winners.values()
assert all(len(shared_rates["Adam"]) > len(v) for k, v in shared_rates.items() if k != "Adam")
assert best_rate["baches", "SGD"] is None

# %% [markdown] slideshow={"slide_type": "fragment"}
# Segunda apuesta: no gana el mismo en los tres, y **Adam no gana en ninguno**. Pero es a quien más tasas le sirven para los tres: cuatro de las diez; al momento, dos; a Nesterov, una; a los demás, ninguna. A eso debe
# su fama: no a correr más, sino a pedir menos ajuste. Quien no llega, o no sale de un bache, o tiembla sin asentarse, o, como Adadelta, sigue arrancando.

# %% tags=["figure"] slideshow={"slide_type": "subslide"}
# Siete corredores en tres terrenos
fig, axes = plt.subplots(3, 7, figsize=(10.5, 5.6), dpi=92)
paths = {}
for row, terrain in zip(axes, terrains):
    height, gradient, start, _ = terrains[terrain]
    left, right, low, high = grids[terrain]
    u, v = np.meshgrid(np.linspace(left, right, 70), np.linspace(low, high, 70))
    for ax, racer, color in zip(row, racers, COLORS):
        rate = best_rate[terrain, racer.__name__]
        path = run(racer(rate or 0.1), gradient, start, 60)
        paths[terrain, racer.__name__] = path
        ax.contour(
            u,
            v,
            height((u, v)),
            levels=levels[terrain],
            colors="#BBBBBB",
            linewidths=0.7,
            linestyles="-",
        )
        ax.plot(*path.T, "o-", color=color, markersize=3.5, linewidth=1.2)
        ax.plot(*start, "k^", *bottoms[terrain], "k*", markersize=9)
        ax.set(xlim=(left, right), ylim=(low, high), xticks=[], yticks=[])
        ax.set_title(f"η = {rate:g}" if rate else "no llega", fontsize=12, loc="center", pad=4)
    row[0].set_ylabel(terrain)
for ax, racer, color in zip(axes[2], racers, COLORS):
    ax.set_xlabel(racer.__name__.replace("Momentum", "Momento"), color=color, fontsize=15)
plt.show()

# %% [markdown]
# Son los 60 primeros pasos; el triángulo es la salida y la estrella, el fondo. Quien no llega con ninguna tasa va con $\eta = 0.1$. La misma carrera, en movimiento (acaba sola; ejecuta su celda para repetirla):

# %% tags=["figure", "nbval-ignore-output"] slideshow={"slide_type": "subslide"}
# La carrera, en movimiento
# La animación es una imagen: no se compara con la guardada.
fig, axes = plt.subplots(1, 3, figsize=(9, 3.5), dpi=80)
lines = {}
for ax, terrain in zip(axes, terrains):
    left, right, low, high = grids[terrain]
    u, v = np.meshgrid(np.linspace(left, right, 70), np.linspace(low, high, 70))
    height, style = terrains[terrain][0], {"colors": "#CCCCCC", "linewidths": 0.7}
    ax.contour(u, v, height((u, v)), levels=levels[terrain], linestyles="-", **style)
    ax.set(xlim=(left, right), ylim=(low, high), xticks=[], yticks=[])
    ax.plot(*bottoms[terrain], "k*", markersize=9)
    for name, color in zip([racer.__name__ for racer in racers], COLORS):
        line = ax.plot([], [], "o-", color=color, markersize=5, linewidth=1.3, markevery=[-1])[0]
        line.set_label(name.replace("Momentum", "Momento"))
        lines[terrain, name] = line
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)


def draw_frame(k):
    for key, line in lines.items():
        line.set_data(*paths[key][: 2 * k + 1].T)
    for ax, terrain in zip(axes, terrains):
        ax.set_title(f"{terrain}, paso {2 * k}")


record_animation(fig, draw_frame, 24, alt="Siete puntos bajan a la vez por los tres terrenos")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Cada uno con su tasa
#
# Los pasos que tarda cada uno en el barranco, según su tasa. Donde la curva se corta, no llega en 300; Adadelta, con ninguna.

# %% tags=["figure"] slideshow={"slide_type": "fragment"}
# Pasos hasta el fondo del barranco, según la tasa
fig, ax = plt.subplots(figsize=(8.5, 4), dpi=92)
for racer, color in zip(racers, COLORS):
    steps = results["barranco", racer.__name__]
    if any(steps.values()):
        y = [steps[rate] or np.nan for rate in rates]
        ax.plot(rates, y, "o-", color=color, label=racer.__name__.replace("Momentum", "Momento"))
ax.set(xscale="log", xlabel="tasa de aprendizaje, $\\eta$", ylabel="pasos hasta el fondo")
ax.set(ylim=(0, 310), xticks=[0.001, 0.01, 0.1, 1])
ax.set_xticklabels(["0.001", "0.01", "0.1", "1"])
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Error frecuente.** Cambiar de optimizador y conservar la tasa. En SGD, $\eta$ multiplica al gradiente; en Adam, es casi el largo del paso. Con la del otro, uno explota y el otro no llega:

# %% slideshow={"slide_type": "fragment"}
good = {name: best_rate["barranco", name] for name in ["SGD", "Adam"]}
for name, other in [("SGD", "Adam"), ("Adam", "SGD")]:
    steps = results["barranco", name]
    bad = steps[good[other]] or "no llega"
    print(f"{name}: con {good[name]:g}, {steps[good[name]]} pasos; con {good[other]:g}, {bad}")

# %% tags=["verify"]
assert results["barranco", "SGD"][good["Adam"]] is None
assert results["barranco", "Adam"][good["SGD"]] is None
_lost = run(SGD(good["Adam"]), diagonal_gradient, (-3.5, -2.1), 20)
assert diagonal(_lost[-1]) > 1e6 * diagonal(_lost[0])

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Tu carrera
#
# Elige terreno, corredor y tasa. En los baches, SGD no llega con ninguna: ¿y el momento? Busca también una con la que Adam no llegue al fondo del barranco.

# %% tags=["setup"]
# Preparar los controles
from ipywidgets import Dropdown, SelectionSlider, interact


# %% tags=["widget"] slideshow={"slide_type": "subslide"}
# Elige terreno, corredor y tasa
def show_race(terrain="barranco", racer="Momentum", rate=0.02):
    height, gradient, start, lowest = terrains[terrain]
    with np.errstate(all="ignore"):
        path = run({r.__name__: r for r in racers}[racer](rate), gradient, start, 100)
    left, right, low, high = grids[terrain]
    u, v = np.meshgrid(np.linspace(left, right, 40), np.linspace(low, high, 40))
    inside = np.abs(path).max(axis=1) < 50  # matplotlib no puede con números enormes
    path = path if inside.all() else path[: np.argmin(inside)]
    fig, ax = plt.subplots(figsize=(5.8, 4), dpi=85, layout="none")
    style = {"levels": levels[terrain], "colors": "#BBBBBB", "linewidths": 0.8, "linestyles": "-"}
    ax.contour(u, v, height((u, v)), **style)
    ax.plot(*path.T, "o-", color=ORANGE, markersize=4, linewidth=1.2)
    ax.plot(*start, "^", color=RED, markersize=10)
    ax.plot(*bottoms[terrain], "k*", markersize=11)
    end = f"tras 100 pasos, a {height(path[-1]) - lowest:.2f} del nivel más bajo"
    title = end if len(path) == 101 else "se ha ido del mapa"
    ax.set(title=title, xlim=(left, right), ylim=(low, high), xticks=[], yticks=[])
    plt.show()


interact(
    show_race,
    terrain=Dropdown(options=list(terrains), description="terreno"),
    racer=Dropdown(options=[r.__name__ for r in racers], value="Momentum", description="corredor"),
    rate=SelectionSlider(options=rates, value=0.02, description="η"),
);  # fmt: skip

# %% [markdown]
# Si lees esto sin poder mover los controles, la figura de los 21 mapas recoge sus posiciones principales.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Llegar al fondo no es todo
#
# Ashia Wilson y otros (2017) encontraron, en varias redes, que Adam y sus parientes **fallaban más con datos nuevos** que SGD bien ajustado, aun con el mismo coste al aprender. Trabajos posteriores redujeron la ventaja con AdamW o buscando mejor las tasas: es una
# advertencia, no una ley. El mecanismo cabe en un ejemplo: un solo dato, $x = (3, 1)$ con $y = 6$, y dos pesos. Hay infinitas soluciones de $3w_1 + w_2 = 6$. ¿Cuál elige cada uno, desde cero?

# %% slideshow={"slide_type": "subslide"}
x, y = np.array([3, 1]), 6


def one_example_gradient(w):
    return 2 * (w @ x - y) * x


x_new = np.array([1, 3])  # un dato que ninguno ha visto
for optimizer in [SGD(0.02), Adam(0.05)]:
    w = run(optimizer, one_example_gradient, (0, 0), 1000)[-1]
    name = type(optimizer).__name__
    print(
        f"{name}: w = {w.round(3)}, acierta el visto: {w @ x:.2f}, y al nuevo dice {w @ x_new:.2f}"
    )

# %% tags=["verify"]
assert np.allclose(run(SGD(0.02), one_example_gradient, (0, 0), 1000)[-1], [1.8, 0.6], atol=1e-4)
assert np.allclose(run(Adam(0.05), one_example_gradient, (0, 0), 1000)[-1], [1.5, 1.5], atol=1e-4)

# %% [markdown] slideshow={"slide_type": "fragment"}
# Mismo coste, cero, y distinta respuesta. SGD reparte según el tamaño de las entradas; Adam, a partes iguales. Si la verdad es $w = (2, 0)$, el nuevo vale 2 y SGD se acerca más; si es $(1.5, 1.5)$, vale 6 y acierta Adam. **El optimizador también decide qué se aprende**; quién acierta lo dicen los datos no vistos.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Calendarios: cambiar la tasa por el camino
#
# La [[descenso_del_gradiente]] dejó una deuda: con lotes pequeños se llega pronto y luego se tiembla. Un **calendario** (*schedule*) da pasos largos primero y cortos después. Sea $t$ el paso, $T$ el total y $\eta_0$ la tasa inicial:
#
# | calendario | tasa en el paso $t$ |
# |---|---|
# | a escalones (*step*) | $\eta_0$; a partir de cierto paso, la décima parte |
# | exponencial | $\eta_0\, k^{t/T}$, con $k < 1$ |
# | coseno | $\eta_0 \cdot \frac{1}{2}(1 + \cos(\pi t / T))$ |
# | calentamiento (*warm-up*) | sube en recta de 0 a $\eta_0$, y después sigue otro |
#
# El calentamiento da tiempo a las medias de Adam, que al principio se apoyan en muy pocos gradientes.


# %% slideshow={"slide_type": "subslide"}
def step_decay(t, total, initial=0.05):
    return np.where(t < total // 2, initial, 0.1 * initial)


def exponential_decay(t, total, initial=0.05, final_share=0.01):
    return initial * final_share ** (t / total)


def cosine_decay(t, total, initial=0.05):
    return initial * (1 + np.cos(np.pi * t / total)) / 2


def warmup_then_cosine(t, total, initial=0.05, warmup=200):
    down = cosine_decay(t - warmup, total - warmup, initial)
    return np.where(t < warmup, initial * t / warmup, down)


schedules = {"fija": lambda t, total: 0.05 + 0 * t, "a escalones": step_decay}
schedules |= {"exponencial": exponential_decay, "coseno": cosine_decay}
schedules |= {"calentamiento y coseno": warmup_then_cosine}

# %% [markdown] slideshow={"slide_type": "fragment"}
# Las 60 viviendas estandarizadas, una por paso, durante 20 épocas. **Predice** cuál temblará más al final.

# %% slideshow={"slide_type": "fragment"}
houses = load_houses()
area, price = houses.X[:, 0], houses.y
z = (area - area.mean()) / area.std()
bottom = np.polyfit(z, price, deg=1)
total = 20 * 60
order = np.concatenate([np.random.default_rng(epoch).permutation(60) for epoch in range(20)])

# %% tags=["predict"] slideshow={"slide_type": "subslide"}
gaps = {}
for name, schedule in schedules.items():
    params, gaps[name] = np.zeros(2), []
    for t, i in enumerate(order):
        error = params[0] * z[i] + params[1] - price[i]
        params = params - schedule(t, total) * 2 * error * np.array([z[i], 1])
        gaps[name].append(np.linalg.norm(params - bottom))
    print(f"{name}: en la última época, a {np.mean(gaps[name][-60:]):.1f} del fondo, de media")

# %% tags=["verify"]
_last = {name: np.mean(gap[-60:]) for name, gap in gaps.items()}
assert all(_last["fija"] > 3 * _last[name] for name in _last if name != "fija")

# %% tags=["figure", "predict"] slideshow={"slide_type": "fragment"}
# Los calendarios, y a qué distancia del fondo dejan
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.9), dpi=92)
t = np.arange(total)
colors = ["black", GREEN, ORANGE, BLUE, RED]
for (name, schedule), color in zip(schedules.items(), colors):
    line = "--" if name.startswith("calent") else "-"
    axes[0].plot(t, schedule(t, total), line, color=color)
    epochs = np.reshape(gaps[name], (20, 60)).mean(axis=1)
    axes[1].plot(np.arange(1, 21), epochs, line, color=color, label=name)
axes[0].set(title="El calendario", xlabel="paso", ylabel="tasa, $\\eta$")
axes[1].set(title="Distancia al fondo", xlabel="época", yscale="log", xticks=[1, 5, 10, 15, 20])
axes[1].set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
axes[1].legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown] slideshow={"slide_type": "fragment"}
# **Lo que cura**: el temblor. **Lo que cobra**: hay que saber de antemano cuántos pasos habrá.
#
# **Pruébalo.** Cambia $0.01$ por `1e-6` en `exponential_decay`, y ejecuta desde ahí hasta la figura. La tasa se apaga antes: sigue sin temblar, pero ¿queda más cerca o más lejos? Con `1e-60` se para en plena bajada.
#
# En Keras están hechos, y se pasan en lugar de la tasa: `K.Adam(learning_rate=calendario)`.

# %% slideshow={"slide_type": "subslide"}
S = keras.optimizers.schedules
theirs = {
    "a escalones": S.PiecewiseConstantDecay([total // 2 - 1], [0.05, 0.005]),
    "exponencial": S.ExponentialDecay(0.05, decay_steps=total, decay_rate=0.01),
    "coseno": S.CosineDecay(0.05, decay_steps=total),
    "calentamiento y coseno": S.CosineDecay(
        0.0, decay_steps=total - 200, warmup_target=0.05, warmup_steps=200
    ),
}
for name, schedule in theirs.items():
    for t in [0, 1, 100, 199, 200, 599, 600, 1199]:
        assert np.isclose(float(schedule(t)), schedules[name](t, total), rtol=1e-4, atol=1e-8)
print("iguales:", ", ".join(theirs))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ¿Cuál elijo?
#
# | si… | prueba | tasa para empezar | cuidado con |
# |---|---|:---:|---|
# | no sabes por dónde empezar | Adam | $0.001$ | medir con datos no vistos |
# | además quieres encoger los pesos | AdamW | $0.001$ | elegir $\lambda$ |
# | puedes probar varias tasas y quieres apurar los aciertos | SGD con momento o Nesterov, y coseno | $0.01$–$0.1$ | la tasa: perdona poco |
# | hay entradas que casi nunca aparecen | Adagrad | $0.01$–$0.1$ | se frena |
# | los gradientes cambian mucho de tamaño | RMSProp | $0.001$ | bajar la tasa al final |
# | no quieres elegir tasa | Adadelta | $1$ | arranca muy despacio |
# | memoria justa | SGD | $0.01$ | escala las entradas |
#
# Las tasas son puntos de partida habituales, no leyes: prueba siempre una mayor y una menor.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ejercicios
#
# Cambia cada `...` por tu respuesta y ejecuta la celda. `hint(1)` da pistas, una a una, y `solution(1)` enseña la solución. `progress()` dice qué llevas resuelto.

# %% [markdown]
# ### Ejercicio · Tres pasos de bola
#
# Con $f(w) = w^2$, cuyo gradiente es $2w$, sales de $w = 4$ en reposo, con $\eta = 0.1$ y $\mu = 0.5$. Sin ejecutar nada, escribe dónde estás tras el primer paso, el segundo y el tercero.

# %% tags=["exercise"]
positions = [..., ..., ...]

check(1, positions)

# %% tags=["solution"]
positions = [3.2, 2.16, 1.208]  # v = −0.8; −0.4 − 0.64 = −1.04; −0.52 − 0.432 = −0.952

check(1, positions)

# %% [markdown]
# ### Ejercicio · ¿De quién es cada fila?
#
# El gradiente vale siempre 2 y $\eta = 0.1$ para todos. Esto es lo que avanza cada optimizador en sus tres primeros pasos:
#
# | | paso 1 | paso 2 | paso 3 |
# |:---:|:---:|:---:|:---:|
# | a | $0.200$ | $0.380$ | $0.542$ |
# | b | $0.099$ | $0.070$ | $0.057$ |
# | c | $0.316$ | $0.229$ | $0.192$ |
# | d | $0.200$ | $0.200$ | $0.200$ |
# | e | $0.100$ | $0.100$ | $0.100$ |
#
# Escribe en cada letra uno de estos nombres: `"sgd"`, `"momentum"`, `"adagrad"`, `"rmsprop"`, `"adam"`.

# %% tags=["exercise"]
owners = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ...}

check(2, owners)

# %% tags=["solution"]
owners = {"a": "momentum", "b": "adagrad", "c": "rmsprop", "d": "sgd", "e": "adam"}

check(2, owners)

# %% [markdown]
# ### Ejercicio · Un paso de Adam
#
# Escribe `adam_step(w, g, m, s, t, learning_rate)`: el paso número `t` (el primero es 1), con $\beta_1 = 0.9$, $\beta_2 = 0.999$ y $\varepsilon = 10^{-7}$. `w`, `g`, `m` y `s` son vectores $(d,)$.
# Devuelve tres cosas, en este orden: `w`, `m` y `s` nuevos. Las `m` y `s` que se devuelven van **sin corregir**.


# %% tags=["exercise"]
def adam_step(w, g, m, s, t, learning_rate):
    m = ...
    s = ...
    w = ...
    return w, m, s


check(3, adam_step)


# %% tags=["solution"]
def adam_step(w, g, m, s, t, learning_rate):
    m = 0.9 * m + 0.1 * g
    s = 0.999 * s + 0.001 * g**2
    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(s_hat) + 1e-7)
    return w, m, s


check(3, adam_step)

# %% [markdown]
# ### Ejercicio · Encuentra los fallos
#
# Debería dar un paso de RMSProp y devolver `w` y `s`. Tiene **tres fallos** que no dan error. Escríbela bien.
#
# ```python
# def rmsprop_step(w, g, s, learning_rate, rho):
#     w = w - learning_rate * g / (s + 1e-7)
#     s = (1 - rho) * s + rho * g**2
#     return w, s
# ```


# %% tags=["exercise"]
def rmsprop_step(w, g, s, learning_rate, rho):
    return ...


check(4, rmsprop_step)


# %% tags=["solution"]
def rmsprop_step(w, g, s, learning_rate, rho):
    s = rho * s + (1 - rho) * g**2  # primero la media, y conserva una parte rho
    w = w - learning_rate * g / np.sqrt(s + 1e-7)  # dividido por la raíz
    return w, s


check(4, rmsprop_step)

# %% [markdown]
# ### Ejercicio · Subir, bajar y no pasar de ahí
#
# Escribe `rate_at(t, peak, warmup, total)`. De $t = 0$ a $t =$ `warmup`, la tasa sube en recta de 0 a `peak`. De ahí a $t =$ `total` baja **en recta** hasta 0, y después se queda en 0. `t` es un entero; `warmup` puede ser 0, y entonces
# empieza en `peak`.


# %% tags=["exercise"]
def rate_at(t, peak, warmup, total):
    return ...


check(5, rate_at)


# %% tags=["solution"]
def rate_at(t, peak, warmup, total):
    if t < warmup:
        return peak * t / warmup
    return peak * max(0, (total - t) / (total - warmup))


check(5, rate_at)

# %% [markdown]
# ### Reto
#
# Sashank Reddi y otros (2018) idearon una cuesta que engaña a Adam. $w$ vive entre $-1$ y $1$ (si se sale, se devuelve al borde). El gradiente vale $3$ en los pasos 1, 4, 7…, y $-1$ en los demás. De media es positivo: conviene ir a $-1$. Pruébalo con
# $\beta_1 = 0$, $\beta_2 = 0.1$ y $\eta = 0.05$ durante 1000 pasos. ¿Dónde acaba? Después divide por el mayor $\hat{s}$ visto hasta el momento (es **AMSGrad**, `amsgrad=True` en Keras). ¿Y SGD?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Para recordar
#
# - El momento acumula lo que se repite y cancela lo que oscila; Nesterov mide la cuesta un poco más allá.
# - Adagrad y RMSProp dan una tasa a cada peso; el primero se frena solo y el segundo no se detiene.
# - Adam junta las dos memorias y corrige su arranque: no siempre es el más rápido, pero la misma tasa le vale en terrenos distintos.
# - Una tasa buena para SGD no lo es para Adam: al cambiar de optimizador, se busca otra.
# - Un calendario quita el temblor final; lo que se aprende se juzga con datos no vistos.

# %% [markdown]
# ## Glosario
#
# | español | inglés | qué es |
# |---|---|---|
# | optimizador | *optimizer* | la regla que convierte gradientes en pasos |
# | momento | *momentum* | la velocidad que se conserva de un paso al siguiente |
# | media móvil | *moving average* | media que olvida poco a poco lo antiguo |
# | corrección del sesgo | *bias correction* | compensar que las medias de Adam empiezan en cero |
# | decaimiento de pesos | *weight decay* | encoger un poco los pesos en cada paso |
# | calendario | *schedule* | cómo cambia la tasa a lo largo del entrenamiento |
# | calentamiento | *warm-up* | subir la tasa poco a poco al empezar |

# %% [markdown]
# ## Para saber más
#
# - B. Polyak (1964), *Some methods of speeding up the convergence of iteration methods*: el momento; Y. Nesterov (1983), *A method of solving a convex programming problem with convergence rate O(1/k²)*.
# - J. Duchi, E. Hazan e Y. Singer (2011), *Adaptive subgradient methods for online learning and stochastic optimization*: Adagrad. M. Zeiler (2012), *ADADELTA: an adaptive learning rate method*.
# - T. Tieleman y G. Hinton (2012), *Lecture 6.5: RMSProp*; D. Kingma y J. Ba (2015), *Adam: a method for stochastic optimization*.
# - A. Wilson y otros (2017), *The marginal value of adaptive gradient methods in machine learning*; D. Choi y otros (2019), *On empirical comparisons of optimizers for deep learning*: la advertencia y la réplica.
# - I. Loshchilov y F. Hutter (2019), *Decoupled weight decay regularization*: AdamW. S. Reddi, S. Kale y S. Kumar (2018), *On the convergence of Adam and beyond*: el reto.
