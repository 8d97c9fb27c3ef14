"""Files that are zip archives (DOCX, EPUB), opened only where they cannot unpack to a flood."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from summarizer.errors import InputError

MAX_UNPACKED_BYTES = 200_000_000
MAX_RATIO = 1000


def open_archive(data: bytes, what: str) -> ZipFile:
    """The archive in `data`, a file of the kind `what` ("EPUB"), of which nothing is unpacked yet.

    Its members declare their sizes, and zipfile unpacks no more than is declared: so the sum of
    them is checked. Raises InputError where the archive is damaged, cut off, or a bomb.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputError(_damaged(what)) from error
    size = sum(member.file_size for member in archive.infolist())
    if size > MAX_UNPACKED_BYTES or size > MAX_RATIO * len(data):
        megabytes = f"{size / 1_000_000:,.0f} MB"
        raise InputError(f"would unpack to {megabytes}, as an archive bomb does; save it anew")
    return archive


def read_member(archive: ZipFile, name: str, what: str) -> bytes:
    """The bytes of the member called `name`.

    Raises KeyError where there is none, InputError where it is damaged, cut off or encrypted.
    """
    member = archive.getinfo(name)
    try:
        return archive.read(member)
    except MemoryError:
        raise
    except Exception as error:
        # zipfile raises a bare RuntimeError where a member has a password, and else whatever the
        # decompressors raise, or the file where the directory points before its beginning.
        if type(error) is RuntimeError:
            raise InputError(f"is encrypted; save the {what} without its password first") from error
        raise InputError(_damaged(what)) from error


def _damaged(what: str) -> str:
    return f"is no whole {what}, but damaged or cut off; get the file again"
