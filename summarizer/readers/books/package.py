"""The parts of an EPUB: which of its files are chapters, in which order, and what they are called.

The container names the package document (OPF), whose spine is the reading order; the navigation
document (EPUB 3) or the NCX (EPUB 2) has the titles.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from summarizer.errors import InputError
from summarizer.readers.archives import read_member
from summarizer.readers.extras import load_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
# These spoil the fonts alone, for their makers' sake; readers need no key.
FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
PAGE_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "")
BROKEN = "is no valid EPUB: {}; convert it anew, for example with Calibre"


class Package(NamedTuple):
    """A book: its title and authors, the chapters' paths in order, and their titles.

    `labels` are by path, each with the id of the element where it begins ("": the top).
    """

    title: str | None
    byline: str | None
    chapters: tuple[str, ...]
    labels: Mapping[str, tuple[tuple[str, str], ...]]


def read_package(archive: ZipFile) -> Package:
    """What the package document says. Raises InputError for a book that is broken or encrypted."""
    path = find_package(archive)
    package = read_xml(archive, path)
    folder = posixpath.dirname(path)
    items = {item.get("id", ""): item for item in find(package, "item")}
    spine = [items.get(part.get("idref", "")) for part in find(package, "itemref") if is_read(part)]
    skipped = {
        locate(folder, part.get("href", ""))[0]
        for part in find(package, "reference")
        if part.get("type") == "toc"
    }
    paths = [
        locate(folder, item.get("href", ""))[0]
        for item in spine
        if item is not None and is_chapter(item)
    ]
    chapters = tuple(dict.fromkeys(path for path in paths if path not in skipped))
    if not chapters:
        raise InputError(BROKEN.format("it names no chapters"))
    refuse_encrypted(archive, chapters)
    names = [" ".join(text_of(creator).split()) for creator in find(package, "creator")]
    title = next((" ".join(text_of(title).split()) for title in find(package, "title")), "")
    labels = read_labels(archive, folder, items)
    return Package(title or None, " ".join(filter(None, names)) or None, chapters, labels)


def find_package(archive: ZipFile) -> str:
    names = archive.namelist()
    if CONTAINER in names:
        for rootfile in find(read_xml(archive, CONTAINER), "rootfile"):
            if rootfile.get("full-path", "") in names:
                return str(rootfile.get("full-path"))
    found = next((name for name in names if name.lower().endswith(".opf")), None)
    if found is None:
        raise InputError(BROKEN.format("it has no package document"))
    return found


def is_read(itemref: Element) -> bool:
    """Whether a part of the spine belongs to the text that is read from end to end."""
    return bool(itemref.get("linear", "yes") != "no")


def is_chapter(item: Element) -> bool:
    is_navigation = "nav" in item.get("properties", "").split()
    return item.get("media-type", "") in PAGE_TYPES and not is_navigation


def refuse_encrypted(archive: ZipFile, chapters: tuple[str, ...]) -> None:
    """Raises InputError where chapters are encrypted (DRM)."""
    if ENCRYPTION not in archive.namelist():
        return
    for part in find(read_xml(archive, ENCRYPTION), "EncryptedData"):
        algorithms = {method.get("Algorithm") for method in find(part, "EncryptionMethod")}
        paths = {unquote(place.get("URI", "")) for place in find(part, "CipherReference")}
        if not algorithms.issubset(FONT_ALGORITHMS) and paths.intersection(chapters):
            raise InputError("is encrypted (DRM); only its owner's reading software can open it")


def read_labels(
    archive: ZipFile, folder: str, items: Mapping[str, Element]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """The titles of the chapters, out of the navigation document, else of the NCX."""
    names = frozenset(archive.namelist())
    found: dict[str, dict[str, str]] = {}
    for item in sorted(items.values(), key=lambda item: "nav" not in item.get("properties", "")):
        is_navigation = "nav" in item.get("properties", "").split()
        if found or not (is_navigation or item.get("media-type") == "application/x-dtbncx+xml"):
            continue
        path = locate(folder, item.get("href", ""))[0]
        if path not in names:
            continue
        root = read_xml(archive, path)
        pairs = anchors(root) if is_navigation else points(root)
        for href, label in pairs:
            target, anchor = locate(posixpath.dirname(path), href)
            text = " ".join(label.split())
            if text:
                found.setdefault(target, {}).setdefault(anchor, text)
    return {path: tuple(labels.items()) for path, labels in found.items()}


def anchors(root: Element) -> Iterator[tuple[str, str]]:
    """The links of the table of contents in a navigation document."""
    kinds = "{http://www.idpf.org/2007/ops}type"
    for nav in find(root, "nav"):
        if nav.get(kinds, "toc") == "toc":
            for link in find(nav, "a"):
                yield link.get("href", ""), text_of(link)


def points(root: Element) -> Iterator[tuple[str, str]]:
    """The points of an NCX."""
    for point in find(root, "navPoint"):
        target = next(find(point, "content"), None)
        label = next(find(point, "text"), None)
        if target is not None and label is not None:
            yield target.get("src", ""), text_of(label)


def locate(folder: str, href: str) -> tuple[str, str]:
    """The path in the archive that `href` in a file of `folder` leads to, and the id there."""
    path, _, anchor = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(path))), anchor


def find(element: Element, name: str) -> Iterator[Element]:
    """The descendants called `name`, in any namespace: old books have wrong ones."""
    yield from element.iter("{*}" + name)


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def read_xml(archive: ZipFile, name: str) -> Element:
    """The root of an XML file; its entities are not resolved, and nothing is fetched."""
    etree = load_library("lxml.etree", "EPUB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(read_member(archive, name, "EPUB"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise InputError(BROKEN.format(f"{name} is broken"))
    return root
