"""The documentation agrees with the library. Its examples run as doctests."""

import re
import runpy
import shlex
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from attrs import fields

import cchc_model
from cchc_model import SOC_TRANG_DISTRICT
from cchc_model.cli import main
from cchc_model.framework.rules import RULE_CLASSES, Rule
from cchc_model.reports.finding_kinds import TEMPLATES
from cchc_model.vietnamese.text import Lang
from helpers import public_api, sentences
from helpers.paths import ANNEX, ROOT


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", text(name), re.DOTALL)]


def test_every_kind_of_finding_is_documented_with_its_severity() -> None:
    documented = dict(re.findall(r"^\| `([a-z_]+)` \| (\w+|the rule's) \|", text("docs/findings.md"), re.MULTILINE))
    expected = {code: severity.value for code, (severity, _) in TEMPLATES.items()} | {"rule_failed": "the rule's"}
    assert documented == expected


def test_every_family_of_rules_is_documented() -> None:
    page = text("docs/findings.md")
    assert all(f"`{cls.family.id}`" in page for cls in RULE_CLASSES)


@pytest.mark.parametrize(("lang", "path"), [("en", "docs/rules.md"), ("vi", "docs/vi/rules.md")])
def test_the_page_of_rules_is_what_the_command_prints(lang: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "--markdown", "--lang", lang])
    page = text(path)
    assert capsys.readouterr().out == page
    named = re.findall(r"^### ([a-z0-9_.]+)$", page, re.MULTILINE)
    assert sorted(named) == sorted(rule.id for rule in SOC_TRANG_DISTRICT.rules)


def test_the_page_of_sentences_is_that_of_the_source() -> None:
    assert text("docs/sentences.md") == "\n".join(sentences.page()) + "\n"


@pytest.mark.parametrize(("lang", "path"), [("en", "docs/indicators.md"), ("vi", "docs/vi/indicators.md")])
def test_the_page_of_indicators_is_what_the_command_prints(
    lang: Lang, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["framework", "--markdown", "--lang", lang])
    page = text(path)
    assert capsys.readouterr().out == page
    headings = re.findall(r"^##+ (.*)$", page, re.MULTILINE)
    sections = {section.id for section in SOC_TRANG_DISTRICT.sections}
    for row in SOC_TRANG_DISTRICT.rows:
        number = row.position if row.id in sections else row.number
        assert f"{number}. {row.item.name[lang]}" in headings
    assert all(f": `{rate.id}`\n" in page and rate.name[lang] in headings for rate in SOC_TRANG_DISTRICT.rates)


def test_the_reference_has_every_public_name_and_every_class_that_users_reach() -> None:
    named = re.findall(r"^\.\. auto(?!module)\w+:: cchc_model\.([\w.]+)$", text("docs/api.md"), re.MULTILINE)
    reached = {f"{kind.__module__}.{kind.__name__}".removeprefix("cchc_model.") for kind in public_api.reached()}
    assert sorted(named) == sorted({*cchc_model.__all__} - {"__version__"} | reached)


def test_the_reference_has_one_section_for_every_public_module_and_its_names_are_promised() -> None:
    sections = re.split(r"^### ", text("docs/api.md"), flags=re.MULTILINE)[1:]
    modules = [import_module(name) for name in public_api.MODULES if name != "cchc_model"]
    assert sorted(section.partition("\n")[0] for section in sections) == sorted(m.__name__ for m in modules)
    (promised,) = re.findall(r"^\| names in `__all__` .*", text("docs/compatibility.md"), re.MULTILINE)
    for module in modules:
        (section,) = (section for section in sections if section.startswith(f"{module.__name__}\n"))
        assert section.count(f"automodule:: {module.__name__}\n") == 1
        assert f"`{module.__name__}`" in promised or f"`{module.__name__.rpartition('.')[2]}`" in promised


@pytest.mark.parametrize("module", public_api.MODULES[1:])
def test_the_reference_describes_each_name_of_a_public_module_once(module: str) -> None:
    found = re.search(rf"automodule:: {re.escape(module)}\n   :members: (.*)", text("docs/api.md"))
    assert found is not None
    assert sorted(found[1].split(", ")) == sorted({*import_module(module).__all__} - {*cchc_model.__all__})


TASKS = (
    *(
        "read",
        "check",
        "correct",
        "rates",
        "score",
        "consolidate",
        "compare",
        "series",
        "scale",
        "write",
        "generate",
        "see",
    ),
    *("framework", "rubric"),
)
PROGRAMS = ("start", "notebook", "folder", "service")
"""The pages whose code is to be copied as a whole, which `test_example_scripts` runs, and the start."""


