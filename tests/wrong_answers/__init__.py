"""Respuestas equivocadas de cada ejercicio, y lo que el mensaje debe decir de cada una.

Un módulo por lección, `lesson_NN.py`, con `WRONG = {"NN.1": [(respuesta, "parte del mensaje"), …]}`.
Son errores que un estudiante comete de verdad, al menos tres por ejercicio.
"""
