"""A row of Substack's table, joined with its text, as a post."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from creator_audit.importers.article import Article, read_article
from creator_audit.importers.decode import clean_text, html_text, iso_moment
from creator_audit.model.account import account_id
from creator_audit.model.post import (
    ImportSource,
    PartRole,
    Post,
    PostKind,
    Standing,
    TextPart,
    digest_id,
    post_id,
)

PLATFORM = "substack"
_ID = re.compile(r"(\d{1,20})(?:\.(.*))?", re.DOTALL)
_YES = frozenset({"true", "1", "yes", "t"})
_STANDINGS = {"page": Standing.PAGE, "restack": Standing.REPOST, "comment": Standing.COMMENT}
_KEPT = ("type", "audience", "email_sent_at", "podcast_url")


def native_number(cell: str) -> tuple[str, str]:
    """(number, slug) of ``111.first-post``; the number may stand alone."""
    found = _ID.fullmatch(cell.strip())
    return (found[1], (found[2] or "").strip()) if found else ("", "")


@dataclass(slots=True)
class RowReader:
    """Turns rows of one publication into posts."""

    publication: str
    layout: str
    columns: dict[str, int] = field(default_factory=dict)

    def cell(self, cells: Sequence[str], name: str) -> str:
        """A cell by the name of its column; empty where the export has no such column."""
        at = self.columns.get(name)
        return cells[at].strip() if at is not None and at < len(cells) else ""

    def post(self, cells: Sequence[str], html: str | None, source: ImportSource) -> Post:
        """The post with title, subtitle and text; `html` None: there is no text."""
        number, slug = native_number(self.cell(cells, "post_id"))
        kind = self.cell(cells, "type").casefold()
        moment = iso_moment(self.cell(cells, "post_date"))
        article = read_article(html) if html else Article()
        title = clean_text(html_text(self.cell(cells, "title")))
        is_published = self.cell(cells, "is_published").casefold() in _YES
        own = _STANDINGS.get(kind, Standing.OWN)
        return Post(
            id=post_id(PLATFORM, number)
            if number
            else digest_id(PLATFORM, self.publication, str(moment.at), title, article.text),
            account_id=account_id(PLATFORM, self.publication),
            platform=PLATFORM,
            published_at=moment.at,
            source=source,
            kind=PostKind.AUDIO if kind == "podcast" else PostKind.FEED,
            standing=own if is_published or own is Standing.PAGE else Standing.DRAFT,
            native_id=number,
            utc_offset_minutes=moment.offset_minutes or None,
            permalink=self._permalink(slug) if is_published else "",
            parts=self._parts(cells, title, article),
            links=article.links,
            media=article.media,
            extra=tuple((name, value) for name in _KEPT if (value := self.cell(cells, name))),
        )

    def _permalink(self, slug: str) -> str:
        if not slug or not self.publication:
            return ""
        return f"https://{self.publication}.substack.com/p/{slug}"

    def _parts(self, cells: Sequence[str], title: str, article: Article) -> tuple[TextPart, ...]:
        subtitle = clean_text(html_text(self.cell(cells, "subtitle")))
        parts = [TextPart(PartRole.TITLE, title), TextPart(PartRole.DESCRIPTION, subtitle)]
        parts.append(TextPart(PartRole.CAPTION, article.text, None, None, article.fold))
        parts += [TextPart(PartRole.ALT_TEXT, words) for words in article.described]
        return tuple(part for part in parts if part.text)
