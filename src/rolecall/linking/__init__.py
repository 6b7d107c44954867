"""Mentions in many documents become people: who is who, with the reason for every merge."""

from rolecall.linking.corrections import Correction, corrections_of, read_corrections
from rolecall.linking.linker import Undecided
from rolecall.linking.people import LinkedPerson, Linking, link
from rolecall.linking.sightings import Sighting, sightings_of

__all__ = [
    "Correction",
    "LinkedPerson",
    "Linking",
    "Sighting",
    "Undecided",
    "corrections_of",
    "link",
    "read_corrections",
    "sightings_of",
]
