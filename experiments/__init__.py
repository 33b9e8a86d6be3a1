"""Lo que tarda demasiado para una clase: cada programa responde a una pregunta y guarda lo que salió.

    python -m experiments                       los hace todos, uno tras otro
    python -m experiments memoria_de_letras …   solo esos
    python -m experiments --check               dice cuáles no concuerdan con su programa

Las lecciones leen los resultados con `utils.evaluation.load_experiment`; no ejecutan estos programas.
"""
