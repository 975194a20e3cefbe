"""`sticky-lab up`: a sticky load balancer before a fleet of ours, or before targets of your own, until Ctrl-C."""

from __future__ import annotations

import argparse
import gc
import ipaddress
import json
import os
import random
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

from sticky_lab.balancer import Settings
from sticky_lab.balancer.addresses import addresses, authority
from sticky_lab.balancer.log_file import LogFile
from sticky_lab.bench.front import Front
from sticky_lab.bench.listener import GroupPlan, configured, listener, plan
from sticky_lab.commands.admin import serve_admin
from sticky_lab.commands.signals import END, REOPEN, Signals
from sticky_lab.commands.status import status_line
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.fleet import Fleet, check_sessions, instance_ids, open_store
from sticky_lab.stickiness import Listener, Product, Target
from sticky_lab.stickiness.health import DEFAULT_CHECKS
from sticky_lab.words import Text, command_line, terminal_language

DEFAULT_TARGETS = 3
# What requests in flight get to finish once SIGTERM or Ctrl-C has come; a second one ends everything at once.
GRACE_SECONDS = 30.0
STATUS_SECONDS = 0.5
FLEET_HEALTH = ("/health", 0.5)
OWN_HEALTH = ("/", 5.0)


def up(options: argparse.Namespace, say: Callable[[Text], None]) -> int:
    """Serve until SIGINT or SIGTERM; return the exit status. Raises `StickyLabError` for values that cannot be."""
    own = tuple(_own_target(url, options.allow_non_loopback) for url in options.target)
    product, plans = _plan(options, own)
    _check_address(options.host, options.allow_non_loopback)
    sessions = "instance" if options.sessions is None else options.sessions
    check_sessions(sessions)

    def set_up(before: Listener) -> Listener:
        return configured(
            before,
            stickiness=options.stickiness,
            duration=options.duration,
            cookie_name=options.cookie_name,
            algorithm=options.algorithm,
            group_stickiness=options.group_stickiness,
        )

    set_up(listener(product, plans, []))  # what cannot be is refused before anything is started
    signals = Signals()

    with ExitStack() as stack:
        log_file = stack.enter_context(closing(_opened(options.access_log))) if options.access_log is not None else None
        fleet = None if own else stack.enter_context(_running_fleet(sum(group.targets for group in plans), sessions))
        registered = own or tuple(Target(one.id, one.host, one.port) for one in (fleet.targets if fleet else ()))
        front = Front(
            set_up(listener(product, plans, registered)),
            clock=time.time,
            draw=random.random,
            settings=_settings(options, product, OWN_HEALTH if own else FLEET_HEALTH),
            log_file=log_file,
            host=options.host,
            port=options.port,
        )
        stack.callback(lambda: front.stop(GRACE_SECONDS))
        admin_url = None if options.admin_port is None else _serve_admin(stack, options, front, say)
        url = f"http://{authority(options.host, front.port)}"
        for target in own:
            if not _takes_connections(target):
                _warn(command_line.UP_TARGET_REFUSES.fill(address=authority(target.host, target.port)))
        if options.json:
            pids = {one.id: one.pid for one in fleet.targets} if fleet else {}
            described = [
                {"id": one.id, "pid": pids.get(one.id), "address": authority(one.host, one.port)} for one in registered
            ]
            admin = {} if admin_url is None else {"admin_url": admin_url}
            print(json.dumps({"url": url, **admin, "targets": described}), flush=True)
        else:
            say(command_line.UP_READY.fill(url=url, product=product, stickiness=options.stickiness))
            for group in front.listener.groups:
                for target in group.targets:
                    address = authority(target.host, target.port)
                    say(
                        command_line.UP_TARGET.fill(
                            id=target.id, group=group.name, address=address, health=target.health
                        )
                    )
        gc.freeze()  # what there is now stays: no need to look at it again
        with status_line(terminal_language(os.environ), wanted=not options.json) as status:
            # In short waits, because a long one cannot be interrupted by Ctrl-C on Windows.
            while (asked := signals.next(STATUS_SECONDS)) != END:
                if asked == REOPEN and log_file:
                    log_file.reopen()
                with suppress(StickyLabError):  # a machine that has just woken up may be slow to answer
                    status.show(front.figures(), STATUS_SECONDS)
        if not options.json:
            say(command_line.UP_DRAINING.fill(seconds=int(GRACE_SECONDS)))
    return 0


