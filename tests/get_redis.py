"""Finds a Redis server for the tests of sessions outside the instances, or gets one: `python -m tests.get_redis`.

As root on Debian or Ubuntu it installs the distribution's package. Where none can be had those tests are skipped; with
CI=true that is a failure, because there nobody would notice.
"""

from __future__ import annotations

import os
import shutil
import sys

from tests.get_chromium import from_the_distribution


def redis_path() -> str | None:
    """Return the Redis server to use, or None."""
    return shutil.which("redis-server")


def main() -> int:
    """Return 0 if there is a Redis server, or if its absence only means that some tests are skipped."""
    if redis_path() is None:
        print("No redis-server is installed.", flush=True)
        from_the_distribution("redis-server")
    found = redis_path()
    if found:
        print(f"Redis for the tests: {found}")
        return 0
    print("No Redis can be had here: its tests will be skipped. Install redis-server to run them.")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
