"""The guard that the lessons run under in these tests does stop a kernel that reaches for the outside."""

from __future__ import annotations

import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook


@pytest.mark.parametrize(
    "code",
    ["socket.create_connection(('192.0.2.1', 80), timeout=5)", "socket.getaddrinfo('host.example', 80)"],
)
def test_a_kernel_that_leaves_loopback_fails_its_cell(code: str) -> None:
    notebook = new_notebook(cells=[new_code_cell(f"import socket\n{code}")])
    with pytest.raises(CellExecutionError, match="not loopback"):
        NotebookClient(notebook, kernel_name="python3").execute()


def test_a_kernel_that_stays_may_connect() -> None:
    notebook = new_notebook(cells=[new_code_cell("import socket\nsocket.create_server(('127.0.0.1', 0)).close()")])
    NotebookClient(notebook, kernel_name="python3").execute()
