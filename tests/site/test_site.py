"""The site as it was built: links, languages, navigation. `CCHC_SITE=folder pytest tests/site` runs these."""

import re
from pathlib import Path

import pytest

from helpers.site import Page, pages

ENGLISH = ("Next", "Previous", "On this page", "Back to top", "Search", "Copyright", "Link to this heading", "Toggle")
"""Texts of the theme, which no Vietnamese page has."""


@pytest.fixture(scope="module")
def site() -> dict[Path, Page]:
    return pages()


def test_every_link_leads_to_a_file_and_an_anchor(site: dict[Path, Page]) -> None:
    lost = [
        f"{page.name}: {target.name}#{anchor}"
        for page in site.values()
        for target, anchor in page.links
        if not target.exists() or (anchor and target in site and anchor not in site[target].anchors)
    ]
    assert not lost


def test_every_page_states_its_language(site: dict[Path, Page]) -> None:
    assert {page.name: page.lang for page in site.values()} == {
        page.name: "vi" if page.name.startswith("vi/") or page.name == "search_vi" else "en" for page in site.values()
    }


def test_every_page_has_a_switch_and_twins_lead_to_each_other(site: dict[Path, Page]) -> None:
    for page in site.values():
        other = {"en": "vi", "vi": "en"}[page.lang]
        (switch,) = (one for tag, one in page.elements if tag == "a" and one.get("hreflang") == other)
        twin = site[(page.path.parent / switch["href"]).resolve()]
        assert twin.lang == other
        alternates = {
            one["hreflang"]: (page.path.parent / one["href"]).resolve()
            for tag, one in page.elements
            if tag == "link" and one.get("rel") == "alternate"
        }
        if alternates:
            assert alternates == {other: twin.path}
            assert (twin.path.parent / _switch(twin, page.lang)).resolve() == page.path
        else:
            assert twin.name in {"index", "vi/index"}
            assert page.lang == "en", page.name  # what is Vietnamese is English too


def _switch(page: Page, lang: str) -> str:
    return next(one["href"] for tag, one in page.elements if tag == "a" and one.get("hreflang") == lang)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_navigation_of_a_page_has_all_pages_of_its_language_and_no_other(lang: str, site: dict[Path, Page]) -> None:
    generated = {"genindex", "py-modindex", "search", "search_vi"}
    own = {
        page.path for page in site.values() if page.lang == lang and page.name not in generated | {"index", "vi/index"}
    }
    for page in (page for page in site.values() if page.lang == lang):
        (tree,) = re.findall(r'<div class="sidebar-tree">(.*?)</div>', page.path.read_text(encoding="utf-8"), re.DOTALL)
        targets = re.findall(r'href="([^"]*)"', re.sub(r"<use [^>]*>", "", tree))
        assert {page.path if to == "#" else (page.path.parent / to).resolve() for to in targets} == own, page.name


def test_the_pages_before_and_after_one_are_in_its_language(site: dict[Path, Page]) -> None:
    beside = {
        page.name: {(page.path.parent / one["href"]).resolve() for one in page.links_of("next-page", "prev-page")}
        for page in site.values()
    }
    assert all(site[path].lang == page.lang for page in site.values() for path in beside[page.name])
    assert [name for name, paths in beside.items() if not paths and name in {"index", "vi/index", "vi/check"}] == []


def test_vietnamese_pages_have_no_english_around_them(site: dict[Path, Page]) -> None:
    for page in (page for page in site.values() if page.lang == "vi"):
        text = re.sub(r"<(script|style|article).*?</\1>", "", page.path.read_text(encoding="utf-8"), flags=re.DOTALL)
        shown = re.findall(r'>([^<>]+)<|(?:title|placeholder|aria-label)="([^"]*)"', text)
        words = [" ".join((inside or attribute).split()) for inside, attribute in shown]
        assert not [word for word in words if word.startswith(ENGLISH)], page.name
