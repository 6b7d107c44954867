"""Questions that careers answer: who held a post on a day, what a person did, who held it in turn,
what changed, and what one run of rolecall makes of the documents that another does not.

Every answer brings the tenure or the change with its evidence, and says how sure it is.
"""

from rolecall.questions.changes import Happened, changes
from rolecall.questions.differences import Difference, differences
from rolecall.questions.holders import Held, who
from rolecall.questions.people import has_name, of_person

__all__ = ["Difference", "Happened", "Held", "changes", "differences", "has_name", "of_person", "who"]
