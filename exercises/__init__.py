"""Los ejercicios del curso: el motor que corrige y un módulo por lección, con su nombre.

Una lección importa los suyos: `from exercises.la_neurona import check, hint, progress, solution`. `check` corrige,
`hint` da pistas, `solution` enseña la solución y `progress`, lo que llevas resuelto en todo el curso.
"""
