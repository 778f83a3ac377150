"""The reporting organisation in the texts before a table.

In a letterhead a body stands above those that it directs, so the lowest line names the body that reports. A text that
may name a lower body and is not understood leaves the organisation open, because a superior body never replaces it.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import define, evolve, field, frozen

from cchc_model.annexes.cited_bodies import is_aside, leaves_letterhead
from cchc_model.annexes.contradictions import is_scaled_caption
from cchc_model.annexes.period_labels import labelled_period
from cchc_model.annexes.tables import SourceLine
from cchc_model.errors import InvalidDataError
from cchc_model.reports.body_words import MOTTO, NATION, begins_agency, begins_title
from cchc_model.reports.organisation_texts import PartKind, TextPart, parse_organisation, text_parts
from cchc_model.reports.organisations import RANKS, Level, Organisation
from cchc_model.reports.territory_levels import begins_territory
from cchc_model.reports.time_uses import explained, read_times
from cchc_model.reports.titled_bodies import goes_on_as_place, is_superior, titled_body, whole_body
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold, fold_label

REPORTER_LABEL = "Đơn vị báo cáo"
"""The label before the name of the reporting organisation, on a line of its own."""

_LABELS = frozenset(
    map(
        fold,
        (
            REPORTER_LABEL, "Cơ quan báo cáo", "Đơn vị gửi báo cáo", "Cơ quan gửi báo cáo", "Đơn vị lập báo cáo",
            "Tên đơn vị", "Tên cơ quan", "Tên đơn vị báo cáo", "Tên cơ quan báo cáo", "Đơn vị", "Cơ quan",
            "Cơ quan, đơn vị báo cáo", "Cơ quan, đơn vị",
        ),
    )
)  # fmt: skip


_OTHER_ROLE = re.compile(
    r"\W*(?:(?P<source>nguồn)\b|người\b|(?:cơ quan|đơn vị|nơi|bộ phận)(?:,? (?:cơ quan|đơn vị))? "
    r"(?:(?P<provider>cung cấp)|nhận|chủ trì|phối hợp|phụ trách|theo dõi|hướng dẫn|thẩm định|phê duyệt|ban hành)\b)"
)
"""The labels of bodies and persons that have another part in a report: its source, its recipient, who appraises it."""


def labels_other_role(text: str) -> bool:
    """Return whether a text is a label, and behind it one that does not report: `Nguồn: Phòng Nội vụ huyện`.

    A territory as the only source of the numbers may be that of the numbers.

    >>> [labels_other_role(text) for text in ("Nguồn số liệu: Sở Nội vụ", "Đơn vị nhận báo cáo: UBND tỉnh Sóc Trăng")]
    [True, True]
    >>> [labels_other_role(text) for text in ("Đơn vị báo cáo: Sở Nội vụ", "Nguồn nhân lực", "Nguồn: UBND xã An Hiệp")]
    [False, False, False]
    """
    label, colon, value = text.partition(":")
    found = _OTHER_ROLE.match(fold_label(with_accents(label))) if colon else None
    if found is None or not (found["source"] or found["provider"]):
        return found is not None
    named = (part.organisation for part in text_parts(value))
    return not any(one is not None and one.level is not Level.AGENCY for one in named)


def is_reporter(text: str) -> bool:
    """Return whether a text is the title of a name of an organisation, such as `Tên cơ quan`, and not a name itself.

    >>> is_reporter("TÊN ĐƠN VỊ"), is_reporter("Đơn vị hành chính")
    (True, False)
    """
    return fold(with_accents(text.strip(" :"))) in _LABELS


_UNIT_OR_BODY = fold("Đơn vị")
_OF = frozenset({"", *map(fold, ("của", "tại")), *"-(:"})
_NO_NAME = frozenset(map(fold, ("giao", "cấp", "các")))
_CITING = tuple(map(fold, ("kèm theo", "ban hành", "căn cứ", "kính gửi", "nơi nhận")))
_UNFILLED = re.compile(r"[\s.…_]*")
_SHORTEST_BODY = 4
"""The least length of a text to the left of another one that may be a body, and not an ordinal."""


_FIXED = (fold(NATION), fold(MOTTO))


@frozen
class Reporter:
    """The organisation that the texts before a table tell.

    Attributes:
        organisation: the reporting organisation, if they name just one.
        doubtful: the text that prevents an answer.
        understood: the texts that consist of bodies and the fixed texts of a letterhead.
    """

    organisation: Organisation | None = None
    doubtful: str = ""
    understood: frozenset[str] = frozenset()


def read_reporter(lines: Sequence[SourceLine], *, on: dt.date | None = None) -> Reporter:
    """Return the reporting organisation of the lines before a table.

    Args:
        lines: the lines.
        on: the last day of the reporting period, which decides on the level of a city.
    """
    search = _Search(on)
    for text, beside in _texts(lines):
        search.read(text, beside=beside)
    return search.result()


def texts_of(line: SourceLine) -> tuple[str, ...]:
    """Return the texts of a line from left to right."""
    cells = (line.ordinal, line.name, line.unit, line.value, line.note, *(extra for extra, _ in line.extra))
    return tuple(unicodedata.normalize("NFC", cell) for cell in cells if cell)


def labelled_text(texts: Sequence[str]) -> str:
    """Return the texts of a line as one, if the first is the label of a reporting organisation, else an empty text."""
    return " ".join((f"{texts[0].rstrip(' :')}:", *texts[1:])) if len(texts) > 1 and is_reporter(texts[0]) else ""


def _texts(lines: Sequence[SourceLine]) -> Iterator[tuple[str, bool]]:
    """Yield the texts of the left column, then all others, each with True if the motto is beside it."""
    others = []
    for line in lines:
        texts = texts_of(line)
        if labelled_period(texts):
            continue
        folded = [fold(with_accents(text)) for text in texts]
        beside = any(fixed in text for text in folded for fixed in _FIXED)
        if labelled_text(texts):
            others.append((labelled_text(texts), beside))
            continue
        left = 1 if len(texts) > 1 and len(texts[0]) >= _SHORTEST_BODY else 0
        yield from ((text, beside) for text in texts[:left])
        others += [(text, beside) for text in texts[left:]]
    yield from others


@define
class _Search:
    """The bodies found so far."""

    on: dt.date | None
    bodies: list[Organisation] = field(factory=list)
    labelled: list[Organisation] = field(factory=list)
    mentioned: list[Organisation] = field(factory=list)
    doubtful: str = ""
    doubtful_label: str = ""
    understood: set[str] = field(factory=set)
    pending: str = ""
    parts: set[str] = field(factory=set)
    below_body: bool = False
    titled: list[Organisation] = field(factory=list)
    below_other: bool = False
    asides: list[tuple[str, bool]] = field(factory=list)

    def read(self, text: str, *, beside: bool) -> None:
        """Read a text; a body whose name goes on in the next line waits for that."""
        if labels_other_role(text):
            return
        own = text_parts(text, on=self.on)
        if all(part.kind is PartKind.FIXED for part in own):
            self.understood.add(text)
            return
        whole, self.pending = self._with_pending(text), ""
        self.parts = {*(self.parts if whole != text else ()), text}
        label, _, value = text.partition(":")
        if is_reporter(label) and ":" in text:
            if not _is_unit(label, value):
                self._read_label(text, value)
            return
        if whole == text and is_aside(text):
            self.asides.append((text, beside))
            self.below_body = False
            return
        self._read_lines(text, whole, beside=beside)

    def _read_lines(self, text: str, whole: str, *, beside: bool) -> None:
        """Read a text of the letterhead or a title, behind a body that it goes on with."""
        parts = text_parts(whole, on=self.on)
        if parts and parts[-1].kind is PartKind.OPEN:
            self.pending = whole
        elif begins_title(whole) or is_scaled_caption(text):
            self.below_body = False
            self._read_title(whole, parts)
        else:
            self._read_bodies(whole, parts, beside=beside)
            self.understood |= self.parts if self.below_body else set()

    def _with_pending(self, text: str) -> str:
        """Return a text behind the body that it goes on with; a body above another text has no name."""
        if self.pending and not goes_on_as_place(text):
            self.doubtful = self.doubtful or self.pending
            return text
        return f"{self.pending} {text}".strip()

    def _read_label(self, text: str, value: str) -> None:
        if _UNFILLED.fullmatch(value):
            self.doubtful_label = self.doubtful_label or text
            return
        try:
            organisation = None if ":" in value or "…" in value or ".." in value else parse_organisation(value)
        except InvalidDataError:
            organisation = None
        if organisation is None:
            self.doubtful_label = self.doubtful_label or text
        else:
            self.labelled.append(organisation)
            self.understood.add(text)

    def _read_title(self, text: str, parts: Iterable[TextPart]) -> None:
        """Read the bodies that a title or a remark names: those of the report, not those of another document."""
        if cites(text) and fold("báo cáo") not in fold(with_accents(text)):
            return
        body = titled_body(text, on=self.on)
        if body is not None:
            self.titled.append(body)
            return
        for part in parts:
            if part.kind is PartKind.UNCLEAR:
                self.doubtful = self.doubtful or text
            elif part.organisation is not None and _reports(part, last=part == tuple(parts)[-1]):
                self.mentioned.append(part.organisation)

    def _read_bodies(self, text: str, parts: Sequence[TextPart], *, beside: bool) -> None:
        own = [part for part in parts if part.kind is not PartKind.FIXED]
        named = [part.organisation for part in own if part.organisation is not None]
        others = [part for part in own if part.kind is PartKind.OTHER and not begins_title(part.text)]
        if len(own) == 1 and named and named[0].level is Level.AGENCY and len(parts) == 1:
            named = [Organisation(" ".join(text.split()), Level.AGENCY)]
        elif others and beside and len(own) == 1 and not _is_time(text) and (begins_agency(text) or not self.bodies):
            # Below a body, a text beside the motto may also be the rest of its name.
            named, others = [Organisation(" ".join(text.split()), Level.AGENCY)], []
        bare = whole_body(text, on=self.on) if begins_territory(text) and not (named or self.below_other) else None
        if bare is not None:
            named, others = [bare], []
        self.below_other = bool(others) and not _is_time(text)
        unclear = any(part.kind is PartKind.UNCLEAR for part in own)
        if unclear or (others and (named or self.below_body) and not _is_time(others[0].text)):
            self.doubtful = self.doubtful or text
        self.below_body = bool(named) and not unclear
        self.bodies += named

    def result(self) -> Reporter:
        """Return the organisation that all texts together tell."""
        for text, beside in self.asides:
            if not (self.bodies and leaves_letterhead(text, self.bodies)):
                self._read_lines(text, text, beside=beside)
        understood = frozenset(self.understood)
        if self.labelled or self.doubtful_label:
            one = len({organisation.known_as for organisation in self.labelled}) == 1 and not self.doubtful_label
            text = self.doubtful_label or ", ".join(organisation.name for organisation in self.labelled)
            return Reporter(self.labelled[0] if one else None, "" if one else text, understood)
        doubtful = self.doubtful or self.pending
        bodies = list({organisation.known_as: organisation for organisation in self.bodies}.values())
        mentioned = {organisation.known_as: organisation for organisation in (*self.mentioned, *self._titled(bodies))}
        if not doubtful and not bodies and len(mentioned) == 1:
            return Reporter(next(iter(mentioned.values())), understood=understood)
        named = {organisation.known_as for organisation in bodies}
        descending = all(_directs(above, below) for above, below in pairwise(bodies))
        if doubtful or not bodies or not descending or not mentioned.keys() <= named:
            names = ", ".join(organisation.name for organisation in (*bodies, *mentioned.values()))
            return Reporter(None, doubtful or names, understood)
        return Reporter(_with_superiors(bodies), understood=understood)

    def _titled(self, bodies: Sequence[Organisation]) -> Iterator[Organisation]:
        """Yield the bodies of titles on one line, without one above those of the letterhead."""
        yield from (body for body in self.titled if not bodies or not is_superior(body, bodies))


def _is_unit(label: str, value: str) -> bool:
    """Return whether a label states the unit of the values: `Đơn vị: triệu đồng` is no organisation."""
    if fold(with_accents(label)) != _UNIT_OR_BODY:
        return False
    value = value.strip()
    named = begins_territory(value) or begins_agency(value) or any(part.organisation for part in text_parts(value))
    return is_scaled_caption(f"Đơn vị: {value}") or (value[:1].islower() and not named)


def cites(text: str) -> bool:
    """Return whether a text names another document, or those who get this one: `Kèm theo Công văn số 12`."""
    folded = fold(with_accents(text))
    return any(word in folded for word in _CITING)


def _is_time(text: str) -> bool:
    return explained(text) and bool(read_times([text]))


def _reports(part: TextPart, *, last: bool) -> bool:
    """Return whether a title names a body as the one that reports."""
    name = fold(part.organisation.name if part.organisation else "").split()
    return part.before in _OF or (last and not _NO_NAME & set(name[2:3]))


def _directs(above: Organisation, below: Organisation) -> bool:
    """Return whether a body may stand above another one in a letterhead."""
    if below.level is Level.AGENCY:
        return True
    return above.level is not Level.AGENCY and RANKS[above.level] > RANKS[below.level]


def _with_superiors(bodies: Sequence[Organisation]) -> Organisation:
    """Return the lowest body with the others as its superiors."""
    below = bodies[0]
    for organisation in bodies[1:]:
        below = evolve(organisation, parent=organisation.parent or below)
    return below
