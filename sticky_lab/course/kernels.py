"""Kernels that we start ourselves: to check a lab, to make a notebook's outputs.

A module beside the notebook must not stand in for one of Python's or ours: its folder is looked into last. A learner
who opens the notebook in JupyterLab has it first, as everywhere.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sticky_lab.course.asking.progress import VARIABLE


def kernel_options() -> dict[str, Any]:
    """Return what a `NotebookClient` is told: which kernel, and where it looks for modules."""
    return {
        "kernel_name": "python3",
        "extra_arguments": [
            "--InteractiveShellApp.ignore_cwd=True",
            "--InteractiveShellApp.exec_lines=import sys; sys.path.append(''); del sys",
        ],
    }


def kernel_environment(progress: Path) -> dict[str, str]:
    """Return the variables of such a kernel, which keeps a learner's progress in the file `progress`."""
    # As `python -P`, because the kernel imports much before it reads its arguments.
    return {**os.environ, "PYTHONSAFEPATH": "1", VARIABLE: str(progress)}
