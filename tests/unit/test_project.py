"""pyproject.toml, constraints.txt, environment.yml and the extension keep step."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import sticky_lab
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINNED = {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in CONSTRAINTS}


def requirements() -> list[Requirement]:
    extras = [entry for entries in PROJECT["optional-dependencies"].values() for entry in entries]
    return [Requirement(entry) for entry in (*PROJECT["dependencies"], *extras)]


def test_constraints_are_names_and_versions_and_nothing_else() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in CONSTRAINTS)
    assert len(PINNED) == len(CONSTRAINTS)


def test_every_requirement_is_pinned_to_a_version_that_it_allows() -> None:
    for requirement in requirements():
        assert PINNED[canonicalize_name(requirement.name)] in requirement.specifier, requirement


LOCKS = {"build": (), "course": (), "test": ("test",), "bench": ("test", "bench")}
_LOCKED = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+)((?: ;.*)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


@pytest.mark.parametrize(("lock", "extras"), LOCKS.items())
def test_what_is_installed_is_locked_with_hashes_at_the_pinned_versions(lock: str, extras: tuple[str, ...]) -> None:
    text = (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    locked = {canonicalize_name(name): version for name, version, _ in _LOCKED.findall(text)}
    assert _LOCKED.sub("", text) == ""  # nothing without a hash, no address, no option
    assert locked.items() <= PINNED.items()
    if lock != "build":
        wanted = [
            *PROJECT["dependencies"],
            *(entry for one in extras for entry in PROJECT["optional-dependencies"][one]),
        ]
        assert {canonicalize_name(Requirement(entry).name) for entry in wanted} <= locked.keys()


def test_every_requirement_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in requirements():
        assert re.search(rf'^  "{re.escape(requirement.name)}[^"]*", *# \w', text, re.MULTILINE), requirement


# The last version with a hole that is known.
HOLES = {
    "jupyterlab": "4.6.1",
    "jupyter-server": "2.19.0",
    "nbconvert": "7.17.0",
    "flask": "3.1.0",
    "waitress": "3.0.0",
    "requests": "2.32.3",
    "cryptography": "44.0.0",
    "jinja2": "3.1.5",
    "tornado": "6.4.2",
    "urllib3": "2.6.2",
    "werkzeug": "3.1.4",
    "idna": "3.6",
    "certifi": "2024.6.2",
    "h11": "0.14.0",
    "jupyter-core": "5.7.2",
    "aiohttp": "3.13.2",
}


def test_no_requirement_allows_a_version_with_a_known_hole() -> None:
    floors = {canonicalize_name(one.name): one.specifier for one in requirements()}
    assert [name for name, version in HOLES.items() if version in floors[canonicalize_name(name)]] == []


def test_the_conda_environment_installs_the_same_with_the_same_constraints() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, packages = environment["dependencies"]
    assert SpecifierSet(python.removeprefix("python")) == SpecifierSet(PROJECT["requires-python"])
    assert pip == "pip"
    assert packages == {"pip": ["--constraint constraints.txt", "--editable ."]}


def test_the_extension_has_the_version_of_the_package() -> None:
    described = json.loads(
        (ROOT / "sticky_lab" / "jupyterlab" / "extension" / "package.json").read_text(encoding="utf-8")
    )
    assert described["version"] == sticky_lab.__version__


def test_pictures_of_both_languages_differ_in_their_words_only() -> None:
    pictures = sorted((ROOT / "lessons" / "images").glob("*.ko.svg"))
    assert pictures
    for picture in pictures:
        twins = [picture, picture.with_name(picture.name.replace(".ko.", ".en."))]
        shapes = [re.sub(r">[^<]*<", "><", twin.read_text(encoding="utf-8")) for twin in twins]
        assert shapes[0] == shapes[1], picture.name


def test_the_wheel_holds_the_words_of_the_course(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    words = {str(path.relative_to(ROOT)) for path in (ROOT / "sticky_lab").rglob("*.toml")}
    assert words
    assert words <= set(ZipFile(wheel).namelist())


def test_pre_commit_has_the_pinned_versions_and_the_workflow_runs_what_make_does() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    versions = {hook["repo"].rpartition("/")[2]: hook.get("rev") for hook in hooks}
    assert versions == {
        "ruff-pre-commit": f"v{PINNED[canonicalize_name('ruff')]}",
        "codespell": f"v{PINNED[canonicalize_name('codespell')]}",
        "local": None,
    }
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))["jobs"]
    commands = [step["run"] for job in workflow.values() for step in job["steps"] if "run" in step]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "bash .ci/run" in commands
    check = commands[-1].partition("reorder ")[2]
    assert f"$(PYTEST) {check}" in makefile


def test_what_npm_installs_is_locked_with_hashes_and_names_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert locked.pop("")["devDependencies"] == wanted
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in locked.values())


def test_every_file_that_github_reads_is_well_formed() -> None:
    files = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in (ROOT / ".github").rglob("*.yml")]
    forms = [file for file in files if "body" in file]
    assert len(files) > len(forms) > 1
    for form in forms:
        assert form["name"]
        assert form["description"]
        assert all(part["attributes"]["label"] for part in form["body"])
    actions = [
        step["uses"]
        for file in files
        for job in file.get("jobs", {}).values()
        for step in job["steps"]
        if "uses" in step
    ]
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in actions)


def test_the_changelog_has_the_version_of_the_package() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1] == sticky_lab.__version__
