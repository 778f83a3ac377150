"""The two languages of the site: which page is in which, its twin, its navigation and the texts around it.

One build serves both languages, so that every link between them is checked, and one index of the search has the words
of both. `twins` knows which page is in which language.
"""

from collections.abc import Collection, Iterator
from typing import Any

from docutils import nodes
from furo.navigation import get_navigation_tree
from sphinx.addnodes import toctree as Toctree  # noqa: N812 the class of a node
from sphinx.application import Sphinx
from sphinx.environment.adapters.toctree import TocTree
from twins import HOMES, SEARCHES, language_of, twin

LANGUAGES = {"en": "English", "vi": "Tiếng Việt"}

AROUND = {
    '<a href="https://www.sphinx-doc.org/">Sphinx</a> and': '<a href="https://www.sphinx-doc.org/">Sphinx</a> và',
    "Back to top": "Về đầu trang",
    "Copyright": "Bản quyền",
    "Copyright &#169; %(copyright)s": "Bản quyền &#169; %(copyright)s",
    "Error": "Lỗi",
    "Home": "Trang chủ",
    "Link to this heading": "Liên kết đến mục này",
    "Link to this image": "Liên kết đến hình này",
    "Made with": "Tạo bằng",
    "Next": "Trang sau",
    "On this page": "Trong trang này",
    "Please activate JavaScript to enable the search functionality.": "Hãy bật JavaScript để tìm kiếm.",
    "Previous": "Trang trước",
    "Search": "Tìm kiếm",
    "Skip to content": "Đến nội dung chính",
    "Toggle Light / Dark / Auto color theme": "Đổi nền sáng, nền tối hoặc tự động",
    "Toggle site navigation sidebar": "Mở, đóng mục lục của trang web",
    "Toggle table of contents sidebar": "Mở, đóng mục lục của trang này",
}
"""The texts of the theme in Vietnamese. Sphinx's own catalogue has a third of them, Furo has none."""

COPYRIGHT = "2026 nhóm tác giả cchc-model. Giấy phép MIT"


def translated(html: str) -> str:
    """Return a part of a page with the texts of the theme in Vietnamese, where they stand in attributes."""
    for english, vietnamese in AROUND.items():
        for name in ("aria-label", "title"):
            html = html.replace(f'{name}="{english}"', f'{name}="{vietnamese}"')
    return html


def _in_vietnamese(text: str) -> str:
    """Return a text of a template in Vietnamese; what stays the same, such as a name, is returned as it is."""
    words = text.strip()
    return text.replace(words, AROUND.get(" ".join(words.split()), words)) if words else text


def _navigation(app: Sphinx, page: str) -> str:
    """Return the table of contents of the page's language. That of the English home has the Vietnamese one in it."""
    trees = TocTree(app.env)
    found = []
    for node in app.env.get_doctree(HOMES[language_of(page)]).findall(Toctree):
        if HOMES["vi"] not in node["includefiles"]:
            resolved = trees.resolve(page, app.builder, node, prune=False, titles_only=True, includehidden=True)
            found.append(app.builder.render_partial(resolved)["fragment"])  # type: ignore[attr-defined]
    return get_navigation_tree("".join(found))


def _switch(page: str, pages: Collection[str]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield each language with its name, the page in it, and whether this page says the same."""
    own = language_of(page)
    for lang, name in LANGUAGES.items():
        other = twin(page, pages)
        yield lang, name, page if lang == own else other or HOMES[lang], lang == own or other is not None


def complete(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the templates of a page its language, its twin and, if it is in Vietnamese, Vietnamese texts."""
    del template, doctree
    lang = language_of(page)
    context["language"] = lang
    context["switch"] = tuple(_switch(page, app.env.found_docs))
    context["searched_on"] = SEARCHES[lang]
    context["master_doc"] = HOMES[lang]
    context["furo_navigation_tree"] = _navigation(app, page)
    for side in ("next", "prev"):
        link = context.get(side)
        if link and ("/vi/" in f"/{link['link']}") != (lang == "vi") and page == HOMES["vi"]:
            context[side] = None
    context["around"] = translated if lang == "vi" else str
    if lang == "vi":
        context["_"] = context["gettext"] = _in_vietnamese
        context["copyright"] = COPYRIGHT


def _search_in_vietnamese(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the Vietnamese page of the search. Sphinx makes the English one."""
    del app
    yield SEARCHES["vi"], {}, "search.html"


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect both languages with the build."""
    app.connect("html-page-context", complete, priority=900)  # after the theme, whose navigation is replaced
    app.connect("html-collect-pages", _search_in_vietnamese)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
