"""Invented councils over many years: a stream of minutes with known people and careers, to measure against.

world = simulate(Settings(councils=3))
ledger = Ledger()
for minutes in documents(world, ledger):
    ...
people = list(ledger.people(world))
"""

from rolecall.corpora.simulation.history import simulate
from rolecall.corpora.simulation.ledger import Ledger
from rolecall.corpora.simulation.truth import TrueChange, TruePerson, TrueTenure, read_truth, write_person
from rolecall.corpora.simulation.world import Settings, World
from rolecall.corpora.simulation.writing import documents

__all__ = [
    "Ledger",
    "Settings",
    "TrueChange",
    "TruePerson",
    "TrueTenure",
    "World",
    "documents",
    "read_truth",
    "simulate",
    "write_person",
]
