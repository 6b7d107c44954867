"""Mentions in many documents become people: who is who, with the reason for every merge."""

from rolecall.linking.corrections import Correction, read_corrections
from rolecall.linking.people import LinkedPerson, Linking, Merge, Undecided, link
from rolecall.linking.sightings import Sighting, sightings_of

__all__ = [
    "Correction",
    "LinkedPerson",
    "Linking",
    "Merge",
    "Sighting",
    "Undecided",
    "link",
    "read_corrections",
    "sightings_of",
]
