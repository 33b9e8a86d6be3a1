WRONG = {
    "00.1": [(8, "lo que mide un lado"), (10, "los números que salen"), (16, "No son 16"), ("ocho", "numérico")],
    "00.2": [
        (["clase", "clase", "clase", "número"], "el precio de una casa"),
        (["número", "clase", "número", "número"], "qué cifra hay"),
        (["número", "clase", "clase", "clase"], "qué temperatura"),
        (["numérico", "clase", "clase", "número"], 'usa "número" o "clase"'),
        (["número", "clase"], "cuatro textos"),
    ],
    "00.3": [
        (lambda y, p: (y == p).sum(), "falta dividir"),
        (lambda y, p: 100 * (y == p).mean(), "no un porcentaje"),
        (lambda y, p: (y != p).mean(), "la fracción de fallos"),
        (lambda y, p: (y == p).sum() / 5, "Con diez ejemplos"),
        (lambda y, p: y == p, "un solo número"),
    ],
}
