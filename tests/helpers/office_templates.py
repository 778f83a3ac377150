"""The templates of Word documents in the package; run as a script, it makes them anew, also after changes in Word."""

from helpers.paths import ROOT
from helpers.template_elements import (
    BOLD,
    CAPITALS,
    CENTRED,
    ITALIC,
    NEXT,
    RIGHT,
    cell,
    choice,
    indent,
    p,
    package,
    row,
    rule,
    size,
    space,
    table,
    tag,
    tag_row,
)

FOLDER = ROOT / "src" / "cchc_model" / "io" / "docx" / "templates"

COLUMNS = (737, 3968, 1361, 1304, 1701)
HEADING, HALVES = (3686, 5385), (4535, 4536)
HEADER = ("THỨ TỰ", "TÊN CHỈ TIÊU", "ĐƠN VỊ TÍNH", "Số lượng/ tỷ lệ", "Ghi chú")
DEEPEST = 9
STEP = 227
SHEET = (650, 3300, 950, 950, 1000, 1000, 1000, 1000, 3200, 1500)
SHEET_TITLES = (
    "TT", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm tự chấm", "Điểm tính từ số liệu",
    "Điểm thẩm định", "Điểm được tính", "Chênh lệch với tự chấm", "Căn cứ", "Ghi chú",
)  # fmt: skip


# The blocks of an annex.


def letterhead() -> str:
    left = choice(
        ('line.left_kind == "issuer"', p("{{ line.left }}", CENTRED, BOLD + CAPITALS + size(12)) + rule(1236, 1236)),
        ('line.left_kind == "rule"', rule(1236, 1236)),
        ('line.left_kind == "own"', p("{{ line.left }}", CENTRED, BOLD + CAPITALS + size(12))),
        ('line.left_kind == "body"', p("{{ line.left }}", CENTRED, CAPITALS + size(12))),
        otherwise=p("{{ line.left }}", CENTRED),
    )
    right = choice(
        ('line.right_kind == "motto"', p("{{ line.right }}", CENTRED, BOLD) + rule(960, 960)),
        ('line.right_kind == "date"', p("{{ line.right }}", CENTRED, ITALIC)),
        otherwise=p("{{ line.right }}", CENTRED, BOLD),
    )
    nation = p("{{ line.right }}", CENTRED, BOLD + size(12))
    return "".join(
        (
            tag("if letterhead"),
            table(
                HEADING,
                tag_row("for line in letterhead", HEADING),
                tag_row('if line.right_kind == "nation"', HEADING),
                row(cell(HEADING[0], left), cell(HEADING[1], nation, bottom=True)),
                tag_row("else", HEADING),
                row(cell(HEADING[0], left), cell(HEADING[1], right)),
                tag_row("endif", HEADING),
                tag_row("endfor", HEADING),
            ),
            p(),
            tag("endif"),
        )
    )


def beside(name: str) -> str:
    """Return a text that stands beside another one, as a table without borders."""
    return table(
        HALVES, row(cell(HALVES[0], p(f"{{{{ {name}.left }}}}")), cell(HALVES[1], p(f"{{{{ {name}.text }}}}")))
    )


def titles() -> str:
    return "".join(
        (
            tag("for line in titles"),
            choice(
                ("line.left", beside("line") + p()),
                ('line.kind == "label"', p("{{ line.text }}", NEXT + CENTRED, BOLD + size(14))),
                ('line.kind == "title"', p("{{ line.text }}", NEXT + CENTRED, BOLD + CAPITALS + size(14))),
                ('line.kind == "period"', p("{{ line.text }}", NEXT + CENTRED, BOLD)),
                ('line.kind == "aside"', p("{{ line.text }}", NEXT + CENTRED, ITALIC)),
                otherwise=p("{{ line.text }}", CENTRED),
            ),
            tag("endfor"),
            p(),
        )
    )


def names(marks: str) -> str:
    """Return the paragraph of a name at each level."""
    keep = NEXT if marks else ""
    levels = [(f"row.level == {at}", p("{{ row.name }}", keep + indent(at * STEP), marks)) for at in range(DEEPEST)]
    return choice(*levels, otherwise=p("{{ row.name }}", keep + indent(DEEPEST * STEP), marks))


def row_of(marks: str) -> str:
    return row(
        cell(COLUMNS[0], p("{{ row.ordinal }}", (NEXT if marks else "") + CENTRED, marks)),
        cell(COLUMNS[1], names(marks)),
        cell(COLUMNS[2], p("{{ row.unit }}", CENTRED, marks)),
        cell(COLUMNS[3], p("{{ row.value }}", RIGHT, marks)),
        cell(COLUMNS[4], p("{{ row.note }}", "", marks)),
    )


