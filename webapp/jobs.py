"""Articles read in the background: one at a time, in a short queue, each at an address of its own.

What is going on is kept in the database too, in rows of the settings: the page then finds an
article that was lost when the program stopped, and gives its text back.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import delete, select

from quizgen.errors import ArticleError, phrase
from webapp.storage import Storage
from webapp.tables import Setting

MOST_WAITING = 5
"""Articles that wait for their turn; of long ones that is a minute and more."""
KEPT_SECONDS = 3600
SILENT_SECONDS = 60
"""A job nobody has heard of for so long is cut: the longest step of the longest article is less."""
_TELL_SECONDS = 1

_STATE, _DRAFT = "job:", "draft:"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was sent, to be given back: the text, the packs ticked by id, how doubtful it may be."""

    text: str
    packs: tuple[int, ...] = ()
    trust: str = "usual"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no deck, what to do, and the code the page answers with."""

    problem: str
    advice: str | None
    code: int


@dataclass(frozen=True, slots=True)
class State:
    """How a job stands.

    Attributes:
        stage: "waiting", one of the pipeline's, or "cut" where the program was stopped meanwhile.
        share: of the work done, 0..1. key: of the deck made. failure: why there is none.
        at: when this was so, seconds since 1970.
    """

    stage: str
    share: float
    at: float
    key: str | None = None
    failure: Failure | None = None

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to wait for."""
        return self.key is not None or self.failure is not None or self.stage == "cut"


@dataclass(eq=False, slots=True)
class Job:
    """An article on its way to a deck. `token`: the end of its address."""

    work: Callable[[Callable[[str, float], None]], str]
    explain: Callable[[Exception], Failure]
    draft: Draft
    token: str
    state: State
    kept: bool = False
    over: threading.Event = field(default_factory=threading.Event)


class Jobs:
    """The jobs of one database, worked on by one thread of this process, which ends when idle."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._lock = threading.RLock()
        self._waiting: deque[Job] = deque()
        self._known: dict[str, Job] = {}
        self._working = False

    def begin(
        self,
        work: Callable[[Callable[[str, float], None]], str],
        explain: Callable[[Exception], Failure],
        draft: Draft,
    ) -> Job:
        """Take on an article.

        Args:
            work: makes the deck and returns its key; is given what to tell its progress to.
            explain: what to tell a person about what `work` raised.

        Raises:
            ArticleError: too many are waiting.
        """
        token, now = secrets.token_urlsafe(16), time.time()
        job = Job(work, explain, draft, token, State("waiting", 0.0, now))
        with self._lock:
            self._forget(now)
            if len(self._waiting) >= MOST_WAITING:
                raise ArticleError(
                    phrase("сервер занят другими статьями"),
                    hint=phrase("отправьте ещё раз через минуту"),
                )
            self._known[token] = job
            self._waiting.append(job)
            if not self._working:
                self._working = True
                threading.Thread(target=self._work, name="articles", daemon=True).start()
        return job

    def keep(self, job: Job) -> None:
        """Note in the database that a page waits for this job."""
        with self._lock, self._storage.write() as session:
            # Nobody comes back for what is older.
            oldest = time.time() - KEPT_SECONDS
            for row in session.scalars(select(Setting).where(Setting.name.startswith(_STATE))):
                if json.loads(row.value)["at"] < oldest:
                    old = row.name.removeprefix(_STATE)
                    session.execute(delete(Setting).where(Setting.name == _DRAFT + old))
                    session.delete(row)
            session.add(Setting(name=_STATE + job.token, value=_written(job.state)))
            draft = json.dumps(asdict(job.draft), ensure_ascii=False)
            session.add(Setting(name=_DRAFT + job.token, value=draft))
            job.kept = True

    def find(self, token: str) -> tuple[State, Draft] | None:
        """How a job stands and what it was begun with; None where there is none or no more."""
        now = time.time()
        with self._lock:
            self._forget(now)
            job = self._known.get(token)
            if job is not None:
                return job.state, job.draft
        with self._storage.read() as session:
            state_row = session.get(Setting, _STATE + token)
            draft_row = session.get(Setting, _DRAFT + token)
        if state_row is None or draft_row is None:
            return None
        state, record = _read(state_row.value), json.loads(draft_row.value)
        if state.at < now - KEPT_SECONDS:
            return None
        # Another process may be at work on it, and then it is heard of.
        if not state.is_over and state.at < now - SILENT_SECONDS:
            state = replace(state, stage="cut")
        # One noted by an older program says nothing of trust.
        trust = record.get("trust", "usual")
        return state, Draft(record["text"], tuple(record["packs"]), trust)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._working = False
                    return
                job = self._waiting.popleft()
            try:
                self._run(job)
            finally:
                job.over.set()

    def _run(self, job: Job) -> None:
        told = 0.0

        def tell(stage: str, share: float) -> None:
            nonlocal told
            job.state = State(stage, share, time.time())
            if job.state.at - told >= _TELL_SECONDS:
                told = job.state.at
                self._note(job)

        try:
            key = job.work(tell)
            job.state = State("done", 1.0, time.time(), key=key)
        except Exception as error:
            job.state = State("done", job.state.share, time.time(), failure=job.explain(error))
        self._note(job)

    def _note(self, job: Job) -> None:
        with self._lock:
            if not job.kept:
                return
            try:
                with self._storage.write() as session:
                    row = session.get(Setting, _STATE + job.token)
                    if row is not None:
                        row.value = _written(job.state)
            except Exception:
                # A full disk: this process knows how it stands all the same.
                job.kept = False

    def _forget(self, now: float) -> None:
        for token, job in list(self._known.items()):
            if job.over.is_set() and job.state.at < now - KEPT_SECONDS:
                del self._known[token]


def _written(state: State) -> str:
    return json.dumps(asdict(state), ensure_ascii=False)


def _read(text: str) -> State:
    record = json.loads(text)
    failure = record.pop("failure")
    return State(**record, failure=Failure(**failure) if failure else None)
