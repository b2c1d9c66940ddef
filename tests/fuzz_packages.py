"""Mutated packages by the thousand: each gives a Collection or a FormatError, within limits.

All of them: `python tests/fuzz_packages.py 10000`; the tests run a share. The seed is fixed: a
number names the same mutation each time (the originals, made anew, differ in guids and times), and
`python tests/fuzz_packages.py 1 NUMBER` reads one again.
"""

import json
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from foreign import by_genanki, packages, small, squeezed, unsqueezed, unzipped, zipped

from quizgen.errors import FormatError
from quizgen.imports.carrying import collection_from_data, collection_to_data
from quizgen.imports.limits import LIMITS, MIB
from quizgen.imports.package import read_collection
from quizgen.sandbox import Allowance, run_apart

SEED = 20_240_500
BATCH = 500
LONGEST = 10
"""Seconds one package may take before it counts as a stall."""
TIGHT = replace(LIMITS, collection=8 * MIB, query_seconds=5.0)
ALLOWANCE = Allowance(memory=1024 * MIB, cpu=300, wall=300.0)


def sources(folder):
    made, _ = packages(folder)
    return [*made.values(), by_genanki(), small()]


def flip(data, draw):
    data = bytearray(data)
    for _ in range(draw.choice((1, 1, 4, 30))):
        if data:
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return bytes(data)


def cut(data, draw):
    return data[: draw.randrange(len(data) + 1)]


def chunks(data, draw):
    """Parts swapped, doubled, dropped or overwritten with 0 or 255."""
    a, b = sorted(draw.randrange(len(data) + 1) for _ in range(2))
    size = draw.choice((1, 8, 64, 4096))
    first, second = data[a : a + size], data[b : b + size]
    way = draw.randrange(4)
    if way == 0 and a + size <= b:
        return data[:a] + second + data[a + size : b] + first + data[b + size :]
    if way == 1:
        return data[:b] + first + data[b:]
    if way == 2:
        return data[:a] + data[a + size :]
    return data[:a] + draw.choice((b"\x00", b"\xff")) * len(first) + data[a + size :]


def structure(data, draw):
    """Bytes of a database where it hurts: its header and the heads of its pages."""
    data = bytearray(data)
    for _ in range(draw.choice((1, 3, 10))):
        page = draw.randrange(max(1, len(data) // 4096)) * 4096
        at = page + draw.randrange(100 if page == 0 else 40)
        if at < len(data):
            data[at] = draw.choice((0, 1, 127, 128, 255, draw.randrange(256)))
    return bytes(data)


def words(data, draw):
    """Numbers and names of JSON, SQL and protobuf inside, changed without changing the length."""
    found = list(re.finditer(rb'"[a-z]{2,6}"|\d{2,}|CREATE TABLE|notes|cards|[\[\]{}]', data))
    if not found:
        return flip(data, draw)
    data = bytearray(data)
    for match in draw.choices(found, k=draw.choice((1, 2, 8))):
        size = match.end() - match.start()
        data[match.start() : match.end()] = draw.choice(
            (b"9" * size, b"[" * size, b" " * size, b"-" * size, b"\xff" * size, b"null"[:size])
        )[:size].ljust(size)
    return bytes(data)


MUTATIONS = (flip, cut, chunks, structure, words)


def mutated(originals, number):
    """The package of that number."""
    draw = random.Random(SEED + number)
    package = draw.choice(originals)
    if draw.random() < 0.35:
        return draw.choice((flip, cut, chunks))(package, draw)
    entries = unzipped(package)
    name = draw.choice([n for n in entries if n.startswith("coll")] * 4 + ["media"])
    data = entries.get(name, b"{}")
    zstd = data.startswith(b"\x28\xb5\x2f\xfd")
    if zstd and draw.random() < 0.3:
        data, zstd = draw.choice((flip, cut, chunks))(data, draw), False
    else:
        data = unsqueezed(data) if zstd else data
        for _ in range(draw.choice((1, 1, 2))):
            data = draw.choice(MUTATIONS)(data, draw) if data else data
    entries[name] = squeezed(data) if zstd else data
    return zipped(entries)


def _stalled(*_):
    raise AssertionError("stalled")


def check(package):
    """ "read" or the reason of the refusal; anything else is raised."""
    try:
        found = read_collection(package, TIGHT)
    except FormatError as error:
        return error.message if error.hint else f"no hint: {error}"
    # What was read is whole enough to travel.
    carried = json.loads(json.dumps(collection_to_data(found), ensure_ascii=False).encode())
    assert collection_from_data(carried) == found
    for place, note in enumerate(found.notes, 1):
        kind = found.types.get(note.type_id)
        assert note.place == place
        assert kind is None or len(kind.fields) == len(note.fields)
    return "read"


def batch(path):
    """In a child process: outcomes of the packages of `count` numbers from `first` on."""
    task = json.loads(path.read_text())
    originals = [Path(name).read_bytes() for name in task["originals"]]
    outcomes, slowest, failed = Counter(), 0.0, []
    signal.signal(signal.SIGALRM, _stalled)
    for number in range(task["first"], task["first"] + task["count"]):
        package = mutated(originals, number)
        started = time.monotonic()
        signal.alarm(LONGEST)
        try:
            outcomes[check(package)] += 1
        except BaseException as error:
            failed.append(f"{number}: {type(error).__name__}: {error}"[:300])
        signal.alarm(0)
        slowest = max(slowest, time.monotonic() - started)
    peak = _peak()
    return {"outcomes": outcomes, "slowest": slowest, "failed": failed, "peak": peak}


def _peak() -> int:
    """The most memory of this program, MiB; ru_maxrss counts that of the parent before exec too."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        import resource  # not on every system

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def fuzz(folder, count, first=0):
    """All outcomes, the slowest in seconds, failures by number, the peak of memory in MiB."""
    folder = Path(folder)
    names = []
    for i, package in enumerate(sources(folder / "anki")):
        path = folder / f"{i}.apkg"
        path.write_bytes(package)
        names.append(str(path))
    outcomes, slowest, failed, peak = Counter(), 0.0, [], 0
    for start in range(first, first + count, BATCH):
        part = min(BATCH, first + count - start)
        task = json.dumps({"originals": names, "first": start, "count": part}).encode()
        found = run_apart("fuzz_packages:batch", task, ALLOWANCE)
        outcomes.update(found["outcomes"])
        slowest, peak = max(slowest, found["slowest"]), max(peak, found["peak"])
        failed += found["failed"]
    return outcomes, slowest, failed, peak


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as where:
        began = time.monotonic()
        result = fuzz(where, *map(int, sys.argv[1:]))
        for text, times in result[0].most_common():
            print(f"{times:6} {text}")
        print(f"slowest {result[1]:.3f} s, peak {result[3]} MiB, {time.monotonic() - began:.0f} s")
        print("\n".join(result[2]) or "no failures")
