"""Checks of the bond between pages and tree: who claims each mark, and whether the way back agrees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sheetbuilder.errors import Problem, say
from sheetbuilder.pdf.inspect.checks.finding import called, wrong
from sheetbuilder.pdf.read.evidence import Element, Evidence
from sheetbuilder.pdf.read.objects import Key

Address = tuple[Key, int]


def claimants(evidence: Evidence) -> dict[Address, list[Element]]:
    """Which elements claim each mark."""
    found: dict[Address, list[Element]] = defaultdict(list)
    for element in evidence.tree.walk():
        for claim in element.claims:
            if claim.stream is not None:
                found[claim.stream, claim.number].append(element)
    return found


def marks_are_claimed_once(evidence: Evidence) -> Iterator[Problem]:
    """Each mark belongs to one element of the tree, no less and no more (ISO 32000-1, 14.7.4)."""
    found = evidence.once(claimants)
    for page in evidence.pages:
        orphans = sorted({mark.number for mark in page.marks if (mark.stream, mark.number) not in found})
        if orphans and evidence.tree.present:
            yield wrong(
                evidence,
                "SB621",
                say(
                    "page {page}: {count} marks belong to no element of the tree ({numbers})",
                    page=page.number,
                    count=len(orphans),
                    numbers=", ".join(map(str, orphans[:12])),
                ),
            )
    for (stream, number), elements in found.items():
        mark = evidence.marks.get((stream, number))
        if mark is not None and len(elements) > 1:
            yield wrong(
                evidence,
                "SB622",
                say(
                    "page {page}: mark {number} is claimed {count} times ({elements})",
                    page=mark.page,
                    number=number,
                    count=len(elements),
                    elements=", ".join(sorted({element.role for element in elements})),
                ),
            )


def claims_are_painted(evidence: Evidence) -> Iterator[Problem]:
    """Each mark that the tree claims exists, on the page that the claim names (ISO 32000-1, 14.7.4.2)."""
    missing: dict[tuple[int | str, str], list[int]] = defaultdict(list)
    for element in evidence.tree.walk():
        for claim in element.claims:
            page = evidence.page_numbers.get(claim.page) if claim.page is not None else None
            mark = evidence.marks.get((claim.stream, claim.number)) if claim.stream is not None else None
            if mark is None or mark.page != page:
                missing["–" if page is None else page, called(evidence, element)].append(claim.number)
    for (page_number, name), numbers in missing.items():
        yield wrong(
            evidence,
            "SB623",
            say(
                "page {page}: {element} claims marks that the page does not paint ({numbers})",
                page=page_number,
                element=name,
                numbers=", ".join(map(str, numbers[:12])),
            ),
        )


def pages_name_their_place(evidence: Evidence) -> Iterator[Problem]:
    """A page or form with marks has /StructParents, and no other has the same (ISO 32000-1, 14.7.4.4)."""
    holders: dict[int, list[int]] = defaultdict(list)
    for page in evidence.pages:
        if page.struct_parents is not None:
            holders[page.struct_parents].append(page.number)
        elif any(mark.stream == page.key for mark in page.marks):
            yield wrong(
                evidence,
                "SB625",
                say(
                    "page {page} has marks but no /StructParents to lead into the tree",
                    page=page.number,
                ),
            )
        for annotation in page.annotations:
            if annotation.struct_parent is not None:
                holders[annotation.struct_parent].append(page.number)
    for form in evidence.forms.values():
        if form.struct_parents is not None:
            holders[form.struct_parents].append(form.page)
        elif form.marked:
            yield wrong(
                evidence,
                "SB625",
                say(
                    "page {page}: a form with marks has no /StructParents to lead into the tree",
                    page=form.page,
                ),
            )
    for number, pages in holders.items():
        if len(pages) > 1:
            yield wrong(
                evidence,
                "SB626",
                say(
                    "place {number} of the parent tree is used {count} times (pages {pages})",
                    number=number,
                    count=len(pages),
                    pages=", ".join(map(str, pages[:12])),
                ),
            )


def parent_tree_agrees(evidence: Evidence) -> Iterator[Problem]:
    """The parent tree leads each mark to the element that claims it, and to no other (ISO 32000-1, 14.7.4.4).

    A file joined without renumbering leads the marks of its second half to elements of the first; that
    has a code of its own.
    """
    claims = evidence.once(claimants)
    pages_of: dict[Key, set[int]] = defaultdict(set)
    for element in evidence.tree.walk():
        pages_of[element.key].update(
            evidence.page_numbers[claim.page]
            for claim in element.claims
            if claim.page is not None and claim.page in evidence.page_numbers
        )
    for stream, holder, page_number in _streams(evidence):
        is_array, members = evidence.tree.parents.get(holder, (True, ()))
        if not is_array:
            yield wrong(
                evidence,
                "SB624",
                say(
                    "page {page}: its place {number} in the parent tree holds no array",
                    page=page_number,
                    number=holder,
                ),
            )
            continue
        wrong_back: list[int] = []
        strange: Counter[int] = Counter()
        for number, member in enumerate(members):
            owners = {element.key for element in claims.get((stream, number), ())}
            if member in owners or (member is None and not owners):
                continue
            pages = pages_of.get(member, set()) if member is not None else set()
            if pages and page_number not in pages:
                strange[min(pages)] += 1
            else:
                wrong_back.append(number)
        for other, count in strange.items():
            yield wrong(
                evidence,
                "SB627",
                say(
                    "page {page}: the parent tree leads {count} of its marks to elements of page {other}",
                    page=page_number,
                    count=count,
                    other=other,
                ),
                say("this happens when tagged files are joined without giving each page a new /StructParents"),
            )
        if wrong_back:
            yield _disagree(evidence, page_number, wrong_back)
    for page_number, unlisted in _beyond(evidence, claims).items():
        yield _disagree(evidence, page_number, unlisted)


def _disagree(evidence: Evidence, page_number: int, numbers: list[int]) -> Problem:
    return wrong(
        evidence,
        "SB624",
        say(
            "page {page}: parent tree and structure tree disagree about {count} marks ({numbers})",
            page=page_number,
            count=len(numbers),
            numbers=", ".join(map(str, numbers[:12])),
        ),
    )


def _streams(evidence: Evidence) -> Iterator[tuple[Key, int, int]]:
    for page in evidence.pages:
        if page.struct_parents is not None:
            yield page.key, page.struct_parents, page.number
    for form in evidence.forms.values():
        if form.struct_parents is not None:
            yield form.key, form.struct_parents, form.page


def _beyond(evidence: Evidence, claims: dict[Address, list[Element]]) -> dict[int, list[int]]:
    """Claimed marks for which the parent tree has no entry at all, by page."""
    places = {stream: (holder, page) for stream, holder, page in _streams(evidence)}
    found: dict[int, list[int]] = defaultdict(list)
    for stream, number in claims:
        if stream in places and (stream, number) in evidence.marks:
            holder, page = places[stream]
            is_array, members = evidence.tree.parents.get(holder, (True, ()))
            if is_array and number >= len(members):
                found[page].append(number)
    return found


def objects_agree(evidence: Evidence) -> Iterator[Problem]:
    """An annotation's /StructParent leads to the one element that holds it by OBJR.

    ISO 32000-1, 14.7.4.3 and 14.7.4.4.
    """
    holders: dict[Key, list[Element]] = defaultdict(list)
    for element in evidence.tree.walk():
        for claimed in element.objects:
            holders[claimed.target].append(element)
            if not any(claimed.target in known for known in (evidence.annotations, evidence.forms, evidence.pictures)):
                yield wrong(
                    evidence,
                    "SB628",
                    say("{element} holds an object that no page shows", element=called(evidence, element)),
                )
    for annotation in evidence.annotations.values():
        owners = holders.get(annotation.key, [])
        if len(owners) > 1:
            yield wrong(
                evidence,
                "SB622",
                say(
                    "page {page}: one annotation ({kind}) is claimed {count} times",
                    page=annotation.page,
                    kind=annotation.kind,
                    count=len(owners),
                ),
            )
        if annotation.struct_parent is None:
            continue
        _, members = evidence.tree.parents.get(annotation.struct_parent, (False, ()))
        if not owners and not members:
            continue
        if not {owner.key for owner in owners} & set(members):
            yield wrong(
                evidence,
                "SB628",
                say(
                    "page {page}: the parent tree and the tree disagree about an annotation ({kind})",
                    page=annotation.page,
                    kind=annotation.kind,
                ),
            )
