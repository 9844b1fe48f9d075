"""The style sheets of an SVG carried out: what holds for each element stands at the element, and nowhere else.

Who draws it then reads one form of one language; the colours are written out, or turned to grey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import cssselect2
import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, Node, ParseError, QualifiedRule

from sheetbuilder.foreign.logo.colours import BLACK
from sheetbuilder.foreign.logo.facts import Flawed, LogoFlaw
from sheetbuilder.foreign.logo.parsed import Element, name_of
from sheetbuilder.foreign.logo.vocabulary import INHERITED, PRESENTATION, PROPERTIES, spoken

_IGNORED_RULES = frozenset(("charset", "namespace", "font-face", "page", "layer"))
_HERE = frozenset(("", "all", "print", "screen", "(prefers-color-scheme: light)", "(prefers-color-scheme:light)"))
_ELSEWHERE = frozenset(
    ("(prefers-color-scheme: dark)", "(prefers-color-scheme:dark)", "speech", "(forced-colors: active)")
)
"""Media that paper is, and that it is not."""
_MOST_RULES, _DEEPEST_VARIABLES = 4_000, 20
_MOST_VALUE = 100_000
_WIDE = frozenset(("inherit", "initial", "unset", "revert", "revert-layer"))
"""What CSS lets every property be."""
_INITIAL: Mapping[str, str] = {"fill": BLACK, "stroke": "none"}

Declared = dict[str, tuple[str, bool]]
"""By property its value as written, and whether it is important."""


@dataclass(slots=True)
class _Sheet:
    """The rules of a file, ready to be asked what they say of an element."""

    matcher: cssselect2.Matcher = field(default_factory=cssselect2.Matcher)
    rules: int = 0

    def read(self, text: str) -> None:
        """Take the rules of one <style>."""
        self._take(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))

    def _take(self, rules: Iterable[Node]) -> None:
        for rule in rules:
            self.rules += 1
            if self.rules > _MOST_RULES:
                raise Flawed(LogoFlaw.TOO_MUCH)
            if isinstance(rule, AtRule):
                self._at(rule)
            elif isinstance(rule, QualifiedRule):
                self._add(rule)

    def _at(self, rule: AtRule) -> None:
        name = rule.lower_at_keyword
        if name == "import":
            raise Flawed(LogoFlaw.OUTSIDE, "@import")
        if name == "media" and rule.content is not None:
            if _is_here(tinycss2.serialize(rule.prelude)):
                self._take(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif name not in _IGNORED_RULES:
            raise Flawed(LogoFlaw.LOST, f"@{name}"[:60])

    def _add(self, rule: QualifiedRule) -> None:
        declared = _declared(rule.content)
        if not declared:
            return
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError as error:
            raise Flawed(LogoFlaw.LOST, tinycss2.serialize(rule.prelude).strip()[:60]) from error
        for selector in selectors:
            if selector.pseudo_element is None:
                self.matcher.add_selector(selector, declared)


def _is_here(media: str) -> bool:
    """Whether rules for a medium hold on paper; `Flawed` where nobody can say."""
    plain = " ".join(media.lower().split())
    if plain not in _HERE | _ELSEWHERE:
        raise Flawed(LogoFlaw.LOST, f"@media {plain}"[:60])
    return plain in _HERE


def resolve(root: Element, *, grey: bool) -> None:
    """Write what holds for each element into its `style`, what is geometry into attributes; <style> goes away."""
    try:
        _resolve(root, grey=grey)
    except RecursionError as error:  # brackets in brackets, deeper than anybody writes them
        raise Flawed(LogoFlaw.TOO_MUCH) from error


def _resolve(root: Element, *, grey: bool) -> None:
    sheet = _Sheet()
    styles = [element for element in root.iter() if name_of(element) == "style"]
    for style in styles:
        of_css = (style.get("type") or "text/css").strip().lower() == "text/css"
        if of_css and _is_here(style.get("media") or ""):
            sheet.read("".join(style.itertext()))
    variables: dict[Element, Mapping[str, str]] = {}
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element = wrapper.etree_element
        if name_of(element) is not None and element not in styles:
            declared = _of_element(element, [found[-1] for found in sheet.matcher.match(wrapper)])
            known = variables.get(element.getparent(), {})
            own = {name: value for name, (value, _) in declared.items() if name.startswith("--")}
            variables[element] = known = {**known, **own} if own else known
            _write(element, {name: _filled(value, known) for name, (value, _) in declared.items()}, grey=grey)
    for style in styles:
        if (parent := style.getparent()) is not None:
            parent.remove(style)


def _of_element(element: Element, rules: Iterable[Declared]) -> Declared:
    """Attributes, then the rules from the least specific on, then its own style; what is important wins."""
    found: Declared = {
        name: (str(value).strip(), False)
        for name, value in element.attrib.items()
        if name in PRESENTATION and value.strip()
    }
    own = _declared(tinycss2.parse_component_value_list(element.get("style") or ""))
    for declared in (*rules, own):
        for name, (value, important) in declared.items():
            if important or not found.get(name, ("", False))[1]:
                found[name] = (value, important)
    return found


def _declared(tokens: Iterable[Node] | None) -> Declared:
    """The declarations of a block; shorthands taken apart."""
    found: Declared = {}
    for node in tinycss2.parse_blocks_contents(tokens or [], skip_comments=True, skip_whitespace=True):
        if isinstance(node, Declaration):
            value = tinycss2.serialize(node.value).strip()
            if len(value) > _MOST_VALUE:
                raise Flawed(LogoFlaw.TOO_MUCH)
            name = node.name if node.name.startswith("--") else node.lower_name
            for each in ("marker-start", "marker-mid", "marker-end") if name == "marker" else (name,):
                found[each] = (value, node.important)
        elif not isinstance(node, ParseError):  # a rule inside a rule
            raise Flawed(LogoFlaw.LOST, tinycss2.serialize([node]).strip()[:30])
    return found


def _filled(value: str, variables: Mapping[str, str], depth: int = 0) -> str:
    """A value with what its variables stand for; empty where one stands for nothing (CSS Variables 1, 3)."""
    if "var(" not in value:
        return value
    if depth > _DEEPEST_VARIABLES:
        raise Flawed(LogoFlaw.LOST, value[:60])
    return "".join(_pieces(tinycss2.parse_component_value_list(value), variables, depth))


def _pieces(tokens: Iterable[Node], variables: Mapping[str, str], depth: int) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, FunctionBlock) and token.lower_name == "var":
            said = tinycss2.serialize(token.arguments).partition(",")
            filled = _filled(variables.get(said[0].strip(), said[2].strip()), variables, depth + 1)
            if len(filled) > _MOST_VALUE:
                raise Flawed(LogoFlaw.TOO_MUCH)
            yield filled
        elif isinstance(token, FunctionBlock):
            yield f"{token.name}({''.join(_pieces(token.arguments, variables, depth))})"
        else:
            yield token.serialize()


def _write(element: Element, declared: Mapping[str, str], *, grey: bool) -> None:
    """Put the properties into one attribute, in one spelling."""
    for name in [name for name in element.attrib if name in PRESENTATION or name in ("style", "class")]:
        del element.attrib[name]
    kept = []
    for name, value in declared.items():
        chosen = _of_wide(name, value.lower()) if value.lower() in _WIDE else value
        if chosen is not None and (written := spoken(element, name, chosen, grey=grey)) is not None:
            kept.append(f"{name}:{written}")
    if kept:
        element.set("style", ";".join(kept))


def _of_wide(name: str, word: str) -> str | None:
    """What a word that every property knows comes to (CSS Cascade 4, 7.3); None where nothing has to be said."""
    if name not in PROPERTIES or (word != "initial" if name in INHERITED else word != "inherit"):
        return None
    if name not in _INITIAL:
        raise Flawed(LogoFlaw.LOST, f"{name}: {word}")
    return _INITIAL[name]
