"""Las pruebas dibujan sin pantalla."""

import matplotlib

matplotlib.use("Agg")
