"""What is built carries what the repository holds: every file that belongs, and nothing that is ignored or stale."""

from __future__ import annotations

import fnmatch
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
CARRIED = ("src", "cards", "deck")
IGNORED = [
    line.rstrip("/") for line in (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines() if line.strip()
]
PLANTED = ("cards/da/__pycache__/stale.pyc", "deck/uv.lock", "src/ledelseskort/deck/build/left-over.py")
"""Files that .gitignore keeps out of the repository, put where a careless build would take them along."""


def files(root: Path, *folders: str) -> set[str]:
    """The files of the folders that are not ignored, from the root, with forward slashes."""
    found = (path.relative_to(root) for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not any(ignored(part) for part in path.parts)}


def ignored(part: str) -> bool:
    return any(fnmatch.fnmatch(part, pattern) for pattern in IGNORED)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's files without its history, and with litter in it."""
    root = tmp_path_factory.mktemp("copy") / "ledelseskort"
    shutil.copytree(REPOSITORY, root, ignore=shutil.ignore_patterns(".git", *IGNORED))
    for name in PLANTED:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("litter\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def built(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist and the wheel, both built from the littered copy."""
    out = tmp_path_factory.mktemp("dist")
    run("-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", str(out), str(copy))
    return next(out.glob("*.tar.gz")), next(out.glob("*.whl"))


def run(*arguments: str, cwd: Path | None = None) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_sdist(sdist: Path) -> set[str]:
    with tarfile.open(sdist) as archive:
        return {member.name.split("/", 1)[1] for member in archive.getmembers() if member.isfile()}


def in_wheel(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_the_litter_is_of_a_kind_that_is_ignored() -> None:
    assert all(any(ignored(part) for part in Path(name).parts) for name in PLANTED)


def test_the_sdist_is_complete(built: tuple[Path, Path]) -> None:
    everything = files(REPOSITORY, ".") - {name for name in files(REPOSITORY, ".") if name.startswith(".git/")}
    assert in_sdist(built[0]) - {"PKG-INFO"} == everything


def test_the_wheel_carries_the_package_and_the_library(built: tuple[Path, Path]) -> None:
    expected = {name.removeprefix("src/") for name in files(REPOSITORY, "src")}
    expected |= {f"ledelseskort/_library/{name}" for name in files(REPOSITORY, "cards", "deck")}
    assert in_wheel(built[1]) == expected


def test_the_library_in_the_wheel_is_the_repositorys(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as archive:
        for name in files(REPOSITORY, "cards", "deck"):
            assert archive.read(f"ledelseskort/_library/{name}") == (REPOSITORY / name).read_bytes(), name


def test_the_licences_travel_along(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as archive:
        names = {name.rsplit("/", 1)[1] for name in archive.namelist() if "/licenses/" in name}
    assert names == {"LICENSE", "LICENSE-CARDS"}


def test_an_installed_wheel_finds_its_own_library(built: tuple[Path, Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(built[1]) as archive:
        archive.extractall(tmp_path / "site")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "from ledelseskort.deck.library import bundled_root\n"
        "print(bundled_root())"
    )
    found = Path(run("-I", "-c", script, cwd=tmp_path).strip())
    assert found == tmp_path / "site" / "ledelseskort" / "_library"


def test_a_wheel_built_from_the_sdist_is_the_same(built: tuple[Path, Path], tmp_path: Path) -> None:
    run("-m", "tarfile", "--extract", str(built[0]), str(tmp_path))
    (unpacked,) = tmp_path.iterdir()
    run("-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path / "dist"), str(unpacked))
    assert in_wheel(next((tmp_path / "dist").glob("*.whl"))) == in_wheel(built[1])


def test_a_card_file_that_is_gone_is_not_built_again(copy: Path, tmp_path: Path) -> None:
    extra = copy / "cards" / "da" / "kortvarig.yaml"
    extra.write_text("format: 1\ncards: []\n", encoding="utf-8")
    first, second = tmp_path / "first", tmp_path / "second"
    run("-m", "build", "--no-isolation", "--wheel", "--outdir", str(first), str(copy))
    extra.unlink()
    run("-m", "build", "--no-isolation", "--wheel", "--outdir", str(second), str(copy))
    name = "ledelseskort/_library/cards/da/kortvarig.yaml"
    assert name in in_wheel(next(first.glob("*.whl")))
    assert name not in in_wheel(next(second.glob("*.whl")))
