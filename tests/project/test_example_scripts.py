"""The programs that the guide shows: each page has the code of its file, and the code does what the page says."""

import asyncio
import contextlib
import csv
import importlib.util
import io
import json
import os
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import jsonschema
import pytest
from fastapi import FastAPI

import cchc_model as cchc
from helpers.engines import require
from helpers.paths import ANNEX, ROOT

EXAMPLES = ROOT / "examples"
QUARTER = EXAMPLES / "fictional_province" / "quarter_1"
LANGUAGES = ("guide", "vi")


def blocks(page: str, kind: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


def run_alone(script: Path, folder: Path) -> None:
    """Run a script as a person does, in a process of its own."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, str(script)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def run(script: Path, folder: Path) -> tuple[int, str]:
    """Run a script in this process, which costs little; return its exit status and what it prints."""
    printed, status = io.StringIO(), 0
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        try:
            runpy.run_path(str(script), run_name="__main__")
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
    return status, printed.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "files"), [("service", ["service/app.py", "service/query.py"]), ("folder", ["folder/check_folder.py"])]
)
def test_a_page_shows_the_files_of_the_examples(language: str, page: str, files: list[str]) -> None:
    assert blocks(f"{language}/{page}.md", "python") == [
        (EXAMPLES / name).read_text(encoding="utf-8") for name in files
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cells_of_the_page_on_notebooks_print_what_it_shows(language: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    cells = tmp_path / "cells.py"
    cells.write_text("\n".join(blocks(f"{language}/notebook.md", "python")), encoding="utf-8")
    assert run(cells, tmp_path) == (0, "".join(blocks(f"{language}/notebook.md", "text")))
    assert {".docx", ".html", ".xlsx"} < {path.suffix for path in tmp_path.iterdir()}


# the service


def started() -> ModuleType:
    """The module of the service, as a new start imports it."""
    spec = importlib.util.spec_from_file_location("app", EXAMPLES / "service" / "app.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Client:
    """What sends requests to an application without a server."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def get(self, path: str) -> httpx.Response:
        return asyncio.run(self._send("GET", path))

    def post(self, *file: tuple[str, bytes]) -> httpx.Response:
        return asyncio.run(self._send("POST", "/annexes", files=[("file", one) for one in file]))

    async def _send(self, method: str, path: str, files: Any = None) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.request(method, path, files=files)


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.chdir(tmp_path)
    return Client(started().app)


def send(client: Client, path: Path) -> httpx.Response:
    return client.post((path.name, path.read_bytes()))


def described(client: Client, method: str, path: str, status: int) -> dict[str, object]:
    """The schema that the service gives for an answer, with those that it refers to."""
    document = client.get("/openapi.json").json()
    answer = document["paths"][path][method]["responses"][str(status)]
    return {**answer["content"]["application/json"]["schema"], "components": document["components"]}


def test_the_service_answers_with_findings_and_rates_in_the_form_that_it_describes(client: Client) -> None:
    answer = send(client, ANNEX)
    assert answer.status_code == 201
    jsonschema.validate(answer.json(), described(client, "post", "/annexes", 201))
    report = cchc.read_report(ANNEX)
    assert cchc.from_data(answer.json()["check"], cchc.CheckResult) == cchc.check(report)
    assert cchc.from_data(answer.json()["rates"], cchc.Rates) == cchc.compute_rates(report)
    shown = answer.json()["rates"]["rates"]["plan_completion"]
    assert (shown["percent"], shown["text"]) == ("800/31", {"vi": "25,81%", "en": "25.81%"})
    assert shown["name"]["vi"] == "Tỷ lệ hoàn thành kế hoạch CCHC năm"
    again = client.get("/annexes/1")
    assert again.json() == answer.json()
    jsonschema.validate(again.json(), described(client, "get", "/annexes/{number}", 200))


def test_every_reference_in_the_description_of_the_service_leads_somewhere(client: Client) -> None:
    document = client.get("/openapi.json").json()
    named = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)))
    assert named <= document["components"]["schemas"].keys()
    assert "#/$defs" not in json.dumps(document)
    assert "Finding" in named


def test_the_service_refuses_what_is_no_annex_in_both_languages(client: Client) -> None:
    refused = client.post(("anh.docx", b"\x89PNG\r\n\x1a\n..."))
    assert refused.status_code == 400
    with pytest.raises(cchc.ReadError) as error:
        cchc.read_report(b"\x89PNG\r\n\x1a\n...", name="anh.docx")
    assert refused.json() == {"vi": error.value.message("vi"), "en": error.value.message("en")}
    jsonschema.validate(refused.json(), described(client, "post", "/annexes", 400))
    large = client.post(("lon.txt", b"1" * 20_000_001))
    assert large.status_code == 400
    missing = client.get("/annexes/1")
    assert missing.status_code == 404
    jsonschema.validate(missing.json(), described(client, "get", "/annexes/{number}", 404))
    assert client.post().status_code == 422


