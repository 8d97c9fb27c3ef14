"""How many small faults the tests find: `.ci/mutation` runs this; see CONTRIBUTING.md.

mutmut makes the mutants. Its own runner collects the tests anew for each of them, and tried .28 a
second where this one tries 1.2: here the tests are collected once, and a process is forked for
each mutant. Only the tests that call its function are run, those first that found a mutant of the
module before, then the fastest ones. A mutant that lets no test end counts as found.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from functools import partial
from math import sqrt
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import hypothesis
import pytest
from mutants import Mutant, function_of, mutants_of

PACKAGES = ("sentences", "paragraphs", "selection", "tokenization", "idf")
# Those that run in this process, where a mutant lives in memory, of what the package does.
TESTS = {
    "sentences": "sentences credits golden",
    "paragraphs": (
        "paragraphs roles damage golden line_roles line_runs headings titles breaks furniture"
    ),
    "selection": "selection pipeline default_ranker golden",
    "tokenization": "tokenization rust_engine golden",
    "idf": "idf idf_tables",
}
# Not those of great size, of SnowNLP, and of formats that show the same once more.
LEFT_OUT = (
    "hostile or snownlp or (golden and (summarize.text or summarize.markdown or summarize.jsonl"
    " or summarize.tsv or summarize.html))"
)
MAX_EXAMPLES = 15
MAX_MEMORY_BYTES = 4 << 30
# For a test, which a mutant may keep from ever ending.
MIN_SECONDS, SLOWER = 1, 5
CONFIDENCE = 1.96


class Runner:
    """A pytest plugin that tries mutants instead of running the tests."""

    def __init__(self, mutants: list[Mutant], report: Path) -> None:
        self.mutants = mutants
        self.report = report
        self.failed = ""
        self._seconds: dict[str, float] = {}
        self._tests_of: dict[str, list[pytest.Item]] = {}
        self._found_by: dict[str, Counter[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes a test that fails."""
        if report.failed:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tries all mutants; `session` has the tests."""
        if session.testsfailed:
            raise session.Failed("the tests cannot be collected")
        functions = {mutant.function: function_of(mutant.function) for mutant in self.mutants}
        self._learn(session.items, functions)
        with self.report.open("a", encoding="utf-8") as stream:
            for number, mutant in enumerate(self.mutants, 1):
                start = time.monotonic()
                result = self._try(mutant, functions[mutant.function])
                line = {
                    "name": mutant.name,
                    "package": mutant.package,
                    "found by": result,
                    "seconds": round(time.monotonic() - start, 1),
                    "difference": mutant.difference,
                }
                stream.write(json.dumps(line) + "\n")
                stream.flush()
                if not result:
                    print(f"{number} {mutant.name}\n{mutant.difference}", flush=True)
        return True

    def _learn(self, items: list[pytest.Item], functions: dict[str, FunctionType]) -> None:
        """Which tests call which function, and how long they take; all must pass."""
        names = {function.__code__: name for name, function in functions.items()}
        start = time.monotonic()
        called, seconds, failed = _in_fork(lambda: self._measure(items, names))
        print(f"learnt in {time.monotonic() - start:.0f} s", flush=True)
        self._seconds = seconds
        self._tests_of = {
            name: [item for item in items if name in called[item.nodeid]] for name in functions
        }
        # In the order of the mutants' tests as well, or what fails would be taken for a find.
        name = max(functions, key=lambda name: len(self._tests_of[name]))
        failed = failed or self._try(Mutant("", "", name, functions[name], ""), functions[name])
        if failed:
            raise AssertionError(f"a test fails without a mutant: {failed}")

    def _measure(
        self, items: list[pytest.Item], names: dict[CodeType, str]
    ) -> tuple[dict[str, set[str]], dict[str, float], str]:
        seen: set[CodeType] = set()
        called: dict[str, set[str]] = {}
        seconds: dict[str, float] = {}

        def notice(frame: Any, event: str, _: object) -> None:
            if event == "call":
                seen.add(frame.f_code)

        for item, following in zip(items, [*items[1:], None], strict=True):
            seen.clear()
            _forget()
            start = time.process_time()
            sys.setprofile(notice)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.setprofile(None)
            seconds[item.nodeid] = time.process_time() - start
            called[item.nodeid] = {names[code] for code in seen if code in names}
        return called, seconds, self.failed

    def _try(self, mutant: Mutant, function: FunctionType) -> str:
        """The test that finds a mutant, "time" or "crash", or "" where none does."""
        found_by = self._found_by.setdefault(mutant.function.rpartition(".")[0], Counter())
        tests = self._tests_of[mutant.function]
        if not tests:
            return ""
        of_module: defaultdict[str, float] = defaultdict(float)
        for item in tests:
            of_module[item.location[0]] += self._seconds[item.nodeid]

        def order(item: pytest.Item) -> tuple[int, float, float]:
            # By module, whose fixtures are then made once.
            seconds = self._seconds[item.nodeid]
            return -found_by[item.nodeid], of_module[item.location[0]], seconds

        tests = sorted(tests, key=order)

        def search() -> str:
            resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
            function.__code__ = mutant.faulty.__code__
            function.__defaults__ = mutant.faulty.__defaults__
            function.__kwdefaults__ = mutant.faulty.__kwdefaults__
            for item, following in zip(tests, [*tests[1:], None], strict=True):
                limit = MIN_SECONDS + SLOWER * self._seconds[item.nodeid]
                signal.setitimer(signal.ITIMER_PROF, limit)
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.failed:
                    return self.failed
            return ""

        result: str = _in_fork(search)
        found_by[result] += 1
        return result


def _forget() -> None:
    """Empties the caches of the package: what one test left there another would not call."""
    for name in [name for name in sys.modules if name.startswith("summarizer.")]:
        for value in vars(sys.modules[name]).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def _in_fork(work: Any) -> Any:
    """What `work` returns in a process of its own; "time" or "crash" if that did not end well."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(write, "wb") as stream:
                pickle.dump(work(), stream)
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        data = stream.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
        return "time"
    return pickle.loads(data) if data else "crash"


