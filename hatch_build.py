"""The build hook of hatchling: writes summarizer/data/lexicon.bin from jieba."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEXICON = "summarizer/data/lexicon.bin"


class LexiconHook(BuildHookInterface[Any]):
    """Runs before the wheel and before the editable install; a source archive needs no lexicon."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        # By path, so that the package itself, whose dependencies are not there yet, stays out.
        spec = importlib.util.spec_from_file_location(
            "lexicon_build", root / "summarizer" / "lexicon_build.py"
        )
        if spec is None or spec.loader is None:
            raise FileNotFoundError("summarizer/lexicon_build.py is missing from the source tree")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.write_lexicon(root / LEXICON)
        build_data["artifacts"].append(LEXICON)
