"""Drawings that several tests look at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.draw.drawing import Drawing
from argmap.draw.opposition import opposition
from argmap.draw.selection import Selection
from argmap.workspace import Workspace, load

EXAMPLE = Path(__file__).parents[2] / "examples" / "stalin"
EVIL = (
    '</title><script>alert(1)</script> ]]> &amp; &#106; <b>x</b> \\N \\G "q" \u202e `javascript:`'
)


MILL = {
    "a.txt": "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu",
    "a.yaml": """\
argmap: argument/1
source: {title: Why the Mill Should Run Again, author: Ann Miller, file: a.txt}
speakers: {bo: Bo Baker}
argument:
  thesis: {claim: The village should keep its mill., main: true, quote: alpha, despite: costs}
  focus: {claim: The mill should run., supports: thesis, quote: beta, despite: winter, with: pays}
  pays: {claim: The village can pay for it., supports: thesis, quote: gamma}
  river: {premise: The river is high until June., supports: focus, with: wheel, quote: delta}
  wheel: {premise: The wheel turns when the river is high., supports: focus, quote: epsilon}
  bread: {premise: The village buys its flour in the town., supports: focus, quote: zeta}
  town: {premise: The town's flour is dear., supports: [bread, pays], quote: eta}
  against: {claim: The mill is too old., said_by: bo, stance: rejects, quote: theta}
  old: {rebuttal: Age says nothing about running., rebuts: against, quote: iota}
  winter: {claim: The river freezes in winter., stance: concedes, quote: kappa}
  costs: {claim: A mill costs money., stance: concedes, quote: lambda}
  ice: {rebuttal: Flour has nothing to do with it., undercuts: {from: bread, to: focus}, quote: mu}
""",
    "b.txt": "one two three four five",
    "b.yaml": """\
argmap: argument/1
source: {title: Let It Rest, author: Bo Baker, file: b.txt}
argument:
  rest: {claim: The mill should stand still., main: true, quote: one}
  tired: {premise: The miller is tired., supports: rest, quote: two}
  flood: {premise: High water breaks wheels., supports: rest, quote: three}
  focus: {claim: The mill is a museum., quote: four, supports: rest}
  dear: {claim: Flour from the town is dear., quote: five, supports: focus}
""",
    "c.yaml": """\
argmap: comparison/1
title: The mill
texts: {a: a.yaml, b: b.yaml}
topics: {river: The river}
contradictions:
  run:
    question: Should the mill run?
    topic: river
    kind: evaluation
    strength: direct
    sides: {a: focus, b: [rest, focus]}
    why: One says so, the other doesn't.
  what:
    question: What is the mill?
    topic: river
    kind: interpretation
    strength: tension
    sides: {a: focus, b: focus}
    why: A museum doesn't run.
agreements:
  dear: {statement: Flour is dear., sides: {a: [town, bread], b: dear}}
counterparts:
  old: {topic: river, holds: {b: rest}, reports: {a: against}}
""",
}
SENTENCES = {
    "quotes": "“Who,” she asked, “betrayed it — ‘and why’?” It’s a question that isn’t easy…",
    "greek": "Η επανάσταση προδόθηκε από τη γραφειοκρατία, που κατέλαβε το κράτος και το κόμμα.",
    "cyrillic": "Революция была предана бюрократией, захватившей государство после войны.",
    "chinese": "革命被官僚机构背叛了，他说：“党和国家已经落入官僚之手”，而工人阶级失去了一切权力。",
    "japanese": "革命は官僚によって裏切られた、と彼は言った。「党と国家は官僚の手に」。",
    "korean": "혁명은 국가와 당을 장악한 관료제에 의해 배신당했으며 계급은 권력을 잃었다.",
    "arabic": "خانت البيروقراطية الثورة التي قادها العمال سنة 1917، وهي ما سمّاه تروتسكي Thermidor.",
    "hebrew": "הביורוקרטיה בגדה במהפכה של הפועלים (1917), ולקחה לידיה את המדינה ואת המפלגה.",
    "devanagari": "नौकरशाही ने क्रान्ति के साथ विश्वासघात किया और राज्य को अपने हाथ में ले लिया।",
    "thai": "ระบบราชการทรยศต่อการปฏิวัติของคนงานและยึดอำนาจรัฐกับพรรคหลังสงครามกลางเมือง",
    "khmer": "ប្រព័ន្ធការិយាធិបតេយ្យបានក្បត់បដិវត្តន៍របស់កម្មករ",
    "emoji": "Workers 👩‍🏭👨🏽‍🌾 and 👨‍👩‍👧‍👦 under the flags 🇫🇷🇩🇪🇬🇷 ❤️ 👍🏽 😀",
    "combining": "Cuộc cách mạng đã bị phản bội; ẹ̀kọ́ fún gbogbo ènìyàn, Z̤̈a̧ļ͈g̈o̊.",
    "mixed": "The word ثورة means revolution, and המהפכה means the revolution (in Hebrew).",
}


def scripts_files() -> dict[str, str]:
    """Return the files of a comparison of sentences in many scripts."""
    files = {}
    for name, author in (("a", "محمد علي"), ("b", "王小明")):
        files[f"{name}.txt"] = "\n\n".join(SENTENCES.values())
        said = [json.dumps(text, ensure_ascii=False) for text in SENTENCES.values()]
        nodes = "".join(
            f"  {key}: {{claim: {text}, main: true, said_by: s, stance: endorses, quote: {text}}}\n"
            for key, text in zip(SENTENCES, said, strict=True)
        )
        files[f"{name}.yaml"] = (
            "argmap: argument/1\n"
            f"source: {{title: {said[6]}, author: {author}, file: {name}.txt}}\n"
            f"speakers: {{s: {author}}}\nargument:\n{nodes}"
        )
    relations = "".join(
        f"  {key}: {{question: {json.dumps(text[:36], ensure_ascii=False)}, topic: t, kind: fact,"
        f" strength: direct, sides: {{a: {key}, b: {key}}}, why: W.}}\n"
        for key, text in SENTENCES.items()
    )
    files["c.yaml"] = (
        "argmap: comparison/1\ntitle: ثورة 革命\ntexts: {a: a.yaml, b: b.yaml}\n"
        f"topics: {{t: המהפכה}}\ncontradictions:\n{relations}"
    )
    return files


def _written(folder: Path, files: dict[str, str]) -> Workspace:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load([folder], working_directory=folder)


@pytest.fixture(scope="session")
def example() -> Workspace:
    """The example's files."""
    return load([EXAMPLE], working_directory=EXAMPLE.parents[1])


@pytest.fixture(scope="session")
def book(example: Workspace) -> Drawing:
    """The opposition view of the example, with everything that can be switched on."""
    return opposition(example.comparisons[0], Selection(strength="all", depth=1))


@pytest.fixture(scope="session")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two small texts with every kind of relation inside them and between them."""
    return _written(tmp_path_factory.mktemp("mill"), MILL)


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two texts, in which one sentence of each script stands against itself."""
    return _written(tmp_path_factory.mktemp("scripts"), scripts_files())


@pytest.fixture
def evil(tmp_path: Path) -> Workspace:
    """An argument and a comparison that say hostile things wherever they can say anything."""
    says = json.dumps(EVIL)
    quote = 'It said "no" </title><script>alert(1)</script> ]]> &amp; \\N'
    (tmp_path / "text.txt").write_text(f"Once. {quote} and so on.\n", encoding="utf-8")
    argument = f"""\
argmap: argument/1
source: {{title: {says}, author: {says}, file: text.txt}}
speakers: {{s: {says}}}
argument:
  a:
    claim: {says}
    main: true
    quote: {json.dumps(quote)}
  b:
    premise: {says}
    supports: a
    with: c
    said_by: s
    stance: endorses
    quote: Once
  c:
    premise: Слово 词 كلمة é
    supports: a
    quote: so on
  d:
    rebuttal: It is denied.
    undercuts: {{from: b, to: a}}
    quote: and
"""
    for name in ("<b>one &amp;.yaml", "two.yaml"):
        (tmp_path / name).write_text(argument, encoding="utf-8")
    (tmp_path / "comparison.yaml").write_text(
        f"""\
argmap: comparison/1
title: {says}
texts: {{one: "<b>one &amp;.yaml", two: two.yaml}}
topics: {{t: {says}}}
contradictions:
  c:
    question: {says}
    topic: t
    kind: fact
    strength: direct
    sides: {{one: a, two: [a, b]}}
    why: {says}
""",
        encoding="utf-8",
    )
    return load([tmp_path], working_directory=tmp_path)
