"""One document on the page: its head, the tools, the summary, the contents, the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.renderers.html.article import Article
from summarizer.renderers.html.counts import characters, reading_time, share, summary_characters
from summarizer.renderers.html.keywords import chart, chips
from summarizer.renderers.html.template import fill, joined

if TYPE_CHECKING:
    from markupsafe import Markup

    from summarizer.model import SummarySentence
    from summarizer.renderers.html.words import Words
    from summarizer.reports import Page

_OF_TOOLS = (
    *("tools", "length", "shorter", "longer", "reset", "alone", "copy_text", "copy_markdown"),
    *("finder", "previous", "next", "close"),
)
MAX_DEPTH = 3


class Sheet:
    """One document of the page, with its title in h`top` and ids that begin with `id`."""

    def __init__(
        self, page: Page, words: Words, id: str, *, top: int, is_one_of_several: bool
    ) -> None:
        self.page = page
        self.summary = page.summary
        self.words = words
        self.id = id
        self.top = top
        self.is_one_of_several = is_one_of_several
        # Behind the id of a heading that names a part: which of several documents it is a part of.
        self.and_title = f" {id}-title" if is_one_of_several else ""
        self.article = Article(page, id, words)

    def document(self) -> Markup:
        """All of it."""
        return fill(
            "document",
            id=self.id,
            language=self.words.language,
            header=self._header(),
            tools=self._tools(),
            summary=self._summary(),
            digest=self._digest(),
            contents=self._contents(),
            chart=chart(self.summary.keywords, self.id, self.words),
            text=self._text(),
            footer=self._footer(),
        )

    def _heading(self, depth: int) -> str:
        return f"h{self.top + depth}"

    def _header(self) -> Markup:
        words, article = self.words, self.article
        byline: Markup | str = ""
        if self.summary.byline:
            line = article.byline[0].line if article.byline else ""
            byline = fill("byline", line=line, label=words("byline"), text=self.summary.byline)
        return fill(
            "header",
            id=self.id,
            kind=words("kind"),
            name=file_name(self.page),
            heading=self._heading(0),
            line=article.title[0].line if article.title else "",
            title=title(self.page, words),
            byline=byline,
            label=words("facts"),
            facts=joined(
                [
                    fill("fact", key=key, name=words(key), value=value)
                    for key, value in self._facts().items()
                ]
            ),
            keywords=chips(self.summary.keywords, self.id, self._heading(1), self.and_title, words),
        )

    def _facts(self) -> dict[str, object]:
        whole = characters(self.page)
        of_summary = summary_characters(self.page)
        return {
            "characters": f"{whole:,}",
            "sentences": len(self.page.sentences),
            "reading": self._reading(whole),
            "summary_reading": self._reading(of_summary),
            "compression": share(of_summary, whole),
        }

    def _reading(self, count: int) -> str:
        unit, number = reading_time(count)
        return self.words(unit, n=number)

    def _tools(self) -> Markup | str:
        words = self.words
        ranked = sum(1 for sentence in self.page.sentences if sentence.rank)
        count = len(self.summary.sentences)
        if not ranked:
            return ""
        return fill(
            "tools",
            id=self.id,
            least=min(1, count),
            most=ranked,
            count=count,
            value=words("of", n=count, all=ranked),
            size=words("size", n=count, characters=summary_characters(self.page)),
            **{name: words(name) for name in _OF_TOOLS},
        )

    def _summary(self) -> Markup:
        words = self.words
        items = [
            fill(
                "item",
                rank=chosen.rank,
                place=words("place", n=chosen.rank),
                text=chosen.sentence.text,
                **self._link(chosen),
            )
            for chosen in self.summary.sentences
        ]
        return fill(
            "summary",
            id=self.id,
            and_title=self.and_title,
            heading=self._heading(1),
            label=words("summary"),
            items=joined(items) if items else fill("empty", text=words("empty")),
        )

    def _link(self, chosen: SummarySentence) -> dict[str, object]:
        """The id of a sentence in the article, and what a link to it says."""
        sentence = chosen.sentence
        return {"id": f"{self.id}-s{sentence.index}", "line": self.words("line", n=sentence.line)}

    def _digest(self) -> Markup | str:
        sections = self.summary.sections
        if not any(section.heading for section in sections):
            return ""
        filled = []
        for section in sections:
            items = [
                fill("digest item", text=chosen.sentence.text, **self._link(chosen))
                for chosen in section.sentences
            ]
            filled.append(
                fill(
                    "digest section",
                    heading=self._heading(2),
                    title=section.heading or self.words("lead"),
                    terms=" · ".join([keyword.term for keyword in section.keywords]),
                    items=joined(items),
                )
            )
        return fill(
            "digest",
            heading=self._heading(1),
            label=self.words("digest"),
            sections=joined(filled),
        )

    def _contents(self) -> Markup | str:
        sections = self.page.document.sections
        top = min((section.level for section in sections if section.heading), default=0)
        entries = [
            fill(
                "entry",
                depth=min(MAX_DEPTH, section.level - top),
                id=f"{self.id}-h{number}",
                title=section.heading,
            )
            for number, section in enumerate(sections)
            if section.heading
        ]
        if not entries:
            return ""
        return fill(
            "contents",
            id=self.id,
            and_title=self.and_title,
            heading=self._heading(1),
            label=self.words("contents"),
            entries=joined(entries),
        )

    def _text(self) -> Markup:
        return fill(
            "text",
            id=self.id,
            and_title=self.and_title,
            heading=self._heading(1),
            label=self.words("text"),
            blocks=joined(self.article.blocks(self.top + 2)),
            repairs=self._repairs(),
        )

    def _repairs(self) -> Markup | str:
        joins = self.page.document.joins
        if not joins:
            return ""
        return fill(
            "repairs",
            label=self.words("repairs"),
            count=len(joins),
            joins=joined(
                [
                    fill(
                        "repair",
                        line=join.line,
                        next=join.next_line,
                        before=join.before,
                        after=join.after,
                    )
                    for join in joins
                ]
            ),
        )

    def _footer(self) -> Markup:
        provenance, words = self.summary.provenance, self.words
        return fill(
            "footer",
            made_by=words("made_by", version=provenance["version"]),
            ranker=words("ranker"),
            ranker_name=provenance["ranker"],
            keyword_ranker=words("keyword_ranker"),
            keyword_ranker_name=provenance["keyword_ranker"],
            to_index=fill("to index", text=words("to_index")) if self.is_one_of_several else "",
        )


def title(page: Page, words: Words) -> str:
    """What the document is called: by its title, or else by its name."""
    return page.summary.title or file_name(page) or words("untitled")


def file_name(page: Page) -> str:
    """The name of the document, but for that of standard input."""
    return "" if page.document.name == "-" else page.document.name
