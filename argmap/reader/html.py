"""A page as a tree of elements. What is data is text in it or an attribute, never markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from argmap.escape import for_html_tree, in_xml

Element = ET.Element
Child = Element | str | None
Value = str | int | bool | None


def h(
    name: str, attributes: Mapping[str, Value] | str = "", *children: Child | Iterable[Child]
) -> Element:
    """Return an element.

    `attributes` that are a string are its class. Of a mapping, those that are None, False or empty
    are left out, and True is written without a value. A child that is None is left out.
    """
    given = {"class": attributes} if isinstance(attributes, str) else attributes
    element = ET.Element(name)
    for key, value in given.items():
        if value is True:
            element.set(key, "")
        elif value is not None and value is not False and value != "":
            element.set(key, for_html_tree(str(value)))
    for child in children:
        if child is None or isinstance(child, str | Element):
            add(element, child)
        else:
            for each in child:
                add(element, each)
    return element


def add(parent: Element, child: Child) -> None:
    """Put an element, or words, behind what a parent has already."""
    if isinstance(child, Element):
        parent.append(child)
    elif child:
        words = for_html_tree(child)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words


def write(element: Element) -> str:
    """Return an element as HTML, with no line that a runner obeys."""
    return in_xml(ET.tostring(element, encoding="unicode", method="html"))
