"""Writing files whole or not at all, and saying in plain words why a file refuses."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

_REASONS = {
    errno.ENOENT: "нет такого файла или папки",
    errno.ENOTDIR: "часть пути – не папка",
    errno.EISDIR: "это папка, а не файл",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.EROFS: "диск только для чтения",
    errno.ENOSPC: "на диске кончилось место",
    errno.EDQUOT: "исчерпана квота на диске",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.ELOOP: "ссылка ведёт сама на себя",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Russian; the system's own words when it is a rare reason."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, then rename over it.

    A link is followed and an existing file keeps its mode. A device or pipe, which cannot be
    renamed over, is written to directly. Raises OSError and leaves no half file.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming needs only a writable folder; a file its owner locked must stay as it is.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    # A name of fixed length: one built on the target's could grow past what the disk allows.
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # Made with plain 0o666, so the user's umask decides, as for any other file.
    handle = os.open(part, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            os.chmod(part, stat.S_IMODE(target.stat().st_mode))
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
