"""brat's `annotation.conf` for rolecall's labels (brat.nlplab.org/configuration.html)."""

from rolecall.records import CHANGE_OF_KIND, CHANGES, ENTITY_LABELS, RELATION_LABELS, STATUSES


def annotation_conf() -> str:
    """The types that people may choose, any entity at either end of a relation."""
    relations = [f"{label}\tArg1:<ENTITY>, Arg2:<ENTITY>" for label in RELATION_LABELS]
    values = {"Status": STATUSES, "Change": CHANGES, "Kind": tuple(CHANGE_OF_KIND)}
    attributes = [
        f"{name}\tArg:<RELATION>, Value:{'|'.join(value.replace(' ', '_') for value in several)}"
        for name, several in values.items()
    ]
    sections = {"entities": ENTITY_LABELS, "relations": relations, "events": (), "attributes": attributes}
    return "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in sections.items())
