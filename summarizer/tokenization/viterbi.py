"""Words of unknown Han characters: the hidden Markov model of jieba's `finalseg`.

States are B, M, E, S (beginning, middle, end of a word, single), numbered 0 to 3. Where jieba
copies a path for each state and character, which is quadratic, one number a character keeps which
state each came from.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIRST_HAN = 0x4E00
# The table: 4 starts, then transitions from row to column, then 4 emissions a character.
BM, BE, MM, ME, EB, ES, SB, SS = 5, 6, 9, 10, 12, 15, 16, 19
EMISSIONS = 20
# By state: the state that it came from if its origin is False, and if it is True.
ORIGIN_STATES = ((2, 3), (0, 1), (0, 1), (2, 3))


@cache
def mixed_pieces() -> re.Pattern[str]:
    """Han, numbers and Latin words, and what stands between, of characters that form words."""
    return re.compile(r"[^\x00-\x7f]+|[a-zA-Z0-9]+(?:\.[0-9]+)?%?|[+#&._%\-]+")


def cut_unknown(run: str, model: Sequence[float], never: frozenset[str]) -> Iterable[str]:
    """Cut a run of characters that no dictionary word covers, as `jieba.finalseg.cut` does.

    `model` is the lexicon's `hidden_markov`; words in `never` are cut into characters. Joined, the
    words are the run.
    """
    if min(run) >= "一":
        words = cut_han(run, model)
    elif run.isalnum() and run.isascii():
        return (run,)
    else:
        words = []
        for piece in mixed_pieces().findall(run):
            words += (piece,) if piece.isascii() else cut_han(piece, model)
    if never and not never.isdisjoint(words):
        # Only Han words: jieba does not look at the others.
        return [c for word in words for c in (word if word in never and word >= "一" else (word,))]
    return words


def cut_han(run: str, model: Sequence[float]) -> list[str]:
    """The most probable words of a run of Han characters (U+4E00 to U+9FD5)."""
    if len(run) == 1:
        return [run]
    words = []
    start = 0
    for position, state in enumerate(best_states(run, model), 1):
        if state >= 2:
            words.append(run[start:position])
            start = position
    return words


def best_states(run: str, model: Sequence[float]) -> list[int]:
    """The most probable state of each character.

    Sums and ties are jieba's: the terms are added in the same order, and of two equal sums the
    state with the later letter wins (S, M, E, B).
    """
    bm, be, mm, me = model[BM], model[BE], model[MM], model[ME]
    eb, es, sb, ss = model[EB], model[ES], model[SB], model[SS]
    place = EMISSIONS + (ord(run[0]) - FIRST_HAN) * 4
    b, m, e, s = (model[state] + model[place + state] for state in range(4))
    origins = []
    for character in run[1:]:
        place = EMISSIONS + (ord(character) - FIRST_HAN) * 4
        emitted = model[place]
        e_to_b, s_to_b = e + eb + emitted, s + sb + emitted
        emitted = model[place + 1]
        b_to_m, m_to_m = b + bm + emitted, m + mm + emitted
        emitted = model[place + 2]
        b_to_e, m_to_e = b + be + emitted, m + me + emitted
        emitted = model[place + 3]
        e_to_s, s_to_s = e + es + emitted, s + ss + emitted
        origins.append((s_to_b >= e_to_b, m_to_m >= b_to_m, m_to_e >= b_to_e, s_to_s >= e_to_s))
        b = s_to_b if s_to_b >= e_to_b else e_to_b
        m = m_to_m if m_to_m >= b_to_m else b_to_m
        e = m_to_e if m_to_e >= b_to_e else b_to_e
        s = s_to_s if s_to_s >= e_to_s else e_to_s
    return trace_back(3 if s >= e else 2, origins)


def trace_back(state: int, origins: list[tuple[bool, bool, bool, bool]]) -> list[int]:
    """The states from the first to the last one, `state`; see ORIGIN_STATES."""
    states = [state]
    for origin in reversed(origins):
        state = ORIGIN_STATES[state][origin[state]]
        states.append(state)
    states.reverse()
    return states
