"""The site as Chromium shows it: the switch, the search, and nothing cut on a phone or a desk."""

import json
import re
from pathlib import Path

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


def run(steps: str, folder: Path, width: int = 1300) -> list[object]:
    (folder / "frame.html").write_text(FRAME.format(steps=steps, width=width), encoding="utf-8")
    page = dumped((folder / "frame.html").as_uri(), folder, width=width + 100)
    (out,) = re.findall(r'<pre id="out">(.+?)</pre>', page, re.DOTALL)
    found = json.loads(out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("width", [390, 1300])
def test_nothing_is_cut(width: int, tmp_path: Path) -> None:
    """`api`, `genindex` and the notebooks show code, which scrolls in its own box."""
    addresses = [path.as_uri() for path, page in pages().items() if page.name not in {"genindex", "py-modindex"}]
    cut = run(MEASURED.format(addresses=json.dumps(addresses), width=width), tmp_path, width)
    assert not cut, "\n".join(map(str, cut))


def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(tmp_path: Path) -> None:
    address = json.dumps((SITE.resolve() / "guide" / "check.html").as_uri())
    found = run(SWITCHED.format(address=address), tmp_path)
    assert found == [["vi", "Kiểm tra và tìm số liệu sai"], ["en", "Check a report, and locate errors"]]


@pytest.mark.parametrize(
    ("page", "words", "own", "told"),
    [
        ("search.html", "dossiers", "en", "Search Results"),
        ("search.html", "hồ sơ", "en", "Search Results"),
        ("search_vi.html", "hồ sơ", "vi", "Kết quả tìm kiếm"),
        ("search_vi.html", "consolidate", "vi", "Kết quả tìm kiếm"),
        ("search_vi.html", "percentages", "en", "Kết quả tìm kiếm"),
    ],
)
def test_a_search_finds_words_of_both_languages_its_own_pages_first(
    page: str, words: str, own: str, told: str, tmp_path: Path
) -> None:
    html = dumped(f"{(SITE.resolve() / page).as_uri()}?q={words}", tmp_path)
    results = re.search(r'<ul [^>]*class="search"[^>]*>(.*?)</ul>', html, re.DOTALL)
    assert results
    assert f"<h2>{told}</h2>" in html
    targets = re.findall(r'<li[^>]*><a href="([^"#?]*)', results[1])
    assert all((SITE / target).is_file() for target in targets)
    assert targets[0].startswith("vi/") == (own == "vi"), targets