def _plan(options: argparse.Namespace, own: Sequence[Target]) -> tuple[Product, tuple[GroupPlan, ...]]:
    groups = dict(options.group)
    if len(groups) < len(options.group):
        raise StickyLabError("group_option_twice")
    if groups and options.targets is not None:
        raise StickyLabError("group_option_and_targets")
    if own and (groups or options.targets is not None or options.sessions is not None):
        raise StickyLabError("own_targets_and_fleet")
    if options.group_stickiness is not None and not groups:
        raise StickyLabError("group_stickiness_without_groups")
    # Only an NLB sticks by address, so whoever asks for that means one.
    product = options.product or ("nlb" if options.stickiness == "source_ip" else "alb")
    name, plans = plan(product, DEFAULT_TARGETS if options.targets is None else options.targets, groups)
    if own:
        places = [(address, target.port) for target in own for address in addresses(target.host)]
        if len(set(places)) < len(places):
            raise StickyLabError("own_target_twice")
        plans = (replace(plans[0], targets=len(own)),)
    return name, plans


def _own_target(url: str, anywhere: bool) -> Target:
    """Return the target at http://HOST:PORT; its id is its address, as for AWS's ip targets."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise StickyLabError("own_target_form", value=shown(url)) from None
    if parts.scheme != "http" or not host or not port or not _is_bare(parts) or not _is_a_name(host):
        raise StickyLabError("own_target_form", value=shown(url))
    _check_address(host, anywhere)
    return Target(authority(host, port), host, port)


def _takes_connections(target: Target) -> bool:
    """Whether somebody listens there now."""
    for address in addresses(target.host):
        with suppress(OSError), socket.create_connection((address, target.port), timeout=1):
            return True
    return False


def _is_bare(parts: SplitResult) -> bool:
    return parts.path in ("", "/") and not parts.query and not parts.fragment and parts.username is None


def _is_a_name(host: str) -> bool:
    """Whether somebody could be asked for the address of a host: a label has 63 letters at most."""
    try:
        return bool(host.encode("idna"))
    except UnicodeError:
        return False


def _check_address(host: str, anywhere: bool) -> None:
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback and not anywhere:
        raise StickyLabError("not_loopback", value=shown(host))
    if not loopback:
        print(command_line.NOT_LOOPBACK_RISK.fill(value=host).plain(terminal_language(os.environ)), flush=True)


def _settings(options: argparse.Namespace, product: Product, health: tuple[str, float]) -> Settings:
    path, seconds = options.health_path or health[0], options.health_interval or health[1]
    check = replace(DEFAULT_CHECKS[product], path=path)
    return Settings(health_check=check, health_time_factor=seconds / check.interval_seconds)


@contextmanager
def _running_fleet(count: int, sessions: str) -> Iterator[Fleet]:
    fleet = Fleet(instance_ids(count, None), store=open_store(sessions))
    fleet.start()
    try:
        yield fleet
    finally:
        fleet.stop()


def _opened(path: str) -> LogFile:
    try:
        return LogFile(path, lambda code, facts: _warn(command_line.LOG[code].fill(**facts)))
    except OSError as problem:
        raise StickyLabError("file_not_writable", value=shown(path), problem=problem.strerror) from None


def _warn(text: Text) -> None:
    print(text.plain(terminal_language(os.environ)), file=sys.stderr, flush=True)


def _serve_admin(
    stack: ExitStack,
    options: argparse.Namespace,
    front: Front,
    say: Callable[[Text], None],
) -> str:
    """Serve the admin port until `stack` ends; return its address."""
    try:
        port, stop = serve_admin(front.figures, front.records, options.host, options.admin_port)
    except OSError:
        raise StickyLabError("admin_port_taken", value=options.admin_port) from None
    stack.callback(stop)
    url = f"http://{authority(options.host, port)}"
    if not options.json:
        say(command_line.UP_ADMIN.fill(url=url))
    return url
