"""One document on the page: its head, the tools, the summary, the contents, the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.renderers.html import choice
from summarizer.renderers.html.article import Article
from summarizer.renderers.html.counts import characters, reading_time, share, summary_characters
from summarizer.renderers.html.keywords import chart, chips
from summarizer.renderers.html.template import fill, joined

if TYPE_CHECKING:
    from markupsafe import Markup

    from summarizer.renderers.html.words import Words
    from summarizer.reports import Page

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
        headings = self._heading(1), self._heading(2)
        return fill(
            "document",
            id=self.id,
            language=self.words.language,
            header=self._header(),
            tools=choice.tools(self.page, self.id, self.words),
            summary=choice.summary(
                self.summary.sentences, self.id, headings[0], self.and_title, self.words
            ),
            digest=choice.digest(self.summary.sections, self.id, headings, self.words),
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
