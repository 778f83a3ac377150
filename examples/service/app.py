"""A service that receives annexes, answers with their findings and rates, and stores them."""

import asyncio
import json
import sqlite3
from contextlib import closing
from typing import Annotated, Any

from attrs import frozen
from fastapi import FastAPI, Path, UploadFile
from fastapi.responses import JSONResponse

import cchc_model as cchc

DATABASE = "annexes.sqlite"
MOST_BYTES = 20_000_001  # read_report refuses a file with more than 20,000,000
TABLE = """
CREATE TABLE IF NOT EXISTS annexes (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, file BLOB NOT NULL, result TEXT NOT NULL
)
"""


@frozen
class Annex:
    """An annex that the service stores.

    Attributes:
        number: the number under which it is stored.
        name: the name of its file.
        check: the report with its findings.
        rates: the computed rates.
    """

    number: int
    name: str
    check: cchc.CheckResult
    rates: cchc.Rates


def connect() -> closing[sqlite3.Connection]:
    """Open the database; each thread needs a connection of its own."""
    connection = sqlite3.connect(DATABASE)
    connection.execute(TABLE)
    return closing(connection)


def as_json(result: cchc.CheckResult) -> str:
    """Return the JSON text of a result, with its format version."""
    return json.dumps(cchc.to_data(result), ensure_ascii=False)


def store(name: str, file: bytes) -> Annex:
    """Read, check and store an annex."""
    check = cchc.check(cchc.read_report(file, name=name))
    with connect() as connection, connection:
        row = (name, file, as_json(check))
        number = connection.execute("INSERT INTO annexes (name, file, result) VALUES (?, ?, ?)", row).lastrowid
    return Annex(number or 0, name, check, cchc.compute_rates(check.report))


def load(number: int) -> Annex | None:
    """Return a stored annex, or None if there is none with this number."""
    with connect() as connection:
        row = connection.execute("SELECT name, result FROM annexes WHERE number = ?", (number,)).fetchone()
    if row is None:
        return None
    check = cchc.from_data(json.loads(row[1]), cchc.CheckResult)
    return Annex(number, row[0], check, cchc.compute_rates(check.report))


def renew() -> None:
    """Read the files again whose stored results the installed version of the library refuses."""
    with connect() as connection:
        for number, name, file, result in connection.execute("SELECT * FROM annexes").fetchall():
            try:
                cchc.from_data(json.loads(result), cchc.CheckResult)
            except cchc.InvalidDataError as error:
                try:
                    check = cchc.check(cchc.read_report(file, name=name))
                except cchc.ReadError as reason:
                    print(f"{number} {name}: its result is refused, and its file cannot be read again: {reason}")
                    continue
                with connection:
                    connection.execute("UPDATE annexes SET result = ? WHERE number = ?", (as_json(check), number))
                print(f"{number} {name}: read again, because its result was refused: {error}")


SCHEMAS: dict[str, Any] = {}  # by the name of the class, for the document that describes the service


def schema(cls: type) -> dict[str, Any]:
    """Return the schema of a class as OpenAPI needs it, and keep the schemas of its parts."""
    text = json.dumps(cchc.json_schema(cls)).replace("#/$defs/", "#/components/schemas/")
    found = json.loads(text)
    SCHEMAS.update(found["$defs"])
    return {"$ref": found["$ref"]}


def answers(cls: type, description: str) -> dict[str, Any]:
    """Describe an answer of the service."""
    return {"description": description, "content": {"application/json": {"schema": schema(cls)}}}


class Service(FastAPI):
    """The application, with the schemas of the library in its description."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document."""
        document = super().openapi()
        document.setdefault("components", {}).setdefault("schemas", {}).update(SCHEMAS)
        return document


app = Service(title="Annexes")
ANNEX = answers(Annex, "The annex with its findings and rates.")
REFUSED = answers(cchc.Bilingual, "The reason, in both languages.")


def refusal(status: int, vi: str, en: str) -> JSONResponse:
    """Return an error in both languages."""
    return JSONResponse({"vi": vi, "en": en}, status)


@app.post("/annexes", status_code=201, responses={201: ANNEX, 400: REFUSED})
async def receive(file: UploadFile) -> JSONResponse:
    """Store an annex, and answer with its findings and rates."""
    content = await file.read(MOST_BYTES)
    try:
        annex = await asyncio.to_thread(store, file.filename or "annex", content)
    except cchc.ReadError as error:
        return refusal(400, error.message("vi"), error.message("en"))
    return JSONResponse(cchc.to_data(annex), 201)


@app.get("/annexes/{number}", responses={200: ANNEX, 404: REFUSED})
async def give(number: Annotated[int, Path(ge=1, le=999_999_999)]) -> JSONResponse:
    """Answer with a stored annex."""
    annex = await asyncio.to_thread(load, number)
    if annex is None:
        return refusal(404, f"không có phụ lục số {number}", f"there is no annex {number}")
    return JSONResponse(cchc.to_data(annex))


if __name__ == "__main__":
    renew()
