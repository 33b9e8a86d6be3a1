"""Lo que comparten las lecciones: entorno, datos, figuras, entrenamiento y evaluación."""