def test_a_stored_annex_survives_a_new_start_and_an_upgrade(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    sent = [send(client, path).json() for path in (ANNEX, QUARTER / "huyen_vi_du_2.txt")]
    service = started()
    with closing(sqlite3.connect(service.DATABASE)) as connection, connection:
        connection.execute("UPDATE annexes SET result = json_set(result, '$.format', 99) WHERE number = 2")
    restarted = Client(service.app)
    assert restarted.get("/annexes/1").json() == sent[0]
    with pytest.raises(cchc.InvalidDataError):
        restarted.get("/annexes/2")
    service.renew()
    assert "2 huyen_vi_du_2.txt: read again" in capsys.readouterr().out
    assert restarted.get("/annexes/2").json() == sent[1]
    service.renew()
    assert not capsys.readouterr().out


def test_the_stored_annexes_answer_questions(client: Client, tmp_path: Path) -> None:
    sent = [send(client, path).json() for path in sorted(QUARTER.iterdir())]
    tasks = [one["check"]["report"]["entries"]["plan_tasks"]["value"] for one in sent]
    (question,) = blocks("guide/service.md", "sql")
    with closing(sqlite3.connect(tmp_path / "annexes.sqlite")) as connection:
        assert connection.execute(question).fetchall() == [(one["name"], n) for one, n in zip(sent, tasks, strict=True)]
    assert blocks("vi/service.md", "sql") == [question]
    require("duckdb")
    status, out = run(EXAMPLES / "service" / "query.py", tmp_path)
    assert status == 0
    assert all(one["check"]["report"]["organisation"]["name"] in out for one in sent)


# the folder


CHECK_FOLDER = EXAMPLES / "folder" / "check_folder.py"


def check_folder(folder: Path) -> tuple[int, list[dict[str, str]]]:
    """Run the script in a folder, and return its exit status and the lines of its table."""
    status, out = run(CHECK_FOLDER, folder)
    assert not out
    with (folder / "checked" / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        return status, list(csv.DictReader(file, delimiter=";"))


@pytest.mark.costly
def test_the_script_for_folders_checks_every_annex_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    received = tmp_path / "received"
    (received / "sub").mkdir(parents=True)
    for number in range(24):  # so many that processes read them
        shutil.copy(QUARTER / "huyen_vi_du_1.txt", received / f"{number:02}.txt")
    run_alone(CHECK_FOLDER, tmp_path)
    assert len(list((tmp_path / "checked").glob("*.json"))) == 24
    for number in range(2, 24):
        (received / f"{number:02}.txt").unlink()
    shutil.copy(QUARTER / "huyen_vi_du_2.txt", received / "a.txt")
    assert check_folder(tmp_path)[0] == 1
    (received / "a.txt").unlink()
    (received / "anh.docx").write_bytes(b"\x89PNG\r\n\x1a\n...")
    status, table = check_folder(tmp_path)
    assert status == 1
    lines = {line["Tệp"]: line for line in table}
    assert set(lines) == {path.name for path in received.iterdir()}
    assert lines["sub"]["Ghi chú"] == "không đọc: thư mục con"
    assert lines["anh.docx"]["Ghi chú"] == cchc.read_reports([received / "anh.docx"])[0].reason.vi  # type: ignore[union-attr]  # no annex
    assert lines["00.txt"]["Cơ quan"] == "UBND huyện Ví Dụ Một"
    data = json.loads((tmp_path / "checked" / "00.txt.json").read_text(encoding="utf-8"))
    assert cchc.from_data(data, cchc.CheckResult) == cchc.check(cchc.read_report(received / "00.txt"))


def test_the_summary_of_a_folder_holds_no_formula_and_is_never_that_of_another_day(tmp_path: Path) -> None:
    received = tmp_path / "received"
    received.mkdir()
    for name in ("=1+1.txt", "+1.txt", "-1.txt", "@a.txt"):
        shutil.copy(QUARTER / "huyen_vi_du_1.txt", received / name)
    _, table = check_folder(tmp_path)
    assert sorted(line["Tệp"] for line in table) == ["'+1.txt", "'-1.txt", "'=1+1.txt", "'@a.txt"]
    shutil.rmtree(received)
    with pytest.raises(FileNotFoundError):
        run(CHECK_FOLDER, tmp_path)
    assert not list((tmp_path / "checked").glob("summary*"))


def test_the_script_for_folders_ends_with_2_if_it_reads_nothing(tmp_path: Path) -> None:
    (tmp_path / "received").mkdir()
    assert check_folder(tmp_path) == (2, [])
