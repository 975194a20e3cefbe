"""However a kernel ends, no target and no port is left."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil
import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

OPEN_A_LAB = """
import json, os
from sticky_lab import Lab
lab = Lab(targets=2)
print(json.dumps({"pids": [target.pid for target in lab.targets], "port": int(lab.url.rpartition(":")[2])}))
"""
SECONDS = 60

Ending = Callable[[KernelManager, BlockingKernelClient], None]


def send_signal(number: signal.Signals) -> Ending:
    return lambda manager, client: manager.signal_kernel(number)


def run(code: str) -> Ending:
    return lambda manager, client: client.execute(code)


def interrupt_then_shut_down(manager: KernelManager, client: BlockingKernelClient) -> None:
    client.execute("import time; print('asleep', flush=True); time.sleep(60)", stop_on_error=False)
    wait_for(client, "stream", "asleep")
    manager.interrupt_kernel()
    wait_for(client, "error", "KeyboardInterrupt")
    client.execute("lab.browser('alice').get('/').status")
    wait_for(client, "execute_result", "200")  # the ■ button ends the cell, not the lab
    manager.shutdown_kernel()


ENDINGS: dict[str, Ending] = {
    "shut down": lambda manager, client: manager.shutdown_kernel(),
    "shut down at once": lambda manager, client: manager.shutdown_kernel(now=True),
    "restarted": lambda manager, client: manager.restart_kernel(),
    "interrupted, then shut down": interrupt_then_shut_down,
    "terminated": send_signal(signal.SIGTERM),
    "killed": send_signal(signal.SIGKILL),
    "hung up": send_signal(signal.SIGHUP),
    "exited in a cell": run("os._exit(1)"),
    "crashed in a cell": run("os.abort()"),
}


@pytest.fixture
def kernel() -> Iterator[tuple[KernelManager, BlockingKernelClient]]:
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(stdout=-3, stderr=-3)  # subprocess.DEVNULL
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS)
        yield manager, client
    finally:
        client.stop_channels()
        with suppress(Exception):
            manager.shutdown_kernel(now=True)
        manager.cleanup_resources()


def wait_for(client: BlockingKernelClient, kind: str, text: str) -> str:
    """Return the text of the first output of this kind that holds a text."""
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        content = message["content"]
        assert message["msg_type"] != "error" or kind == "error", content
        if message["msg_type"] == kind:
            found = content.get("text") or content.get("ename") or content.get("data", {}).get("text/plain")
            if text in str(found):
                return str(found)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_is_left_when_a_kernel_is(ending: str, kernel: tuple[KernelManager, BlockingKernelClient]) -> None:
    manager, client = kernel
    client.execute(OPEN_A_LAB)
    opened = json.loads(wait_for(client, "stream", "pids"))
    targets = [psutil.Process(pid) for pid in opened["pids"]]
    assert listens(opened["port"])

    ENDINGS[ending](manager, client)

    _, alive = psutil.wait_procs(targets, timeout=SECONDS)
    assert alive == []
    deadline = time.monotonic() + SECONDS
    while listens(opened["port"]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not listens(opened["port"])


def listens(port: int) -> bool:
    return any(c.laddr and c.laddr[1] == port and c.status == "LISTEN" for c in psutil.net_connections("tcp4"))
