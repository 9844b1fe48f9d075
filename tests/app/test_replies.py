"""What is handed out to be saved, under whatever name it has."""

from __future__ import annotations

import pytest

from sheetbuilder.app.replies import handed


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a-day.yaml", 'attachment; filename="a-day.yaml"'),
        ("Łódź 1.yaml", "attachment; filename*=UTF-8''%C5%81%C3%B3d%C5%BA%201.yaml"),
        ('a"\r\nX: y', "attachment; filename*=UTF-8''a%22%0D%0AX%3A%20y"),
    ],
)
def test_a_name_in_a_header_is_nothing_but_a_name(name: str, told: str) -> None:
    assert handed(b"", name, "application/yaml").headers["content-disposition"] == told
