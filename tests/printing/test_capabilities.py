"""A printer as it describes itself: what is of another kind than it should be is as if it were not said."""

from __future__ import annotations

from sheetbuilder.printing.capabilities import Capabilities, capabilities


def test_a_printer_that_says_nothing() -> None:
    assert capabilities({}) == Capabilities()
    assert not Capabilities().stopped


def test_a_printer_that_says_nonsense() -> None:
    odd = {
        "printer-state": ("stopped", True, (1, 2)),
        "sides-supported": (1, True),
        "copies-supported": ("many", True),
        "printer-is-accepting-jobs": ("no",),
        "number-up-supported": ("1",),
        "printer-info": (3,),
    }
    assert capabilities(odd) == Capabilities()


def test_a_printer_that_says_everything() -> None:
    able = capabilities(
        {
            "printer-name": ("office",),
            "printer-info": ("The office",),
            "printer-state": (5,),
            "printer-is-accepting-jobs": (False,),
            "copies-supported": ((1, 99), 3),
            "number-up-supported": (2, (1, 16)),
            "print-scaling-supported": ("auto", "none"),
            "multiple-document-handling-supported": ("separate-documents-collated-copies",),
        }
    )
    assert (able.name, able.stopped, able.copies) == ("The office", True, 99)
    assert able.one_up
    assert able.unscaled
    assert able.collates


def test_a_setting_that_it_takes_no_job_with_is_not_made() -> None:
    able = capabilities(
        {
            "number-up-supported": (1,),
            "print-scaling-supported": ("none",),
            "multiple-document-handling-supported": ("separate-documents-collated-copies",),
            "job-creation-attributes-supported": ("copies", "sides", "media", "print-scaling"),
        }
    )
    assert (able.one_up, able.unscaled, able.collates) == (False, True, False)
