"""The build hook of hatchling: writes summarizer/data/lexicon.bin from jieba."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEXICON = "summarizer/data/lexicon.bin"


class LexiconHook(BuildHookInterface[Any]):
    """Runs before the wheel and before the editable install; a source archive needs no lexicon."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the lexicon into the source tree and have it packed, ignored by git or not."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        # Nothing that this imports may need the dependencies: they are not there yet.
        from summarizer.lexicon.build import write_lexicon

        write_lexicon(Path(self.root) / LEXICON)
        build_data["artifacts"].append(LEXICON)