@pytest.mark.parametrize("task", [*PROGRAMS, *TASKS])
def test_each_task_has_its_page_in_both_languages(task: str) -> None:
    english = "docs/scale.md" if task == "scale" else f"docs/guide/{task}.md"
    for page, index in ((english, "docs/index.md"), (f"docs/vi/{task}.md", "docs/vi/index.md")):
        assert "```python\n>>> " in text(page) or task in PROGRAMS
        assert re.search(rf"^- \[.+\]\((?:guide/)?{task}\.md\)$", text(index), re.MULTILINE), index


def all_pages() -> set[str]:
    """The pages and notebooks of the site, by their paths."""
    folder = ROOT / "docs"
    return {
        str(path.relative_to(folder).with_suffix("")) for end in ("md", "ipynb") for path in folder.rglob(f"*.{end}")
    }


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_index_leads_to_every_page_of_its_language(lang: Lang) -> None:
    index = ROOT / "docs" / ("index.md" if lang == "en" else "vi/index.md")
    groups = runpy.run_path(str(ROOT / "docs" / "contents.py"))["groups"](index.read_text(encoding="utf-8"))
    found = [str((index.parent / name).relative_to(ROOT / "docs")) for _, names in groups for name in names]
    assert len(found) == len(set(found))
    listed = {*found} - {"vi/index"}
    pages = all_pages()
    assert listed == {page for page in pages - {"index", "vi/index"} if page.startswith("vi/") == (lang == "vi")}


@pytest.mark.parametrize("index", ["docs/index.md", "docs/vi/index.md"])
def test_the_index_names_each_page_by_its_title(index: str) -> None:
    links = re.findall(r"^- \[(.+)\]\((.+)\)$", text(index), re.MULTILINE)
    pages = {link: ((ROOT / index).parent / link).read_text(encoding="utf-8") for _, link in links}
    titles = {link: re.findall(r"(?:^|\")# (.+?)(?:\\n\",?)?$", page, re.MULTILINE)[0] for link, page in pages.items()}
    assert {link: title for title, link in links} == titles


def test_every_vietnamese_page_has_an_english_twin_and_what_is_english_only_is_listed() -> None:
    twin = runpy.run_path(str(ROOT / "docs" / "twins.py"))["twin"]
    pages = all_pages()
    alone = {page for page in pages if twin(page, pages) is None}
    assert not {page for page in alone if page.startswith("vi/")}
    named = set(re.findall(r"\(\.\./([\w/]+)\.md\)", text("docs/vi/index.md")))
    assert alone == named


def test_a_kind_of_finding_and_a_family_of_rules_are_documented_in_vietnamese_too() -> None:
    page = text("docs/vi/findings.md")
    documented = dict(re.findall(r"^\| `([a-z_]+)` \| (lỗi|cảnh báo|lưu ý|theo quy tắc) \|", page, re.MULTILINE))
    expected = {code: severity.label["vi"].lower() for code, (severity, _) in TEMPLATES.items()}
    assert documented == expected | {"rule_failed": "theo quy tắc"}
    assert all(f"| `{cls.family.id}` |" in page for cls in RULE_CLASSES)


def test_both_readmes_give_the_same_commands() -> None:
    assert commands("README.md") == commands("README.vi.md")
    assert len(commands("README.md")) == 3


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.vi.md", "vi")])
def test_the_picture_of_a_readme_is_what_the_command_prints(name: str, lang: Lang) -> None:
    """`python docs/result.py` draws it anew."""
    drawing = runpy.run_path(str(ROOT / "docs" / "result.py"))
    file = drawing["files"]()[lang]
    assert f"](docs/{file.name})" in text(name)
    assert file.read_text(encoding="utf-8") == drawing["picture"](lang)
    assert {"D155", "147-151"} <= set(re.findall(r"<tspan [^>]*>([^<]*)</tspan>", drawing["picture"](lang)))