def annex_table() -> str:
    head = row(*(cell(width, p(title, CENTRED, BOLD)) for width, title in zip(COLUMNS, HEADER, strict=True)), head=True)
    return table(
        COLUMNS,
        head,
        tag_row("for row in rows", COLUMNS),
        tag_row("if row.heading", COLUMNS),
        row_of(BOLD),
        tag_row("else", COLUMNS),
        row_of(""),
        tag_row("endif", COLUMNS),
        tag_row("endfor", COLUMNS),
        borders=True,
    )


def footnotes() -> str:
    note = p("{{ note.mark }} {{ note.text }}", space(40), size(11))
    return tag("if footnotes") + p("", space(60)) + tag("for note in footnotes") + note + tag("endfor") + tag("endif")


def remarks(name: str) -> str:
    text = choice(("line.left", beside("line") + p()), otherwise=p("{{ line.text }}", space(60)))
    return tag(f"for line in {name}") + text + tag("endfor")


def signature() -> str:
    left = choice(
        ('line.left_kind == "recipients"', p("{{ line.left }}", NEXT, BOLD + ITALIC + size(12))),
        ('line.left_kind == "recipient"', p("{{ line.left }}", NEXT, size(11))),
        otherwise=p("{{ line.left }}", NEXT + CENTRED, BOLD),
    )
    right = choice(
        ('line.right_kind == "hint"', p("{{ line.right }}", CENTRED, ITALIC)),
        ('line.right_kind == "name" and line.room', p("{{ line.right }}", space(1400) + CENTRED, BOLD)),
        ('line.right_kind == "name"', p("{{ line.right }}", CENTRED, BOLD)),
        otherwise=p("{{ line.right }}", NEXT + CENTRED, BOLD),
    )
    loop = (
        tag_row("for line in signature", HALVES),
        row(cell(HALVES[0], left), cell(HALVES[1], right)),
        tag_row("endfor", HALVES),
    )
    return tag("if signature") + p("", NEXT) + table(HALVES, *loop) + tag("endif")


def annex(*, heading: bool) -> str:
    first = letterhead() if heading else ""
    return "".join(
        (first, titles(), annex_table(), footnotes(), remarks("remarks"), signature(), remarks("closing"), p())
    )


# The score sheet.


def quoting(text: str, layout: str, marks: str) -> str:
    """Return a paragraph whose text a field quotes, so that the document states it where somebody types over it."""
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    look = f"<w:rPr>{marks}</w:rPr>"  # Word gives an updated text the look of its code
    code = f'<w:r>{look}<w:instrText xml:space="preserve"> QUOTE "{text}" </w:instrText></w:r>'
    shown = f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{begin}{code}{middle}{shown}{end}</w:p>"


def score_row(marks: str) -> str:
    cells = []
    for at, width in enumerate(SHEET):
        name, computed = f"line.cells[{at}]", f"line.computed[{at}]"
        layout = CENTRED if at == 0 else "" if at in (1, 8, 9) else RIGHT
        look = size(11) if at in (8, 9) else marks + size(11)
        text = f"{{{{ {name} }}}}"
        content = p(text, layout, look)
        if at not in (0, 1, 9):
            content = choice((computed, quoting(text, layout, look)), otherwise=content)
        cells.append(cell(width, content))
    return row(*cells)


def score_sheet() -> str:
    head = row(
        *(cell(width, p(title, CENTRED, BOLD + size(11))) for width, title in zip(SHEET, SHEET_TITLES, strict=True)),
        head=True,
    )
    lines = table(
        SHEET, head,
        tag_row("for line in lines", SHEET),
        tag_row("if line.depth == 0", SHEET), score_row(BOLD),
        tag_row("elif line.depth == 1", SHEET), score_row(BOLD + ITALIC),
        tag_row("else", SHEET), score_row(""),
        tag_row("endif", SHEET), tag_row("endfor", SHEET),
        borders=True,
    )  # fmt: skip
    above = (
        tag("if organisation"), p("{{ organisation }}", "", BOLD), tag("endif"),
        p("PHIẾU CHẤM ĐIỂM", CENTRED, BOLD + size(14)), p("{{ rubric }}", CENTRED, BOLD),
        tag("if period"), p("{{ period }}", CENTRED, ITALIC), tag("endif"), p(),
    )  # fmt: skip
    halves = (7275, 7275)
    signed = row(*(cell(7275, p(text, CENTRED, BOLD)) for text in ("NGƯỜI LẬP PHIẾU", "THỦ TRƯỞNG ĐƠN VỊ")))
    return "".join((*above, lines, p(), table(halves, signed), p()))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "annex.docx").write_bytes(package(annex(heading=False)))
    (FOLDER / "letterhead.docx").write_bytes(package(annex(heading=True)))
    (FOLDER / "score_sheet.docx").write_bytes(package(score_sheet(), landscape=True))
