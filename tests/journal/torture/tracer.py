"""What a process asks the system to do with its files, call by call, by ptrace: needs nothing but Linux and ctypes.

Everything that could change a file in a way that is not understood here is an error, not a gap in the trace.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

NUMBERS = {
    "x86_64": {
        0: "read", 1: "write", 2: "open", 3: "close", 8: "lseek", 9: "mmap", 18: "pwrite64", 20: "writev", 32: "dup",
        33: "dup2", 40: "sendfile", 56: "clone", 57: "fork", 58: "vfork", 72: "fcntl", 74: "fsync", 75: "fdatasync",
        76: "truncate", 77: "ftruncate", 82: "rename", 83: "mkdir", 84: "rmdir", 85: "creat", 86: "link", 87: "unlink",
        88: "symlink", 162: "sync", 257: "openat", 258: "mkdirat", 263: "unlinkat", 264: "renameat", 265: "linkat",
        277: "sync_file_range", 285: "fallocate", 296: "pwritev", 306: "syncfs", 316: "renameat2",
        326: "copy_file_range", 328: "pwritev2", 435: "clone3",
    },
    "aarch64": {
        23: "dup", 24: "dup3", 25: "fcntl", 34: "mkdirat", 35: "unlinkat", 37: "linkat", 38: "renameat",
        45: "truncate", 46: "ftruncate", 47: "fallocate", 56: "openat", 57: "close", 62: "lseek", 63: "read",
        64: "write", 66: "writev", 68: "pwrite64", 70: "pwritev", 71: "sendfile", 81: "sync", 82: "fsync",
        83: "fdatasync", 84: "sync_file_range", 220: "clone", 222: "mmap", 267: "syncfs", 276: "renameat2",
        285: "copy_file_range", 287: "pwritev2", 435: "clone3",
    },
}  # fmt: skip
"""The calls that matter, by their numbers."""
AT_PATH = {
    "openat": 1, "mkdirat": 1, "unlinkat": 1, "open": 0, "mkdir": 0, "unlink": 0, "rmdir": 0, "truncate": 0,
    "creat": 0, "rename": 0, "link": 0, "renameat": 1, "renameat2": 1, "linkat": 1,
}  # fmt: skip
"""Which argument is the path."""
ON_FILE = frozenset({"write", "writev", "pwrite64", "pwritev", "pwritev2", "ftruncate", "fsync", "fdatasync", "mmap",
                     "fallocate", "copy_file_range", "sendfile", "sync_file_range", "lseek", "read", "dup", "dup2",
                     "dup3"})  # fmt: skip
BEYOND = frozenset({"fork", "vfork", "clone", "clone3", "sync", "syncfs"})
"""What would lead out of the trace, or put everything on the disk."""

TRACE_ME, SYSCALL, SET_OPTIONS, SYSCALL_INFO = 0, 24, 0x4200, 0x420E
TELL_SYSCALLS, KILL_WITH_US = 1, 1 << 20
ENTRY, EXIT = 1, 2
SHARED, WRITABLE = 1, 2


class _Info(ctypes.Structure):
    """`struct ptrace_syscall_info`, long enough for the entry and the exit of a call."""

    _fields_ = (
        ("op", ctypes.c_uint8),
        ("pad", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("ip", ctypes.c_uint64),
        ("sp", ctypes.c_uint64),
        ("first", ctypes.c_int64),
        ("arguments", ctypes.c_uint64 * 6),
        ("more", ctypes.c_uint64),
    )


@dataclass(frozen=True)
class Call:
    """One thing that was asked of the system, and done."""

    kind: str
    """create, mkdir, write, truncate, sync, unlink; or said: something was told to the outside."""
    path: str
    offset: int = 0
    """Where it was written, or how long the file is from now on."""
    data: bytes = b""


@dataclass
class _Open:
    path: str
    offset: int = 0


@dataclass
class Trace:
    """The calls that touched what lies under `root`, and what was said."""

    root: Path
    calls: list[Call] = field(default_factory=list)
    _files: dict[int, _Open] = field(default_factory=dict)
    _there: set[str] = field(default_factory=set)

    def done(self, name: str, arguments: list[int], path: str, data: bytes, answer: int) -> None:
        """The call succeeded."""
        if name in AT_PATH:
            if path == os.devnull or path.startswith(str(self.root)):
                self._at_path(name, arguments, path, answer)
            return
        if name == "close":
            self._files.pop(arguments[0], None)
            return
        file = self._files.get(arguments[4] if name == "mmap" else arguments[0])
        if file is not None and name in ON_FILE:
            self._on_file(name, arguments, file, data, answer)

    def _at_path(self, name: str, arguments: list[int], path: str, answer: int) -> None:
        match name:
            case "open" | "openat":
                flags = arguments[AT_PATH[name] + 1]
                self._files[answer] = _Open(path)
                if flags & os.O_CREAT and path not in self._there:
                    self._there.add(path)
                    self.calls.append(Call("create", path))
                elif flags & os.O_TRUNC:
                    self.calls.append(Call("truncate", path))
            case "mkdir" | "mkdirat":
                self.calls.append(Call("mkdir", path))
            case "unlink" | "unlinkat":
                self._there.discard(path)
                self.calls.append(Call("unlink", path))
            case _:
                raise RuntimeError(f"{name} is not understood")

    def _on_file(self, name: str, arguments: list[int], file: _Open, data: bytes, answer: int) -> None:
        if file.path == os.devnull:
            self.calls.append(Call("said", "", data=data[:answer]))
            return
        match name:
            case "write":
                self.calls.append(Call("write", file.path, file.offset, data[:answer]))
                file.offset += answer
            case "pwrite64":
                self.calls.append(Call("write", file.path, arguments[3], data[:answer]))
            case "read":
                file.offset += answer
            case "lseek":
                file.offset = answer
            case "ftruncate":
                self.calls.append(Call("truncate", file.path, arguments[1]))
            case "fsync" | "fdatasync":
                self.calls.append(Call("sync", file.path))
            case "mmap" if not (arguments[2] & WRITABLE and arguments[3] & SHARED) or file.path.endswith("-shm"):
                # What processes share while they run (WAL) is made anew when the machine has stopped.
                pass
            case _:
                raise RuntimeError(f"{name} of {file.path} is not understood")


def traced(work: Callable[[int], None], root: Path) -> list[Call]:
    """Does the work in a process of its own; what it says is what it writes to the descriptor it is handed."""
    libc = ctypes.CDLL(None, use_errno=True)
    pid = os.fork()
    if not pid:
        _be_traced(libc, work)
    trace = Trace(root)
    os.waitpid(pid, 0)
    if libc.ptrace(SET_OPTIONS, pid, None, TELL_SYSCALLS | KILL_WITH_US):
        raise OSError(ctypes.get_errno(), "this process may not be traced")
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        _follow(libc, pid, memory.fileno(), trace)
    return trace.calls


def _be_traced(libc: ctypes.CDLL, work: Callable[[int], None]) -> None:
    try:
        libc.ptrace(TRACE_ME, 0, None, None)
        os.kill(os.getpid(), signal.SIGSTOP)
        work(os.open(os.devnull, os.O_WRONLY))
        os._exit(0)
    finally:
        os._exit(1)


def _follow(libc: ctypes.CDLL, pid: int, memory: int, trace: Trace) -> None:
    names = NUMBERS[platform.machine()]
    name, arguments, path, data = "", list[int](), "", b""
    passed = 0
    while True:
        libc.ptrace(SYSCALL, pid, None, ctypes.c_void_p(passed))
        _, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            if status:
                raise RuntimeError("the work that was traced failed")
            return
        passed = os.WSTOPSIG(status)
        if passed != signal.SIGTRAP | 0x80:
            continue
        passed = 0
        info = _Info()
        libc.ptrace(SYSCALL_INFO, pid, ctypes.c_void_p(ctypes.sizeof(info)), ctypes.byref(info))
        if info.op == ENTRY:
            name, arguments = names.get(info.first, ""), list(info.arguments)
            if name in BEYOND:
                raise RuntimeError(f"{name} is not understood")
            path = _text(memory, arguments[AT_PATH[name]]) if name in AT_PATH else ""
            data = os.pread(memory, arguments[2], arguments[1]) if name in {"write", "pwrite64"} else b""
        elif info.op == EXIT and info.first >= 0 and name:
            trace.done(name, arguments, path, data, info.first)


def _text(memory: int, address: int) -> str:
    found = b""
    while b"\0" not in found:
        # Never past the end of a page: the next one may not be there.
        found += os.pread(memory, 4096 - (address + len(found)) % 4096, address + len(found))
    return os.fsdecode(found.split(b"\0")[0])