def test_the_counts_of_the_changelog_are_right() -> None:
    page = text("CHANGELOG.md")
    assert f"{len(SOC_TRANG_DISTRICT.rates)} rates and {len(SOC_TRANG_DISTRICT.rules)} rules" in page
    assert f"{len(SOC_TRANG_DISTRICT.rows)} rows, of which {len(SOC_TRANG_DISTRICT.indicators)}" in page


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "README.vi.md",
        "CONTRIBUTING.md",
        *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md")),
    ],
)
def test_links_lead_somewhere(name: str) -> None:
    base = (ROOT / name).parent
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text(name)):
        if not target.startswith("../pictures/"):  # the build draws these, and the test of the gallery knows them
            file = base / target if target else ROOT / name
            assert file.exists(), target
            assert not anchor or anchor in anchors(file), f"{target}#{anchor}"


def test_no_row_of_a_table_is_broken() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = []
    for page in pages:
        code, before = False, ""
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            code ^= line.startswith("```")
            in_table = before.startswith("|") and not code
            if in_table and (not before.rstrip().endswith("|") or (line and not line.startswith("|"))):
                broken.append(f"{page.name}:{number}")
            before = line
    assert len(pages) > 60
    assert not broken


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the sites that show Markdown make them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", ["docs/guide/errors.md", "docs/vi/errors.md"])
def test_the_guide_names_every_exception(name: str) -> None:
    page = text(name)
    errors = [name for name in cchc_model.__all__ if name.endswith("Error")]
    assert len(errors) == 6
    assert all(f"`{name}`" in page for name in errors)


def test_the_version_is_in_one_place() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", cchc_model.__version__)
    assert 'dynamic = ["version"]' in text("pyproject.toml")


def toml_block(name: str) -> str:
    (shown,) = re.findall(r"```toml\n(.*?)```", text(name), re.DOTALL)
    return str(shown)


def test_the_rubric_that_the_guide_shows_is_one_for_the_framework_that_it_shows() -> None:
    framework = cchc_model.read_framework(ROOT / "examples" / "complaints_framework.toml")
    rubric = cchc_model.read_rubric(toml_block("docs/guide/rubric.md").encode(), framework=framework)
    assert [component.id for component in rubric.components] == ["share", "backlog"]


def test_the_scores_of_people_that_the_guide_shows_can_be_read() -> None:
    (given,) = cchc_model.read_assessments(toml_block("docs/guide/score.md").encode()).values()
    assert given.self_assessed["survey_score"].note == "our own survey"


def test_the_guide_names_every_method_of_a_rubric() -> None:
    from cchc_model.io.toml.rubric.lines import COMPONENT_LINES

    assert set(re.findall(r"^\| `(\w+)` \|", text("docs/guide/rubric.md"), re.MULTILINE)) >= set(COMPONENT_LINES)


def test_the_framework_that_the_guide_shows_is_the_example() -> None:
    assert toml_block("docs/guide/framework.md") == text("examples/complaints_framework.toml")


def test_every_family_that_a_file_can_have_is_in_the_guide_with_its_keys() -> None:
    rows = dict(re.findall(r"^\| `([a-z]+)` \| (`.*?) \| ", text("docs/guide/framework.md"), re.MULTILINE))
    common = {field.name for field in fields(Rule)}
    for cls in RULE_CLASSES:
        keys = {field.name for field in fields(cls)} - common
        assert set(re.findall(r"`([a-z]+)`", rows[cls.family.id])) == keys


def commands_of_the_guides() -> list[tuple[str, str]]:
    pages = sorted(path for path in (ROOT / "docs").rglob("*.md"))
    lines = [
        (path, line) for path in pages for block in commands(str(path.relative_to(ROOT))) for line in block.splitlines()
    ]
    return [(str(path.relative_to(ROOT)), line) for path, line in lines if line.startswith("cchc ")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and a Word file named as the guides name one."""
    path = tmp_path_factory.mktemp("desk")
    (path / "examples").symlink_to(ROOT / "examples")
    report = cchc_model.read_report(ANNEX)
    for name in ("phu_luc.docx", "annex.docx"):
        cchc_model.write_report(report, path / name)
    return path


def test_the_guides_show_commands() -> None:
    assert len(commands_of_the_guides()) >= 8


@pytest.mark.parametrize("page", sorted({page for page, _ in commands_of_the_guides()}))
def test_every_command_that_a_guide_shows_runs(
    page: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The status 1 says that an annex has errors."""
    monkeypatch.chdir(desk)
    for line in (line for of, line in commands_of_the_guides() if of == page):
        if set(line) & set("|<>*?$&;"):  # a shell's
            done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 the project's own words
            status, err = done.returncode, done.stderr
        else:
            status, err = main(shlex.split(line, comments=True)[1:]), capsys.readouterr().err
        assert status in (0, 1), f"{line}: {err}"
        assert not err, line
