"""Who may open what: a row for every endpoint, kept in one place before any view runs.

There are no accounts, so there are three kinds of people. Anyone who reaches the server. Whoever
holds a link that cannot be guessed: of a quiz given out, or of one attempt at it; which attempts
are this browser's own its random cookie tells, and the door lists only those. And the teacher: who
sits at the computer the program runs on. Pages that hold answers, or that change anything but one's
own attempt, are the teacher's, so that a phone in the same network opens a quiz given out and
nothing else. The setting TEACHERS_FROM_ANYWHERE drops that, where something before the server
asks who comes.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from flask import Flask, abort, current_app, request
from werkzeug.exceptions import Forbidden

Who = Literal["anyone", "holder", "teacher"]


@dataclass(frozen=True, slots=True)
class Row:
    """Who may open an endpoint, and the methods it answers; HEAD goes with GET."""

    who: Who
    methods: frozenset[str]


def _rows(who: Who, **endpoints: str) -> Iterator[tuple[str, Row]]:
    """Rows of the blueprints named: «view view view:POST»; what has no method is opened by GET."""
    for blueprint, views in endpoints.items():
        for view in views.split():
            name, _, methods = view.partition(":")
            endpoint = f"{blueprint}.{name}" if blueprint else name
            yield endpoint, Row(who, frozenset((methods or "GET").split("+")))


def _table(*groups: Iterable[tuple[str, Row]]) -> Mapping[str, Row]:
    return dict(row for group in groups for row in group)


ACCESS = _table(
    (("static", Row("anyone", frozenset({"GET"}))),),
    _rows("anyone", languages="choose:POST"),
    # The link is the lock: an unknown one opens nothing.
    _rows(
        "holder",
        learner="door begin:POST go_on report send_report:POST",
        quiz="resume question answer:POST judge:POST result retry:POST",
    ),
    _rows(
        "teacher",
        home="home",
        submit="form create:POST progress state",
        handout="show",
        decks="show start:POST article as_json as_apkg",
        again="form make:POST",
        anki="show download card",
        several="show download",
        imports="form take:POST report",
        review="show act:POST copy:POST edit save:POST new add:POST",
        sharing="form publish:POST listing archive show do:POST settings change:POST",
        packs="shelf upload:POST copy:POST switch:POST remove:POST restore:POST",
        pack="begin create:POST edit save:POST read try_built_in:POST preview:POST as_file "
        "versions take_back:POST",
        wizard="form build:POST preview:POST",
    ),
)
"""Endpoint → its row. An endpoint without one is not served."""

# Who passes a request on says so in one of these; nothing they say is believed.
_PASSED_ON = ("Forwarded", "Via", "X-Real-Ip", "X-Forwarded-For", "X-Forwarded-Host")


def register(app: Flask) -> None:
    """Refuse what the table does not grant, before anything else is done with the request."""
    app.before_request(_refuse)


def _refuse() -> None:
    if request.endpoint is None:
        # No page at all, or not by this method: no view will run.
        return
    row = ACCESS.get(request.endpoint) or abort(404)
    if row.who != "teacher" or current_app.config["TEACHERS_FROM_ANYWHERE"]:
        return
    if not at_this_computer():
        raise Forbidden


def at_this_computer() -> bool:
    """Whether the request was made on the computer that serves it.

    Headers can only speak against it: a request that somebody passed on came from elsewhere, and
    one to a name that is not this computer's may be made by another site's page (DNS rebinding).
    """
    passed_on = any(name in request.headers for name in _PASSED_ON)
    return not passed_on and _is_own(request.remote_addr or "") and _names_this(request.host)


def _is_own(address: str) -> bool:
    """Whether an IP address is one of this computer's: only such can be bound to."""
    try:
        number = ipaddress.ip_address(address)
        if number.is_loopback:
            return True
        if number.is_unspecified or number.is_multicast:
            return False
        found = socket.getaddrinfo(address, 0, type=socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST)
        family, kind, protocol, _, place = found[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.bind(place)
    except (ValueError, OSError):
        return False
    return True


def _names_this(host: str) -> bool:
    """Whether the Host header names this computer: by an IP address, or by its own name."""
    name = host.rpartition("]")[0].lstrip("[") or host.partition(":")[0]
    try:
        ipaddress.ip_address(name)
    except ValueError:
        own = socket.gethostname().lower()
        return name.lower() in ("localhost", own, f"{own}.local")
    return True
