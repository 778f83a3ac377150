"""Sessions beyond `.ci/run`: `nox -s tests-3.12`, `nox -s lowest`, `nox --list` for all."""

import re
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

PYTHONS = ("3.11", "3.12", "3.13")
ENGINES = ("duckdb", "narwhals", "pandas", "polars", "pyarrow", "pyspark")
FRAMES = ("tests/frames", "src/cchc_model/frames", "docs/scale.md")
SLOW = ("tests/frames", "tests/io/test_converted_files.py", "tests/io/test_office_suite.py")
"""Every engine of frames, and the office suite: minutes, and the same on every Python."""
BESIDE_CORE = ("tests/io/test_office_files.py", "tests/cli/test_cli.py")
"""The tests that `.ci/run` runs with the lowest versions beside those of the core in `tests/core.txt`."""
CHOSEN = (
    *("tests/vietnamese", "tests/framework", "tests/reports", "tests/checking", "tests/analysis"),
    *("tests/annexes/test_reading.py", "tests/io/test_json.py", "tests/io/toml", "tests/project/test_structure.py"),
    *BESIDE_CORE,
)
"""The tests that `.ci/run` runs on other Pythons: those that depend on them."""
FEW = {"CCHC_FEW_EXAMPLES": "1"}

ALL = "--hypothesis-profile=all"
"""Every case, and 40 examples of each law."""
EVERY = {"CCHC_ALL_ENGINES": "1"}
"""Frames on every engine."""

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["tests", "lowest", "newest", "engines", "typing"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run all tests on one Python, without the engines of frames."""
    session.install("-e", ".[test]")
    run_tests(session)


@nox.session(python=PYTHONS)
def chosen(session: nox.Session) -> None:
    """Run the chosen tests on one Python, as `.ci/run` does."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "--quiet", *CHOSEN, *session.posargs, env=FEW)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run all tests with the lowest version of every dependency that pyproject.toml admits."""
    install_lowest(session)
    run_tests(session, "-W", "default")  # old packages warn of each other


@nox.session(python=PYTHONS[0])
def chosen_lowest(session: nox.Session) -> None:
    """Run the chosen tests and every branch of the core with the lowest versions, as `.ci/run` does."""
    install_lowest(session)
    session.install("coverage")
    tests = ("@tests/core.txt", *BESIDE_CORE)
    session.run("coverage", "run", "-m", "pytest", "--quiet", "-W", "default", *tests, *session.posargs, env=FEW)
    session.run("coverage", "report")


@nox.session(python=PYTHONS[0])
def engines(session: nox.Session) -> None:
    """Run every test of frames on every engine, Spark included, which takes most of the time. Spark needs Java 17."""
    session.install("-e", ".[engines,test]")
    session.run("python", "-m", "pytest", "--quiet", ALL, *FRAMES, *session.posargs, env=EVERY)


@nox.session(python=PYTHONS[0])
def lowest_engines(session: nox.Session) -> None:
    """Run every test of frames on the lowest version of every engine, with what these need. Spark needs Java 17."""
    pins = [pin for pin in lowest_versions() if pin.partition("==")[0] in ENGINES]
    session.install("-e", ".[engines,test]", "--constraint", constraints(session, pins))
    list_versions(session)
    session.run("python", "-m", "pytest", "--quiet", ALL, "-W", "default", "tests/frames", *session.posargs, env=EVERY)


@nox.session(python=PYTHONS[0])
def newest(session: nox.Session) -> None:
    """Run all tests with the newest version of every dependency."""
    session.install("--upgrade", "--upgrade-strategy", "eager", "-e", ".[test]")
    list_versions(session)
    run_tests(session)


@nox.session(python=PYTHONS[0])
def deep(session: nox.Session) -> None:
    """Run all tests with a thousand examples for each law, other ones in every run."""
    session.install("-e", ".[test]")
    run_tests(session, "--hypothesis-profile=deep")


@nox.session(python=PYTHONS[0])
def typing(session: nox.Session) -> None:
    """Check types of the library, of its tests, and of code as users write it, under mypy and pyright."""
    session.install("-e", ".[dev]")
    session.run("mypy")
    session.run("mypy", "benchmarks")
    session.run("pyright", "--project", "tests/typing")
    session.run("pyright", "--verifytypes", "cchc_model", "--ignoreexternal")


@nox.session(python=PYTHONS[0])
def counts(session: nox.Session) -> None:
    """Count the instructions of every benchmark against the baseline; `-- --counts=write` writes a new one."""
    session.install("-e", ".[dev]")
    alike = {"PYTHONPATH": "benchmarks", "PYTHONHASHSEED": "0", "POLARS_MAX_THREADS": "1"}
    with TemporaryDirectory() as folder:
        written = (f"--callgrind-out-file={folder}/%p", f"--log-file={folder}/log.%p")
        callgrind = ("valgrind", "--tool=callgrind", "--dump-before=getsid", "--trace-children=yes", *written)
        plugins = ("-p", "no:benchmark", "-p", "no:cacheprovider", "-p", "counting", f"--callgrind={folder}")
        tests = ("python", "-m", "pytest", "benchmarks", *plugins, *session.posargs)
        session.run(*callgrind, *tests, external=True, env=alike)


@nox.session(python=PYTHONS[0])
def mutation(session: nox.Session) -> None:
    """Look for changes of the source that no test notices; hours for all.

    `nox -s mutation -- "cchc_model.vietnamese.numbers*"` takes one module.
    """
    session.install("-e", ".[test]", "mutmut>=3.8")
    session.run("mutmut", "run", "--max-children", "1", *session.posargs)
    session.run("mutmut", "results")


def run_tests(session: nox.Session, *options: str) -> None:
    """Run the tests without those of every engine of frames."""
    ignored = [f"--ignore={path}" for path in SLOW]
    every = () if any("--hypothesis-profile" in option for option in options) else (ALL,)
    session.run("python", "-m", "pytest", "--quiet", "-n", "auto", *ignored, *every, *options, *session.posargs)


def install_lowest(session: nox.Session) -> None:
    """Install the library for its tests with the lowest versions, and list these."""
    session.install("-e", ".[test]", "--constraint", constraints(session, lowest_versions()))
    list_versions(session)


def list_versions(session: nox.Session) -> None:
    """Print what is installed, whichever program installed it."""
    listed = "print(*sorted(f'{one.name}=={one.version}' for one in distributions()), sep='\\n')"
    session.run("python", "-c", f"from importlib.metadata import distributions; {listed}")


def constraints(session: nox.Session, pins: list[str]) -> str:
    """Write a file of constraints for pip and return its path."""
    path = Path(session.create_tmp()) / "constraints.txt"
    path.write_text("\n".join(pins), encoding="utf-8")
    return str(path.resolve())


def lowest_versions() -> list[str]:
    """Return each dependency of pyproject.toml with `==` in place of `>=`."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(need for needs in extras.values() for need in needs)]
    bounds = dict(match.groups() for need in wanted if (match := re.fullmatch(r"([\w.-]+)>=([\w.]+)", need)))
    return [f"{name}=={version}" for name, version in bounds.items()]
