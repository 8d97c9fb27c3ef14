"""The build hook of hatchling: what is made of sources when a wheel or an editable install is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEXICON = "summarizer/data/lexicon.bin"
CATALOGUE = "summarizer/locale/zh/LC_MESSAGES/summarizer"
MANUAL = "build/man"


class SourcesHook(BuildHookInterface[Any]):
    """Runs before the wheel and before the editable install; a source archive needs none of it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write lexicon, catalogue and manual, and have them packed, ignored by git or not."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        root = Path(self.root)
        # Nothing that these import may need the dependencies: but for click, they are not there.
        from summarizer.lexicon.build import write_lexicon

        write_lexicon(root / LEXICON)
        write_catalogue(root / CATALOGUE)
        from summarizer.commands.manual.build import write_manual

        write_manual(root / MANUAL)
        build_data["artifacts"] += [LEXICON, f"{CATALOGUE}.mo"]
        build_data["shared_data"][MANUAL] = "share/man"


def write_catalogue(path: Path) -> None:
    """Compile PATH.po, as people write it, to PATH.mo, as gettext reads it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with open(f"{path}.po", "rb") as source, open(f"{path}.mo", "wb") as target:
        write_mo(target, read_po(source))
