"""The language of templates: a small part of Jinja2 that prints given texts and can do nothing else.

A template prints fields, repeats its parts for the items of a list, and chooses among them. It calls nothing, computes
nothing and sees only the dictionaries, lists and texts that it is given. A loop inside another one takes only what
belongs to its item. So it ends after as many steps as the data have texts, times its own length.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import CodeType

from attrs import frozen
from jinja2 import Environment, Template, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.runtime import LoopContext, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from cchc_model.annexes.lines import NO_CHARACTER, UNWRITABLE
from cchc_model.vietnamese.text import Bilingual, shortened

_MOST_CHARACTERS = 50_000_000
"""The longest part of a document that a template makes; that of an annex has some 200,000 characters."""

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.For,
    nodes.If, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter,
)  # fmt: skip
_FILTERS: Mapping[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower, "trim": str.strip}
_LOOP = ("first", "last", "index", "index0", "length")
_NOT_PART = Bilingual(
    "dùng “{what}”, là điều mẫu không được dùng; mẫu chỉ in trường, lặp theo danh sách và xét điều kiện",
    "uses {what!r}, which templates must not; a template prints fields, loops over lists and tests conditions",
)
_NESTED = Bilingual(
    "lặp “{what}” trong một vòng lặp khác; bên trong chỉ lặp được danh sách của chính mục đó",
    "repeats {what!r} inside another loop, where only a list of its own item can be repeated",
)
_SYNTAX = Bilingual(
    "có thẻ viết sai ({what}); đề nghị xem lại các thẻ {{% … %}} và {{{{ … }}}}",
    "has an invalid tag ({what}); check its tags {{% … %}} and {{{{ … }}}}",
)
_TOO_LONG = Bilingual("cho văn bản quá dài so với một phụ lục", "makes a document that is far longer than an annex")


class TemplateFaultError(Exception):
    """The fault of a template, for the module that knows its name."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


@frozen
class Fields:
    """The fields of a template.

    Attributes:
        printed: the paths of fields that it prints: `period`, or `rows.value` for a field of each item.
        named: those that it prints or looks at.
    """

    printed: frozenset[str]
    named: frozenset[str]


class _BoundedTemplate(Template):
    """A template whose result has a limit."""

    def render(self, *args: object, **kwargs: object) -> str:
        pieces, length = list[str](), 0
        for piece in self.generate(*args, **kwargs):
            length += len(piece)
            if length > _MOST_CHARACTERS:
                raise TemplateFaultError(_TOO_LONG)
            pieces.append(piece)
        return "".join(pieces)


class DataEnvironment(SandboxedEnvironment):
    """An environment in which templates see plain data alone, without the functions of Jinja2."""

    template_class: type[Template] = _BoundedTemplate

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_printed)
        self.globals.clear()
        self.tests.clear()
        self.filters: dict[str, Callable[..., object]] = dict(_FILTERS)

    def compile(self, source: str, *_: object, **__: object) -> CodeType:  # type: ignore[override]
        """Return the code of a template that keeps to the language.

        Raises:
            TemplateFaultError: it does not.
        """
        return _compiled(source)

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a field of an item, and nothing that Python has beside."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Return a field of an item, or an item of a list."""
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        if isinstance(obj, LoopContext) and argument in _LOOP:
            return getattr(obj, str(argument))
        return self.undefined(obj=obj, name=str(argument))


def _printed(value: object) -> object:
    """Return a text escaped for XML; braces too, of which docxtpl would take some for its own marks.

    Raises:
        TemplateFaultError: XML has no place for a character; its parser would drop the rest without a word.
    """
    found = UNWRITABLE.search(str(value))
    if found:
        raise TemplateFaultError(NO_CHARACTER.filled(character=repr(found[0])))
    return Markup(str(escape(str(value))).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 escaped just before


@lru_cache(maxsize=8)
def _compiled(source: str) -> CodeType:
    fields_of(source)
    return Environment.compile(DataEnvironment(), source)


def fields_of(source: str) -> Fields:
    """Return the fields of a template.

    Raises:
        TemplateFaultError: it does not keep to the language.
    """
    try:
        tree = Environment.parse(DataEnvironment(), source)
    except TemplateSyntaxError as error:
        raise TemplateFaultError(_SYNTAX.filled(what=shortened(error.message or "", 100))) from None
    walk = _Walk()
    walk.visit(tree, {}, printing=False)
    return Fields(frozenset(walk.printed), frozenset(walk.named))


class _Walk:
    """A walk over a template that collects its fields."""

    def __init__(self) -> None:
        self.printed: set[str] = set()
        self.named: set[str] = set()

    def visit(self, node: nodes.Node, loops: Mapping[str, str], *, printing: bool) -> None:
        """Visit a node.

        Args:
            node: the node.
            loops: the path of the list that each name of a loop is an item of.
            printing: True inside of what the template prints.

        Raises:
            TemplateFaultError: the node is not of the language.
        """
        _refuse(node)
        if isinstance(node, nodes.For):
            self._loop(node, loops)
            return
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            path = _path(node, loops)
            self.named.add(path)
            self.printed |= {path} if printing else set()
            return
        if isinstance(node, nodes.CondExpr):
            self.visit(node.test, loops, printing=False)
            for part in filter(None, (node.expr1, node.expr2)):
                self.visit(part, loops, printing=printing)
            return
        inside = isinstance(node, nodes.Output) or (printing and isinstance(node, nodes.Filter))
        for child in node.iter_child_nodes():
            self.visit(child, loops, printing=inside)

    def _loop(self, node: nodes.For, loops: Mapping[str, str]) -> None:
        if node.recursive or not isinstance(node.target, nodes.Name):
            raise TemplateFaultError(_NOT_PART.filled(what="for … recursive" if node.recursive else "for a, b"))
        listed = _path(node.iter, loops)
        if loops and _root(node.iter) != [*loops][-1]:
            raise TemplateFaultError(_NESTED.filled(what=listed))
        self.named.add(listed)
        inner = {key: path for key, path in loops.items() if key != node.target.name} | {node.target.name: listed}
        for part in (*node.body, *node.else_, *filter(None, [node.test])):
            self.visit(part, inner, printing=False)


def _refuse(node: nodes.Node) -> None:
    """Refuse what is not of the language: calls, arithmetic, assignments, macros, other templates.

    Raises:
        TemplateFaultError: the node is one of these.
    """
    what = type(node).__name__.lower()
    if type(node) not in _NODES:
        raise TemplateFaultError(_NOT_PART.filled(what=what))
    if isinstance(node, nodes.Filter) and (node.name not in _FILTERS or node.args or node.kwargs):
        raise TemplateFaultError(_NOT_PART.filled(what=f"| {node.name}"))
    if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
        raise TemplateFaultError(_NOT_PART.filled(what="[ ]"))
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise TemplateFaultError(_NOT_PART.filled(what=node.attr))


def _path(node: nodes.Node, loops: Mapping[str, str]) -> str:
    """Return the path of a field; an item of a list has the path of the list.

    Raises:
        TemplateFaultError: the expression is no field.
    """
    _refuse(node)
    if isinstance(node, nodes.Name):
        return loops.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node, loops)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        above, key = _path(node.node, loops), node.arg.value
        return f"{above}.{key}" if isinstance(key, str) else above
    raise TemplateFaultError(_NOT_PART.filled(what=type(node).__name__.lower()))


def _root(node: nodes.Node) -> str:
    """Return the name that the path of a field begins with."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


__all__ = ["DataEnvironment", "Fields", "TemplateError", "TemplateFaultError", "fields_of"]
