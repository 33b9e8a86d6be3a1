"""Cuánto tarda y cuánto pesa el curso, frente a sus presupuestos y a sus pares."""
