"""What hostile files try and what stops it; `docs/security.md` lists the lines, each with the tests that show it."""

import io
import json
import re
import socket
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model.cli import main
from cchc_model.cli.output import harmless
from helpers.drift import WORD, package, table_xml
from helpers.office import DONE, HEADER, TASKS, workbook
from helpers.paths import ROOT


def word(remote: str, before_root: str = "", body: str = "", root: str = "") -> bytes:
    """A Word document with a macro, a template elsewhere, some start of its XML, and an annex of two rows."""
    table = table_xml([HEADER, ["", TASKS, "Nhiệm vụ", "31", ""], ["", DONE, "Nhiệm vụ", "8", ""]])
    xml = (
        f'<?xml version="1.0"?>{before_root}<w:document xmlns:w="{WORD}" '
        f"{root}><w:body>{body}{table}</w:body></w:document>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
        archive.writestr("../../outside.txt", "a part that would be unpacked beside the folder")
        archive.writestr("word/vbaProject.bin", "a macro")
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships><Relationship Id="rId1" Type="attachedTemplate" TargetMode="External" '
            f'Target="{remote}template.dotm"/></Relationships>',
        )
    return stream.getvalue()


XINCLUDE = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
INCLUDED = '<w:p><w:r><w:t><xi:include href="{secret}" parse="text"/></w:t></w:r></w:p>'
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>'
USED = "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
REMOTE = '<!DOCTYPE x SYSTEM "{remote}x.dtd">'
STYLESHEET = '<?xml-stylesheet href="{remote}x.xsl" type="text/xsl"?>'

WATCHED = """
import sys
from pathlib import Path

import cchc_model as cchc

paths = sys.argv[2:]
framework = cchc.SOC_TRANG_DISTRICT
seen = []

def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "ctypes.",
                         "pickle.", "ftplib.", "http.", "urllib.", "webbrowser.", "shutil.", "os.remove", "os.rename",
                         "os.mkdir")):
        seen.append((event, arguments))
    elif event == "open" and not str(arguments[0]).startswith(tuple(sys.path[1:] + [sys.prefix, sys.base_prefix])):
        mode = arguments[1] or ""
        if str(arguments[0]) not in paths or set(mode) & set("wax+"):
            seen.append((event, arguments))

for path in paths:  # what is imported for the first time is none of the files' doing
    try:
        cchc.check(cchc.read_report(path))
    except cchc.CchcError:
        pass
sys.addaudithook(watch)
for path in paths:
    try:
        report = cchc.read_report(path)
        text = str([report, report.values, report.leftovers, cchc.check(report).findings])
    except cchc.CchcError as error:
        text = str(error)
    if sys.argv[1] in text:
        seen.append(("secret", path))
print(seen)
"""
"""Reads files and prints what they made the process do beside reading them."""


def test_a_hostile_file_reaches_nothing_outside_itself(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret", encoding="utf-8")
    uri = secret.as_uri()
    server = socket.create_server(("localhost", 0))
    server.settimeout(0)
    remote = f"http://localhost:{server.getsockname()[1]}/"
    files = {
        "entity.docx": word(remote, ENTITY.format(secret=uri), USED),
        "remote.docx": word(remote, REMOTE.format(remote=remote)),
        "included.docx": word(remote, body=INCLUDED.format(secret=uri), root=XINCLUDE),
        "stylesheet.docx": word(remote, STYLESHEET.format(remote=remote)),
        "formula.xlsx": workbook(
            HEADER,
            ["", TASKS, "Nhiệm vụ", '=WEBSERVICE("' + remote + '")', ""],
            ["", DONE, "Nhiệm vụ", "=cmd|' /C calc'!A0", ""],
        ),
        "formula.csv": f'TT;{HEADER[1]};{HEADER[2]};{HEADER[3]};\n;{TASKS};;=HYPERLINK("{remote}");\n'.encode(),
        "pickle.txt": b"cos\nsystem\n(S'touch pwned'\ntR.",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paths = [str(tmp_path / name) for name in files]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "the-secret", *paths], capture_output=True, check=True, text=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "[]"
    with server, pytest.raises(BlockingIOError):
        server.accept()  # nobody came
    assert {path.name for path in tmp_path.iterdir()} == {"secret.txt", *files}


def test_xml_that_is_nested_without_end_is_refused_or_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = tmp_path / "deep.docx"
    deep.write_bytes(package("<w:p><w:r>" + "<w:ins>" * 100_000 + "</w:ins>" * 100_000 + "</w:r></w:p>"))
    assert main(["check", str(deep)]) == 2
    assert capsys.readouterr().err.startswith("cchc: ")


STEERING = st.text(st.sampled_from("\x1b\x9b\x07\x08\r\u202e\u2066\u200b[2J;31mAạ "), min_size=1, max_size=8)


@given(STEERING, STEERING)
def test_no_text_of_a_file_steers_the_terminal(tmp_path_factory: pytest.TempPathFactory, name: str, value: str) -> None:
    annex = tmp_path_factory.mktemp("annex") / "annex.txt"
    lines = [f"1\t{TASKS}\tNhiệm vụ\t31{value}\t{name}", f"\tMột dòng lạ {name} 5\t\t7{value}\t"]
    annex.write_text("\n".join(lines), encoding="utf-8", newline="")
    for arguments in (["check"], ["show"], ["rates"], ["check", "--lang", "en"]):
        stream, errors = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            patch.setattr(sys, "stderr", errors)
            main([*arguments, str(annex)])
        printed = stream.getvalue() + errors.getvalue()
        assert not [c for c in printed if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"]


def test_names_of_files_steer_no_terminal_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(tmp_path / "không\x1b[2Jcó\udcff.txt")])
    told = capsys.readouterr().err
    assert "không␛[2Jcó�.txt" in told


@given(st.text())
def test_json_of_the_command_says_the_same_and_steers_no_terminal(text: str) -> None:
    from cchc_model.cli.output import Output

    stream = io.StringIO()
    Output("vi", as_json=True, stream=stream).json({"text": [text]})
    assert json.loads(stream.getvalue()) == {"text": [text]}
    assert harmless(stream.getvalue()) == stream.getvalue()


def test_every_line_of_the_page_names_tests_that_exist() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith(("| what", "|--"))]
    tests = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^ *def (\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(lines) > 20
    for line in lines:
        shown = re.findall(r"`(test_\w+)`", line)
        assert shown, line
        assert set(shown) <= tests, line
