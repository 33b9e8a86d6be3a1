"""Correcciones de la lección 00, la bienvenida."""

import numpy as np

from utils.exercises.engine import Exercise, Wrong, as_number, call, show


def _check_inputs(answer):
    n = as_number(answer, "La respuesta")
    if n == 8:
        raise Wrong("8 es lo que mide un lado. El dibujo es una cuadrícula de 8 × 8.")
    if n == 10:
        raise Wrong("10 son los números que salen, uno por cifra. Se pregunta por los que entran.")
    if n != 64:
        raise Wrong(f"No son {n:g}. Cuenta los puntos de la cuadrícula.")


PROBLEMS = ("el precio de una casa", "si un correo es basura", "qué cifra hay en un dibujo", "qué temperatura hará")
KINDS = ("numero", "clase", "clase", "numero")


def _check_kinds(answer):
    if not isinstance(answer, list | tuple) or len(answer) != 4:
        raise Wrong(f"Se esperaba una lista con cuatro textos y llegó {show(answer)}.")
    for problem, value, right in zip(PROBLEMS, answer, KINDS):
        word = str(value).strip().lower().replace("ú", "u")
        if word not in ("numero", "clase"):
            raise Wrong(f'Sobre {problem} has escrito {show(value)}: usa "número" o "clase".')
        if word != right:
            hint = "¿puede valer 3.7 en esa escala?" if right == "numero" else "¿tiene sentido la mitad entre dos?"
            raise Wrong(f"Piensa otra vez en {problem}: {hint}")


def _check_accuracy(answer):
    y_true = np.array([3, 8, 1, 0, 7])
    y_pred = np.array([3, 3, 1, 0, 7])
    case = f"Con y_true = {show(y_true)} e y_pred = {show(y_pred)}"
    got = as_number(call(answer, y_true, y_pred), "El resultado")
    if got == 4:
        raise Wrong(f"{case} devuelve 4: son los aciertos, falta dividir por cuántos hay.")
    if got == 80:
        raise Wrong(f"{case} devuelve 80: se pide una fracción entre 0 y 1, no un porcentaje.")
    if np.isclose(got, 0.2):
        raise Wrong(f"{case} devuelve 0.2: es la fracción de fallos, no de aciertos.")
    if not np.isclose(got, 0.8):
        raise Wrong(f"{case} devuelve {show(got)}, y no es eso. ¿Cuántos coinciden, y cuántos hay?")
    y_pred = np.array([3, 8, 1, 1, 1, 1, 1, 1, 1, 1])
    y_true = np.array([3, 8, 1, 0, 0, 0, 0, 0, 0, 0])
    if not np.isclose(as_number(call(answer, y_true, y_pred), "El resultado"), 0.3):
        raise Wrong("Con diez ejemplos y tres aciertos no devuelve 0.3. ¿Divides por el número de ejemplos?")


EXERCISES = {
    "00.1": Exercise(
        _check_inputs,
        (
            "Mira el primer dibujo de la lección: ¿cuántos cuadraditos tiene de alto y de ancho?",
            "Son ocho filas de ocho puntos.",
        ),
        "Así se ve una imagen por dentro: una lista de números.",
    ),
    "00.2": Exercise(
        _check_kinds,
        (
            "Si tiene sentido decir «un poco más», es un número.",
            "Entre «basura» y «no basura» no hay término medio: son dos clases.",
        ),
        "Predecir un número se llama regresión y predecir una clase, clasificación: son las dos mitades del curso.",
    ),
    "00.3": Exercise(
        _check_accuracy,
        (
            "`y_true == y_pred` da un vector de verdaderos y falsos.",
            "La media de un vector de verdaderos y falsos es la fracción de verdaderos.",
        ),
        "Es la medida más sencilla de un clasificador; la lección 14 enseña cuándo engaña.",
    ),
}
