"""What is installed and what ships: each with its reason, its licence and its hash."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from itertools import chain

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from processes import ROOT

tomllib = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = {
    name: list(map(Requirement, packages))
    for name, packages in PROJECT["project"]["optional-dependencies"].items()
}
NEEDED = list(map(Requirement, PROJECT["project"]["dependencies"]))
TO_BUILD = list(map(Requirement, PROJECT["build-system"]["requires"]))
OURSELVES = PROJECT["project"]["name"]


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    table = text.split("## What is installed")[1].split("\n## ")[0]
    told = re.findall(r"^\| ([a-z][\w-]+) \|(?! for \|)", table, re.MULTILINE)
    named = {r.name for r in (*NEEDED, *TO_BUILD, *chain(*EXTRAS.values()))} - {OURSELVES}
    assert sorted(told) == sorted(named)


def test_requirements_are_pinned_by_hash_and_those_of_the_project() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==(\S+)(.*(?:\n    --hash=sha256:\w{64}.*)+)", text, re.MULTILINE)
    assert len(pins) == text.count("==") - text.count("python_full_version ==")
    assert "://" not in text
    versions: dict[str, list[str]] = {}
    for name, version, _ in pins:
        versions.setdefault(canonicalize_name(name), []).append(version)
    extras = (EXTRAS[name] for name in ("documents", "convert", "parquet"))
    for requirement in (*NEEDED, *TO_BUILD, *chain(*extras)):
        found = versions[canonicalize_name(requirement.name)]
        assert all(map(requirement.specifier.contains, found)), "run .ci/requirements"


def test_every_file_that_ships_has_its_source() -> None:
    data = ROOT / "summarizer" / "data"
    text = (data / "SOURCES.md").read_text(encoding="utf-8")
    names = [path.name for path in data.iterdir() if path.name != "SOURCES.md"]
    assert names
    assert [name for name in names if name not in text] == []
