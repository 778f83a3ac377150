"""The site as Chromium shows it: the switch, the search, and nothing cut on a phone or a desk."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from helpers.pdf import NEEDS_CHROMIUM
from helpers.site import SITE, dumped, pages

pytestmark = NEEDS_CHROMIUM

FRAME = """<!doctype html><meta charset="utf-8">
<iframe id="frame" width="{width}" height="900" style="border:0"></iframe>
<pre id="out"></pre><script>
const frame = document.getElementById("frame"), found = [];
const load = (address) => new Promise((done) => {{ frame.onload = done; frame.src = address; }});
const settled = () => new Promise((done) => setTimeout(done, 50));
(async () => {{
{steps}
document.getElementById("out").textContent = JSON.stringify(found);
}})();
</script>"""

MEASURED = """
for (const address of {addresses}) {{
  await load(address); await settled();
  const page = frame.contentDocument, root = page.documentElement;
  if (root.scrollWidth > {width}) found.push(address + " " + root.scrollWidth);
  for (const box of page.querySelectorAll("article .table-wrapper, article h1, article h2, article h3, article p"))
    if (box.scrollWidth > box.clientWidth + 1)
      found.push(address + " " + box.textContent.replace(/\\s+/g, " ").slice(0, 60));
}}
"""

SWITCHED = """
await load({address});
for (const lang of ["vi", "en"]) {{
  const left = new Promise((done) => {{ frame.onload = done; }});
  frame.contentDocument.querySelector(`nav.languages a[hreflang=${{lang}}]`).click();
  await left; await settled();
  found.push([frame.contentDocument.documentElement.lang, frame.contentDocument.querySelector("h1").firstChild.data]);
}}
"""


def run(steps: str, folder: Path, width: int = 1300) -> list[Any]:
    (folder / "frame.html").write_text(FRAME.format(steps=steps, width=width), encoding="utf-8")
    page = dumped((folder / "frame.html").as_uri(), folder, width=width + 100)
    (out,) = re.findall(r'<pre id="out">(.+?)</pre>', page, re.DOTALL)
    found = json.loads(out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return list(found)


@pytest.mark.parametrize("width", [390, 1300])
def test_nothing_is_cut(width: int, tmp_path: Path) -> None:
    """Code scrolls in its own box. The two generated indexes have long names of Python alone."""
    addresses = [path.as_uri() for path, page in pages().items() if page.name not in {"genindex", "py-modindex"}]
    cut = run(MEASURED.format(addresses=json.dumps(addresses), width=width), tmp_path, width)
    assert not cut, "\n".join(map(str, cut))


def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(tmp_path: Path) -> None:
    address = json.dumps((SITE.resolve() / "guide" / "check.html").as_uri())
    found = run(SWITCHED.format(address=address), tmp_path)
    assert found == [["vi", "Kiểm tra và tìm số liệu sai"], ["en", "Check a report, and locate errors"]]


SEARCHED = """
for (const [page, words] of {searches}) {{
  await load(page + "?q=" + encodeURIComponent(words));
  const root = frame.contentDocument;
  for (let at = 0; at < 200 && !/\\d/.test(root.querySelector(".search-summary")?.textContent); at++) await settled();
  await settled();
  const targets = [...root.querySelectorAll("ul.search li > a")].map((link) => link.href);
  found.push([root.querySelector("#search-results h2").textContent, targets]);
}}
"""

SEARCHES = (
    ("search.html", "dossiers", "en", "Search Results"),
    ("search.html", "hồ sơ", "en", "Search Results"),
    ("search_vi.html", "hồ sơ", "vi", "Kết quả tìm kiếm"),
    ("search_vi.html", "consolidate", "vi", "Kết quả tìm kiếm"),
    ("search_vi.html", "therefore", "en", "Kết quả tìm kiếm"),  # a word that only English pages have
)


def test_a_search_finds_words_of_both_languages_the_pages_of_its_own_first(tmp_path: Path) -> None:
    searches = json.dumps([((SITE.resolve() / page).as_uri(), words) for page, words, _, _ in SEARCHES])
    found = run(SEARCHED.format(searches=searches), tmp_path)
    site = {path.as_uri(): page.lang for path, page in pages().items()}
    for (page, words, own, told), (title, targets) in zip(SEARCHES, found, strict=True):
        langs = [site[target.partition("#")[0].partition("?")[0]] for target in targets]
        assert (title, langs[0]) == (told, own), (page, words)
        assert langs == sorted(langs, reverse=own == "vi"), (page, words)
    assert {site[target.partition("#")[0]] for target in found[1][1]} == {"en", "vi"}
