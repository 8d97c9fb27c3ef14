"""Mutants of the package, as mutmut makes them: functions with one small fault each."""

from __future__ import annotations

import ast
import difflib
import importlib
import inspect
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mutant(NamedTuple):
    """A function with one small fault: where it is, and what differs."""

    name: str
    package: str
    function: str
    faulty: Any
    difference: str


def mutants_of(package: str) -> Iterator[Mutant]:
    """All mutants of a package, in the order of its source."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    for path in sorted(Path("summarizer", package).glob("*.py")):
        module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        mutated = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
        if not mutated.mutant_names:
            continue
        functions = dict(_functions(module, compile(mutated.code, str(path), "exec")))
        sources = _sources(mutated.code)
        for name in mutated.mutant_names:
            original = name.rpartition("__mutmut_")[0]
            function = f"{module}.{_readable(original)}"
            difference = _difference(sources[f"{original}__mutmut_orig"], sources[name])
            yield Mutant(f"{module}.{name}", package, function, functions[name], difference)


def _readable(mangled: str) -> str:
    """`x_split` is split, `xǁTableǁfind` is Table.find."""
    return mangled[2:] if mangled.startswith("x_") else mangled[2:].replace("ǁ", ".")


def _functions(module: str, code: CodeType) -> Iterator[tuple[str, FunctionType]]:
    """The functions of a module and the methods of its classes, by name."""
    names: dict[str, Any] = {"__name__": module, "__package__": module}
    exec(code, names)
    for name, value in names.items():
        if isinstance(value, type):
            yield from vars(value).items()
        yield name, value


def _sources(code: str) -> dict[str, list[str]]:
    lines = code.split("\n")
    return {
        node.name: lines[node.lineno - 1 : node.end_lineno]
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef)
    }


def _difference(before: list[str], after: list[str]) -> str:
    # What they are called differs as well.
    after = [line.replace(after[0].split("(")[0], before[0].split("(")[0]) for line in after]
    changes = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
    return "\n".join(line for line in changes if not line.startswith("@@"))


def function_of(name: str) -> FunctionType:
    """The function, or method of a class, of a dotted name."""
    place = name
    rest: list[str] = []
    while place:
        place, _, last = place.rpartition(".")
        rest = [last, *rest]
        try:
            found: Any = importlib.import_module(place)
        except ModuleNotFoundError:
            continue
        for each in rest:
            found = getattr(found, each)
        unwrapped = inspect.unwrap(getattr(found, "__func__", found))
        assert isinstance(unwrapped, FunctionType), name
        return unwrapped
    raise LookupError(name)