def sample(package: str, size: int, seed: int) -> list[Mutant]:
    """At most `size` mutants of a package, the same ones for a seed."""
    mutants = list(mutants_of(package))
    print(f"{package}: {len(mutants)} mutants", flush=True)
    return mutants if len(mutants) <= size else random.Random(seed).sample(mutants, size)


def interval(found: int, tried: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    share, square = found / tried, CONFIDENCE**2
    middle = share + square / (2 * tried)
    width = CONFIDENCE * sqrt(share * (1 - share) / tried + square / (4 * tried**2))
    whole = 1 + square / tried
    return (middle - width) / whole, (middle + width) / whole


def survivors(report: Path, package: str) -> list[Mutant]:
    """The mutants that a report tells as not found, as far as there still are such."""
    lines = map(json.loads, report.read_text(encoding="utf-8").splitlines())
    again = {_key(line["name"], line["difference"]) for line in lines if not line["found by"]}
    mutants = mutants_of(package)
    return [mutant for mutant in mutants if _key(mutant.name, mutant.difference) in again]


def _key(name: str, difference: str) -> tuple[str, str]:
    """Of a mutant, without its number, which changes with the code before it."""
    return name.rpartition("__mutmut_")[0], difference


def try_all(package: str, mutants: list[Mutant], report: Path) -> None:
    """Tries mutants of a package and adds the results to a report."""
    hypothesis.settings.register_profile(
        "mutation",
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=MAX_EXAMPLES,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("mutation")
    # Hypothesis is imported before pytest could rewrite its assertions, which changes nothing.
    arguments = ["-W", "ignore::pytest.PytestAssertRewriteWarning", "--capture=sys"]
    arguments += ["-p", "no:terminal", "-p", "no:cacheprovider", "-k", f"not ({LEFT_OUT})"]
    paths = [f"tests/test_{name}.py" for name in TESTS[package].split()]
    status = pytest.main([*arguments, *paths], plugins=[Runner(mutants, report)])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise RuntimeError(f"pytest ended with {status}")


def main() -> None:
    """Tries a sample of mutants and prints how many were found."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("packages", nargs="*", default=PACKAGES)
    parser.add_argument("--size", type=int, default=200, help="mutants a package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="a report: try what was not found in it")
    parser.add_argument("--report", type=Path, default=Path("build/mutants.jsonl"))
    options = parser.parse_args()
    options.report.parent.mkdir(exist_ok=True)
    options.report.write_text("", encoding="utf-8")
    for package in options.packages:
        if options.again:
            mutants = survivors(options.again, package)
        else:
            mutants = sample(package, options.size, options.seed)
        if _in_fork(partial(try_all, package, mutants, options.report)) == "crash":
            sys.exit(f"the mutants of {package} could not be tried")
    results = [json.loads(line) for line in options.report.read_text("utf-8").splitlines()]
    for package in options.packages:
        found = [bool(each["found by"]) for each in results if each["package"] == package]
        if found:
            low, high = interval(sum(found), len(found))
            print(f"{package}: {sum(found)} of {len(found)} found, {low:.1%} to {high:.1%}")


if __name__ == "__main__":
    main()
