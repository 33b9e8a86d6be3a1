"""Respuestas equivocadas de los ejercicios del motor de antes, y lo que el mensaje debe decir de cada una.

Un módulo por lección, con su nombre: `WRONG = {1: [(respuesta, "parte del mensaje"), …]}`. Son errores que un
estudiante comete de verdad, al menos tres por ejercicio. Los ejercicios declarados llevan los suyos en `mistakes`.
"""
