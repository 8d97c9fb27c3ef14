"""The tools in use today, in a virtual environment of their own."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE / ".venv-peers"
REQUIREMENTS = HERE / "requirements-peers.txt"

# Job of `peer_jobs` and how tables call it.
KEYWORDS_AND_SUMMARIES = {
    "jieba-tfidf": "jieba TF-IDF keywords",
    "jieba-textrank": "jieba TextRank keywords",
    "yake": "YAKE keywords",
    "sumy-luhn": "sumy Luhn summary",
    "sumy-lexrank": "sumy LexRank summary",
    "sumy-textrank": "sumy TextRank summary",
    "textrank4zh": "textrank4zh keywords + summary",
    "snownlp": "SnowNLP keywords + summary",
}


def interpreter() -> str:
    """The Python that has the peers; they are installed if they are not yet, or others by now."""
    python = FOLDER / "bin" / "python"
    installed = FOLDER / "installed.txt"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if not installed.exists() or installed.read_text(encoding="utf-8") != wanted:
        print("installing the peers: once, about a minute", file=sys.stderr)
        venv.create(FOLDER, with_pip=True)
        (FOLDER / ".gitignore").write_text("*\n", encoding="utf-8")
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-r", str(REQUIREMENTS)], check=True, stdout=sys.stderr)
        # Where it is installed jieba imports pkg_resources, and starts a tenth more slowly.
        subprocess.run([*pip, "uninstall", "-y", "setuptools"], check=True, stdout=sys.stderr)
        installed.write_text(wanted, encoding="utf-8")
    return str(python)


def command(job: str, *arguments: str) -> list[str]:
    """The words that run a job of `peer_jobs`."""
    return [interpreter(), "-m", "benchmarks.peer_jobs", job, *arguments]
