"""The two languages of the site: which page is in which, its twin, its navigation and the texts around it.

One build serves both languages, so that every link between them is checked, and one index of the search has the words
of both. `twins` knows which page is in which language.
"""

from collections.abc import Collection, Iterator
from html import escape
from posixpath import dirname, join, normpath
from typing import Any

from contents import with_trees
from docutils import nodes
from sphinx.addnodes import toctree as Toctree  # noqa: N812 the class of a node
from sphinx.application import Sphinx
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
    """Return the table of contents of the page's language: titles of pages below the captions of its home.

    Sphinx would resolve each heading of each page for this, which for pages with hundreds of rules takes a third of the
    build. The English home has the Vietnamese one in its last tree, which is left out.
    """
    parts = []
    for tree in app.env.get_doctree(HOMES[language_of(page)]).findall(Toctree):
        names = [name for _, name in tree["entries"]]
        if HOMES["vi"] not in names:
            entries = "".join(_entry(app, page, name) for name in names)
            title = f'<span class="caption-text">{escape(tree["caption"])}</span>'
            parts.append(f'<p class="caption" role="heading">{title}</p><ul>{entries}</ul>')
    return "".join(parts)


def _entry(app: Sphinx, page: str, name: str) -> str:
    current = "current " if name == page else ""
    link = "#" if name == page else app.builder.get_relative_uri(page, name)
    title = escape(app.env.titles[name].astext())
    return f'<li class="{current}toctree-l1"><a class="{current}reference internal" href="{link}">{title}</a></li>'


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
    context["toctree"] = lambda **_: _navigation(app, page)
    for side in ("next", "prev"):
        link = context.get(side)
        if link and language_of(normpath(join(dirname(page), link["link"]))) != lang:
            context[side] = None  # the Vietnamese home comes after the last English page
    context["around"] = translated if lang == "vi" else str
    if lang == "vi":
        context["_"] = context["gettext"] = _in_vietnamese
        context["copyright"] = COPYRIGHT


def _search_in_vietnamese(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the Vietnamese page of the search. Sphinx makes the English one."""
    del app
    yield SEARCHES["vi"], {}, "search.html"


def read(app: Sphinx, page: str, source: list[str]) -> None:
    """Make the list of pages of a home its navigation."""
    del app
    if page in HOMES.values():
        source[0] = with_trees(source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect both languages with the build."""
    app.connect("source-read", read)
    app.connect("html-page-context", complete, priority=400)  # before the theme, which asks for the contents
    app.connect("html-collect-pages", _search_in_vietnamese)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
