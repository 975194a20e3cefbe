"""Nothing that a person has set or done on this machine leaks into a test, and no test touches it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from tests import used_home
from tests.conftest import ROOT
from tests.home import VARIABLE
from tests.unit.network import OK, answer, balancer

pytestmark = pytest.mark.slow

LOOK = """
import json, os, sys
from pathlib import Path
from IPython.paths import get_ipython_dir
from jupyter_core.paths import jupyter_config_path, jupyter_data_dir, jupyter_path, jupyter_runtime_dir
from jupyterlab.commands import get_user_settings_dir, get_workspaces_dir
from requests.utils import get_environ_proxies, get_netrc_auth
from sticky_lab.course.asking.progress import progress_file, read_progress
from sticky_lab.words import terminal_language
folders = [Path.home(), get_ipython_dir(), jupyter_data_dir(), jupyter_runtime_dir(), get_user_settings_dir()]
folders += [get_workspaces_dir(), progress_file()]
outside = [folder for folder in (*jupyter_config_path(), *jupyter_path()) if not folder.startswith(sys.prefix)]
print(json.dumps({
    "folders": [str(folder) for folder in folders],
    "outside": [folder for folder in outside if not folder.startswith(("/usr/", "/etc/"))],
    "passwords": [get_netrc_auth("http://127.0.0.1/"), get_environ_proxies("http://example.com/")],
    "language": terminal_language(os.environ),
    "somebody's": "01.of-somebody" in read_progress().predictions,
}))
"""


def test_a_process_that_a_test_starts_sees_the_home_of_the_tests_alone() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    home = os.environ[VARIABLE]
    assert done.stderr == ""
    assert [folder for folder in seen["folders"] + seen["outside"] if not folder.startswith(home)] == []
    assert (seen["passwords"], seen["language"], seen["somebody's"]) == ([None, {}], "en", False)


def test_a_kernel_that_a_test_starts_is_started_as_it_comes() -> None:
    cell = new_code_cell("import os\n1\nprint(os.environ['HOME'])")
    NotebookClient(new_notebook(cells=[cell]), kernel_name="python3").execute()
    assert [output.get("text") for output in cell.outputs] == [f"{os.environ[VARIABLE]}\n"]


def test_a_program_that_a_test_starts_is_set_as_it_comes() -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    with balancer(answer(OK)) as (port, _, _):
        done = subprocess.run([curl, "--silent", f"http://127.0.0.1:{port}/"], capture_output=True, check=False)
    assert done.stdout == b"ok"


def test_all_of_this_holds_in_a_home_full_of_someone_s_use_which_stays_as_it_is(tmp_path: Path) -> None:
    home = tmp_path / "home"
    environment = used_home.fill(home)
    before = used_home.contents(home)
    # As a process that is not in a home of the tests yet.
    del environment[VARIABLE]
    these = [f"{Path(__file__).relative_to(ROOT)}::{name}" for name in globals() if name.startswith("test_a_")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *these]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert f"{len(these)} passed" in done.stdout or "skipped" in done.stdout
    assert used_home.contents(home) == before


def test_the_used_home_is_seen_by_what_is_not_kept_from_it(tmp_path: Path) -> None:
    environment = used_home.fill(tmp_path)
    del environment["PYTHONPATH"]  # its `sitecustomize` prints
    done = subprocess.run([sys.executable, "-c", LOOK], env=environment, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    assert [folder for folder in seen["folders"] if not folder.startswith(str(tmp_path))] == []
    assert seen["passwords"][0] == ["me", "mine"]
    assert (seen["language"], seen["somebody's"]) == ("ko", True)
