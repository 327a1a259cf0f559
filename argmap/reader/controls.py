"""What the page is worked with: search, switches, filters, tabs, and the help."""

from __future__ import annotations

from argmap.reader.book import Book
from argmap.reader.html import Element, h

_KEYS = (
    ("j · k", "choose the next or the previous contradiction (of an outline: node)"),
    ("↓ · ↑", "in a list: go to the next or the previous entry; Enter chooses it"),
    ("← · →", "in a text: go to the passage before or after; Enter chooses it"),
    ("/", "search; Enter goes to the next hit, Shift+Enter to the one before"),
    ("n · N", "the next or the previous hit"),
    ("0 · 1 · 2", "go to the list, to the left text, to the right text"),
    ("l", "contradictions, or nodes, in the list"),
    ("p", "the texts, or the picture"),
    ("t", "the theme: the system’s, light, dark"),
    ("Esc", "close what is open; let go of what is chosen"),
    ("?", "these keys"),
)


def header(book: Book, *, drawn: bool) -> Element:
    """Return the head of the page: its title, search, and what is shown."""
    pair = []
    if len(book.texts) > 2:
        for side, name in enumerate(("Left", "Right")):
            options = [h("option", {"value": text.alias}, text.name) for text in book.texts]
            pair.append(
                h(
                    "label",
                    "control",
                    h("span", "", f"{name} text"),
                    " ",
                    h("select", {"id": f"app-side-{side}"}, options),
                )
            )
    return h(
        "header",
        {"id": "app-header"},
        h("h1", {"dir": "auto"}, book.title),
        _sources(book),
        h(
            "div",
            "controls scripted-only",
            h("div", {"class": "pair", "role": "group", "aria-label": "Texts"}, pair)
            if pair
            else None,
            h(
                "div",
                {"class": "search", "role": "search"},
                h(
                    "input",
                    {
                        "type": "search",
                        "id": "app-search",
                        "aria-label": "Search the texts and the map",
                        "placeholder": "Search",
                        "autocomplete": "off",
                        "spellcheck": "false",
                        "aria-keyshortcuts": "/",
                    },
                ),
                h("span", {"id": "app-hits", "role": "status"}),
                button("app-previous", "‹", label="The hit before", hidden=True),
                button("app-next", "›", label="The next hit", hidden=True),
            ),
            h(
                "div",
                {"class": "switch", "role": "group", "aria-label": "Beside the list"},
                button("app-view-texts", "Texts" if len(book.texts) > 1 else "Text", pressed=True),
                button("app-view-picture", "Picture", pressed=False),
            )
            if drawn
            else None,
            button("app-theme", "Theme: auto"),
            button("app-keys", "?", label="Keys and marks"),
        ),
    )


def button(
    id_: str,
    words: str,
    *,
    label: str | None = None,
    pressed: bool | None = None,
    hidden: bool = False,
) -> Element:
    """Return a button."""
    return h(
        "button",
        {
            "type": "button",
            "id": id_,
            "aria-label": label,
            "aria-pressed": None if pressed is None else str(pressed).lower(),
            "hidden": hidden,
        },
        words,
    )


def filters(book: Book) -> Element:
    """Return what narrows the list of contradictions."""
    contradictions = book.of_sort("contradiction")
    kinds = list(dict.fromkeys(sorted(each.kind for each in contradictions)))
    used = {each.topic for each in book.relations}
    topics = [(id_, label) for id_, label in book.topics.items() if id_ in used]

    def select(name: str, label: str, options: list[tuple[str, str]]) -> Element:
        return h(
            "label",
            "control",
            h("span", "unseen", label),
            h(
                "select",
                {"id": f"app-{name}", "data-filter": name},
                h("option", {"value": True}, f"{label}: all"),
                [h("option", {"value": value}, words) for value, words in options],
            ),
        )

    return h(
        "div",
        {"class": "filters", "role": "group", "aria-label": "Filters"},
        select("topic", "Topic", topics) if topics else None,
        select("kind", "Kind", [(kind, kind) for kind in kinds]),
        select("strength", "Strength", [("direct", "direct"), ("tension", "tension")]),
    )


def drawing(templates: list[Element]) -> Element:
    """Return the place of the picture, and what chooses it."""
    options = [
        h("option", {"value": each.get("id", "")}, each.get("data-label", "")) for each in templates
    ]
    return h(
        "section",
        {"id": "app-picture", "aria-label": "Picture", "hidden": True},
        h(
            "div",
            "bar",
            h(
                "label",
                "control",
                h("span", "", "Picture of"),
                " ",
                h("select", {"id": "app-part"}, options),
            ),
            button("app-zoom", "Fit the width", pressed=True),
        ),
        h("div", {"id": "app-drawing", "tabindex": 0, "role": "region", "aria-label": "Drawing"}),
    )


def marks(book: Book) -> list[Element]:
    """Return what the marks in the texts mean."""
    said = [("passage", "anchored", "a passage that a node is anchored in")]
    if book.of_sort("contradiction"):
        said.append(("passage contested", "contested", "a passage in a contradiction"))
    said += [
        ("passage reported", "reported", "a view that the text doesn’t hold"),
        ("aside", "left out", "left out of the map on purpose"),
    ]
    return [h("span", "mark", h("span", name, word), f" {words}") for name, word, words in said]


def _sources(book: Book) -> Element:
    """Return the texts with all that is known of them, for paper."""
    items = []
    for text in book.texts:
        assert text.file.argument
        source = text.file.argument.source
        said = (source.author, source.title, source.publisher, source.published, source.url)
        items.append(h("li", {"dir": "auto"}, ". ".join(str(each) for each in said if each)))
    return h("ul", "sources-used", items)


def tabs(book: Book, *, drawn: bool) -> Element:
    """Return the tabs of a narrow page."""
    named = [("list", "List" if not book.relations else "Contradictions")]
    named += [(f"text-{text.alias}", text.name) for text in book.texts]
    if drawn:
        named.append(("picture", "Picture"))
    return h(
        "nav",
        {"id": "app-tabs", "class": "scripted-only", "aria-label": "Parts of the page"},
        [h("button", {"type": "button", "data-tab": id_}, words) for id_, words in named],
    )


def help_dialog(book: Book) -> Element:
    """Return the keys, and the marks again."""
    rows = [h("div", "", h("dt", "", h("kbd", "", key)), h("dd", "", does)) for key, does in _KEYS]
    return h(
        "dialog",
        {"id": "app-help", "aria-labelledby": "app-help-title"},
        h("h2", {"id": "app-help-title"}, "Keys"),
        h("dl", "keys", rows),
        h("h2", "", "Marks in the texts"),
        h("div", "legend t1", marks(book)),
        h("p", "", "Every state of this page has its own address: copy it from the address bar."),
        button("app-help-close", "Close"),
    )
