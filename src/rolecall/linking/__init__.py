"""Mentions in many documents become people: who is who, with the reason for every merge."""

from rolecall.linking.corrections import Correction, corrections_of, read_corrections
from rolecall.linking.linker import Doubt, Outcome, Union
from rolecall.linking.people import LinkedPerson, Linking, Undecided, link
from rolecall.linking.sightings import Sighting, sightings_of

__all__ = [
    "Correction",
    "Doubt",
    "LinkedPerson",
    "Linking",
    "Outcome",
    "Sighting",
    "Undecided",
    "Union",
    "corrections_of",
    "link",
    "read_corrections",
    "sightings_of",
]
