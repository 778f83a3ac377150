"""A question to all stored annexes, answered by DuckDB."""

import json
import sqlite3
from contextlib import closing

import duckdb

import cchc_model as cchc
from cchc_model import frames

with closing(sqlite3.connect("annexes.sqlite")) as connection:
    texts = [text for (text,) in connection.execute("SELECT result FROM annexes ORDER BY number")]
reports = [cchc.from_data(json.loads(text), cchc.CheckResult).report for text in texts]
annexes = frames.to_frame(reports, backend="duckdb")
print(duckdb.sql("SELECT organisation, plan_tasks, plan_tasks_completed FROM annexes ORDER BY ALL"))
