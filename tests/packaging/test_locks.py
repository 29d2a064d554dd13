"""The locks hold what pyproject.toml asks for, exactly and with hashes, and do not say where it comes from."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "locks").glob("*.txt"))}

HEADING = "# Exact versions and their hashes, made by scripts/renew-lock from pyproject.toml. Not to be edited by hand."
PINNED = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[0-9][0-9a-z.]*)(?: ; (?P<marker>[a-z_ 0-9.'=<>!()A-Z]+))?"
)
HASHED = re.compile(r"    --hash=sha256:[0-9a-f]{64}")

ENVIRONMENTS = [
    {"python_full_version": f"{python}.5", "python_version": python, "sys_platform": platform, "os_name": name}
    | {"platform_python_implementation": "CPython", "implementation_name": "cpython", "extra": ""}
    | {"platform_system": system, "platform_machine": machine}
    for python in ("3.11", "3.12", "3.13")
    for platform, name, system in (
        ("linux", "posix", "Linux"),
        ("darwin", "posix", "Darwin"),
        ("win32", "nt", "Windows"),
    )
    for machine in ("x86_64", "arm64")
]


@dataclass(frozen=True)
class Pin:
    """One package at one version, where its marker holds."""

    name: str
    version: Version
    marker: Marker | None
    hashes: int


def foreign_lines(text: str) -> list[str]:
    """The lines of a lock that are neither its heading, nor a version, nor a hash: an address has no place in it."""
    lines = text.removesuffix("\n").split("\n")
    bare = [line.removesuffix(" \\") for line in lines[1:]]
    return [
        *([] if lines[0] == HEADING else [lines[0]]),
        *(line for line in bare if not PINNED.fullmatch(line) and not HASHED.fullmatch(line)),
    ]


def pins(text: str) -> Iterator[Pin]:
    for entry in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        found = PINNED.match(entry)
        assert found is not None, entry
        marker = Marker(found["marker"]) if found["marker"] else None
        hashes = len(re.findall(HASHED, entry))
        yield Pin(canonicalize_name(found["name"]), Version(found["version"]), marker, hashes)


def declared(*extras: str) -> list[Requirement]:
    """What is declared for an installation with these extras, and for building; an extra may name another."""
    project = PROJECT["project"]
    asked = [*project["dependencies"], *PROJECT["build-system"]["requires"]]
    for extra in extras:
        for line in project["optional-dependencies"][extra]:
            named = Requirement(line)
            asked += [line] if named.name != project["name"] else []
            asked += [str(one) for one in declared(*named.extras)] if named.name == project["name"] else []
    return [Requirement(line) for line in asked]


FOR_LOCK = {"users": declared(), "development": declared("dev")}


def chosen(lock: str, environment: dict[str, str]) -> dict[str, Pin]:
    holding = [pin for pin in pins(LOCKS[lock]) if pin.marker is None or pin.marker.evaluate(environment)]
    names = [pin.name for pin in holding]
    assert len(set(names)) == len(names), "a package at two versions"
    return {pin.name: pin for pin in holding}


def test_there_is_a_lock_for_users_and_one_for_development() -> None:
    assert set(LOCKS) == set(FOR_LOCK)
    assert {need.name for need in FOR_LOCK["development"]} > {"pytest", "ruff", "pydantic", "hatchling"}


@pytest.mark.parametrize("lock", FOR_LOCK)
@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda one: f"{one['python_version']}-{one['sys_platform']}")
def test_every_declared_dependency_is_locked_within_its_bounds(lock: str, environment: dict[str, str]) -> None:
    held = chosen(lock, environment)
    for need in FOR_LOCK[lock]:
        assert need.specifier.contains(held[canonicalize_name(need.name)].version), need


@pytest.mark.parametrize("lock", FOR_LOCK)
def test_a_lock_is_versions_and_hashes_and_nothing_else(lock: str) -> None:
    assert foreign_lines(LOCKS[lock]) == []
    assert [pin for pin in pins(LOCKS[lock]) if not pin.hashes] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "--find-links /somewhere",
        "-i https://packages.example/simple",
        "    # via click",
        "# from packages.example",
        "click @ https://packages.example/click.whl",
        "click>=8",
        "    --hash=md5:0123456789abcdef0123456789abcdef",
    ],
)
def test_an_address_or_an_open_version_would_be_seen(line: str) -> None:
    assert foreign_lines(LOCKS["users"] + line + "\n") == [line]


def test_what_users_get_is_what_was_tested() -> None:
    tested = {(pin.name, pin.version, str(pin.marker)): pin.hashes for pin in pins(LOCKS["development"])}
    assert {
        (pin.name, pin.version, str(pin.marker)): pin.hashes for pin in pins(LOCKS["users"])
    }.items() <= tested.items()


@pytest.mark.parametrize("lock", FOR_LOCK)
def test_what_a_locked_package_needs_here_is_locked_too(lock: str) -> None:
    held = {pin.name: str(pin.version) for pin in pins(LOCKS[lock])}
    versions = {(pin.name, str(pin.version)) for pin in pins(LOCKS[lock])}
    waiting = [(canonicalize_name(need.name), tuple(need.extras)) for need in FOR_LOCK[lock]]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        assert name in held, name
        if (name, installed_version(name)) not in versions:
            # Another version, or a tool that this environment does without: what it needs is not the lock's affair.
            continue
        for need in map(Requirement, importlib.metadata.requires(name) or []):
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                found = (canonicalize_name(need.name), tuple(need.extras))
                waiting += [found] if found not in seen else []
                seen.add(found)


def installed_version(name: str) -> str | None:
    try:
        return str(Version(importlib.metadata.version(name)))
    except importlib.metadata.PackageNotFoundError:
        return None
