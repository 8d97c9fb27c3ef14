"""Sphinx: `.ci/docs` builds the Chinese tree, docs/zh, and beside it the English one, docs/en."""

from __future__ import annotations

import logging
import os
import subprocess
from pathlib import Path

import click
import jieba
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective

from summarizer import __version__
from summarizer.commands import commands
from summarizer.commands.manual import contexts
from summarizer.commands.manual.text import full
from summarizer.sentence_rankers.default import FEATURES

ROOT = Path(__file__).parent.parent
MAX_OUTPUT_LINES = 40
TIMEOUT_SECONDS = 120
# Of the commands that are run, whoever builds.
TERMINAL = {"COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}

# Sphinx cuts Chinese words for its search by it, and warnings alone are to be seen.
jieba.setLogLevel(logging.WARNING)

project = "summarizer"
release = version = __version__
# `.ci/docs` says -D language=en for the other tree.
language = "zh_CN"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
# --max-chars is no dash.
smartquotes = False
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
# Single backticks in docstrings are code.
default_role = "code"
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
templates_path = ["templates"]
html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_title = f"summarizer {__version__}"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "languages.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}


class Run(SphinxDirective):
    """Commands, each with what it prints now; one that fails is a warning, which fails the build.

    Commands run in bash at the root of the checkout; of long output the first lines are shown.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        text = "\n\n".join([self.session(command) for command in self.content if command])
        return [nodes.literal_block(text, text, language="text")]

    def session(self, command: str) -> str:
        process = subprocess.run(
            ["bash", "-euc", command],
            cwd=ROOT,
            env=os.environ | TERMINAL,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=TIMEOUT_SECONDS,
        )
        output = process.stdout.decode("utf-8").rstrip("\n").split("\n")
        if process.returncode:
            raise self.warning(f"{command}: exit code {process.returncode}: {output[-1]}")
        if len(output) > MAX_OUTPUT_LINES:
            output[MAX_OUTPUT_LINES:] = ["…"]
        return "\n".join([f"$ {command}", *output])


class Features(SphinxDirective):
    """The table of the default ranker's features: names and weights of the code, words of the page.

    A line of the content is `name: what it tells`; one too few or too many fails the build.
    """

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        words = dict([line.split(": ", 1) for line in self.content if line])
        names = [name for name, _, _ in FEATURES]
        if names != list(words):
            raise self.error(f"features of the code: {names}, of this page: {list(words)}")
        rows = [f"| `{name}` | {weight} | {words[name]} |" for name, weight, _ in FEATURES]
        header = " | ".join(self.arguments[0].split(","))
        return self.parse_text_to_nodes("\n".join([f"| {header} |", "|---|---:|---|", *rows]))


class Manual(SphinxDirective):
    """The help of every command, in the language of the pages, a section each."""

    def run(self) -> list[nodes.Node]:
        root = click.Context(commands, info_name="summarizer")
        return [self.section(context) for context in contexts(root)]

    def section(self, context: click.Context) -> nodes.section:
        title = context.command_path
        section = nodes.section(
            ids=[nodes.make_id(title)], names=[nodes.fully_normalize_name(title)]
        )
        text = full(context)
        section += [nodes.title(title, title), nodes.literal_block(text, text, language="text")]
        return section


def _speak(_: Sphinx, config: Config) -> None:
    """Has the help of the commands come in the language of the pages.

    Not by the environment of the build: Sphinx fails where the system lacks the locale.
    """
    os.environ["LC_ALL"] = os.environ["LANG"] = f"{config.language}.UTF-8"
    os.environ.pop("LANGUAGE", None)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", _speak)
    app.add_directive("run", Run)
    app.add_directive("features", Features)
    app.add_directive("manual", Manual)
