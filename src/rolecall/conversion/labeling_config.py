"""Label Studio's labeling config for rolecall's labels, to be pasted into a project (labelstud.io/tags)."""

from xml.etree import ElementTree as ET  # only written, never parsed

from rolecall.conversion.relation_labels import PICKS
from rolecall.records import ENTITY_LABELS

FROM_NAME, TO_NAME = "label", "text"
"""The names of the tags by which results refer to them."""
_COLOURS = dict(zip(ENTITY_LABELS, ("#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b"), strict=True))


def labeling_config() -> str:
    """The config as XML: spans of the five labels in a text, and relations with as many labels as apply."""
    view = ET.Element("View")
    ET.SubElement(view, "Header", value="$title")
    relations = ET.SubElement(view, "Relations", choice="multiple")
    for pick in PICKS:
        ET.SubElement(relations, "Relation", value=pick)
    labels = ET.SubElement(view, "Labels", name=FROM_NAME, toName=TO_NAME)
    for label, colour in _COLOURS.items():
        ET.SubElement(labels, "Label", value=label, background=colour)
    ET.SubElement(view, "Text", name=TO_NAME, value="$text")
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"
