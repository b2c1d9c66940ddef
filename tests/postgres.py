"""A private PostgreSQL, made in a folder and thrown away: where its programs are, and a cluster.

Only the programs Debian installs are looked for; nothing of a server that already runs is touched.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql/15/bin")


def what_is_missing() -> str | None:
    """Why there can be no cluster here; None where there can."""
    if not (BINARIES / "initdb").is_file():
        return f"нет {BINARIES}/initdb"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "нет библиотеки psycopg"
    if os.geteuid() == 0 and not _other_user():
        return "PostgreSQL не запускается от имени root, а другого пользователя нет"
    return None


def _other_user() -> pwd.struct_passwd | None:
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names.get("nobody")


@contextmanager
def cluster() -> Iterator[str]:
    """A running cluster; yields a SQLAlchemy URL of its empty database.

    It listens on no network, only on a socket in a folder of its own, and never waits for the disk.
    """
    # The path of a socket may be 107 bytes long, so not in the folder of a test.
    folder = Path(tempfile.mkdtemp(prefix="quizgen-pg-"))
    user = _other_user() if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    assert user is not None
    try:
        if os.geteuid() == 0:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = folder / "data"
        _run(user, "initdb", "--no-sync", "--auth=trust", "--username=quiz", "--encoding=UTF8",
             "--locale=C", "--pgdata", data)  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        _run(user, "pg_ctl", "--pgdata", data, "--wait", "--timeout=60", "--log", folder / "log",
             "--options", options, "start")  # fmt: skip
        try:
            yield f"postgresql+psycopg://quiz@/postgres?host={folder}"
        finally:
            _run(user, "pg_ctl", "--pgdata", data, "--wait", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: pwd.struct_passwd, program: str, *arguments: object) -> None:
    other = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    done = subprocess.run(
        [BINARIES / program, *map(str, arguments)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        # A server that starts keeps what it inherits open: a pipe would never end.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=120,
        **(other if os.geteuid() == 0 else {}),
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.returncode}")
