"""One SQLite file, opened so that what was kept stays kept and what was erased is gone."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock

from ledelseskort.errors import Unkept, Unusable
from ledelseskort.journal import schema
from ledelseskort.journal.schema import MIGRATIONS, Migration
from ledelseskort.journal.trouble import told_when_reading, told_when_writing

PATIENCE = 5.0
"""Seconds to wait for another window."""
SETTINGS = (
    "synchronous = FULL",
    "fullfsync = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
BACKUP = ".before-"
"""What is added to the file's name for the copy that is made before a migration, and then the version."""


class Database:
    """The file, or only memory. Any thread may use it; one at a time does."""

    def __init__(self, path: Path | None, migrations: Mapping[int, Migration] = MIGRATIONS) -> None:
        self.path = path
        self._migrations = migrations
        self._lock = RLock()
        self._open: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        """Which file on the disk is open."""

    def close(self) -> None:
        """Lets go of the file; it is opened again when it is needed. Memory is forgotten."""
        with self._lock, told_when_reading():
            if self._open is not None:
                self._open.close()
            self._open = self._file = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """One moment of the journal; None where there is no journal yet."""
        with self._lock, told_when_reading():
            db = self._connected(create=False)
            if db is None or not schema.version_of(db):
                yield None
                return
            db.execute("BEGIN")
            try:
                yield db
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Everything that happens inside is kept together, or nothing of it; the file is made where there is none."""
        with self._lock, told_when_writing():
            db = self._connected(create=True)
            assert db is not None
            try:
                db.execute("BEGIN IMMEDIATE")
                if not schema.version_of(db):
                    schema.create(db)
                yield db
                db.execute("COMMIT")
            except BaseException as problem:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                if isinstance(problem, sqlite3.OperationalError) and self.path is not None:
                    # What was opened while nothing could be written would stay so; the next time it is opened anew.
                    self.close()
                raise

    def there(self) -> bool:
        """Whether there is a journal already."""
        with self.reading() as db:
            return db is not None

    def scrub(self) -> None:
        """Clears away what still lies in the file of rows that were erased, where something was since the last time.

        Rows are moved about within a file as it grows, and leave copies that erasing them later does not reach: only
        writing the whole file anew is sure to.
        """
        with self._lock:
            with self.reading() as db:
                if db is None or not db.execute("SELECT 1 FROM owed").fetchone():
                    return
            try:
                self._vacuum()
            except (Unkept, Unusable) as problem:
                raise Unkept("unkept-remains") from problem

    def _vacuum(self) -> None:
        with told_when_writing():
            db = self._connected(create=False)
            if db is not None:
                db.execute("VACUUM")
        with self.writing() as kept:
            kept.execute("DELETE FROM owed")

    def probe(self) -> None:
        """Whether something could be kept now; nothing is created for it that stays. Raises `Unkept` or `Unusable`."""
        if self.path is None:
            return
        with self._lock, told_when_writing():
            db = self._connected(create=False)
            if db is None:
                _probe_folder(self.path.parent)
                return
            schema.version_of(db)
            db.execute("BEGIN IMMEDIATE")
            try:
                # Something has to be written for the disk to be asked at all.
                db.execute(f"PRAGMA user_version = {db.execute('PRAGMA user_version').fetchone()[0]}")
                _probe_folder(self.path.parent)
            finally:
                db.execute("ROLLBACK")

    def _connected(self, *, create: bool) -> sqlite3.Connection | None:
        """The open file, whatever has become of the one that was open before."""
        if self.path is None:
            if self._open is None and create:
                self._open = _opened(":memory:", "memory")
                weakref.finalize(self, self._open.close)
            return self._open
        there = _identity(self.path)
        if self._open is not None and there is not None and there == self._file:
            return self._open
        self.close()
        if there is None:
            if not create:
                return None
            _make_file(self.path)
            there = _identity(self.path)
        db = _opened(str(self.path), "truncate")
        try:
            self._bring_up_to_date(db, self.path)
        except BaseException:
            db.close()
            raise
        self._open, self._file = db, there
        # A store that nobody closed lets go of its file when nobody holds it any more.
        weakref.finalize(self, db.close)
        return db

    def _bring_up_to_date(self, db: sqlite3.Connection, path: Path) -> None:
        """Migrates the file of an older release, with a verified copy beside it until that is done."""
        version = schema.version_of(db)
        if version in (0, schema.VERSION):
            return
        copy = path.with_name(f"{path.name}{BACKUP}{version}")
        _back_up(db, copy)
        db.execute("BEGIN IMMEDIATE")
        try:
            schema.migrate(db, schema.version_of(db), self._migrations)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        self.drop_backups()

    def drop_backups(self) -> None:
        """Deletes the copies that were made before migrations, should one be left."""
        if self.path is not None:
            with told_when_writing():
                for copy in self.path.parent.glob(f"{self.path.name}{BACKUP}*"):
                    copy.unlink(missing_ok=True)


def _opened(name: str, journal_mode: str) -> sqlite3.Connection:
    db = sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        for setting in SETTINGS:
            db.execute(f"PRAGMA {setting}")
        answer = db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]
    except BaseException:
        db.close()
        raise
    if answer != journal_mode:
        db.close()
        raise Unusable("unread-trouble")
    return db


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _make_file(path: Path) -> None:
    """The folder and the empty file, for nobody else to read, before SQLite opens it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    with _descriptor(path, os.O_CREAT | os.O_RDWR) as made:
        os.fsync(made)
    if os.name == "posix":
        for folder in (path.parent, path.parent.parent):
            with _descriptor(folder, os.O_RDONLY) as entry:
                os.fsync(entry)


@contextmanager
def _descriptor(path: Path, flags: int) -> Iterator[int]:
    descriptor = os.open(path, flags, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _probe_folder(folder: Path) -> None:
    """Whether a file can be written there; where the folder is not there yet, in the nearest that is."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(b"\0" * 4096)
        probe.flush()
        os.fsync(probe.fileno())


def _back_up(db: sqlite3.Connection, copy: Path) -> None:
    """A copy of the whole file that has been read through. Raises `Unkept`."""
    copy.unlink(missing_ok=True)
    _make_file(copy)
    with closing(_opened(str(copy), "truncate")) as target:
        db.backup(target)
        answers = [answer for (answer,) in target.execute("PRAGMA integrity_check")]
    if answers != ["ok"]:
        raise Unkept("unkept-trouble")
