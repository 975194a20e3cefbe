"""NLB and GWLB, as far as they choose a target: by addresses, without cookies."""

from __future__ import annotations

from collections import Counter

import pytest

from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness import Flow, TargetGroupAttributes
from sticky_lab.stickiness.refusals import Basis, SettingRefusedError
from tests.spec.world import Client, World, group, proves

NLB_PROTOCOLS = ("TCP", "UDP", "TCP_UDP", "TLS", "QUIC", "TCP_QUIC")


def nlb(kind: str = "off", protocol: str = "TCP", health: str = "healthy healthy healthy") -> World:
    return World(group(TargetGroupAttributes(protocol=protocol).with_stickiness(kind), health))


def flow(port: int, address: str = "10.0.0.1", sequence: int = 0, protocol: str = "tcp", to: str = "10.1.0.1") -> Flow:
    return Flow(protocol, address, port, to, 80, sequence)


def reached(world: World, *flows: Flow) -> list[str | None]:
    return [world.visit(Client(), flow=one).target for one in flows]


@proves("NLB-01")
def test_a_connection_stays_where_its_six_parts_lead() -> None:
    world = nlb()
    assert len(set(reached(world, *[flow(5000, sequence=7)] * 20))) == 1
    for varied in (
        [flow(port) for port in range(5000, 5050)],
        [flow(5000, f"10.0.0.{n}") for n in range(50)],
        [flow(5000, sequence=n) for n in range(50)],
        [flow(5000, to=f"10.1.0.{n}") for n in range(50)],
    ):
        assert set(reached(world, *varied)) == {"a", "b", "c"}
    assert world.visit(Client(), flow=flow(1)).rule == "NLB-01"


@proves("NLB-02")
def test_two_connections_of_one_client_can_land_on_different_targets() -> None:
    assert len(set(reached(nlb(), *[flow(port) for port in range(20)]))) > 1


@proves("NLB-03")
def test_source_ip_is_the_only_type_and_it_needs_neither_cookie_nor_duration() -> None:
    world = nlb("source_ip")
    assert len(set(reached(world, *[flow(port, sequence=port) for port in range(50)]))) == 1
    seen = world.visit(Client(), flow=flow(1))
    assert (seen.rule, seen.headers, seen.decision.non_sticky) == ("NLB-03", (), False)
    attributes = TargetGroupAttributes(protocol="TCP")
    assert [key for key in attributes.as_keys() if key.startswith("stickiness")] == [
        "stickiness.enabled",
        "stickiness.type",
    ]
    assert attributes.stickiness_type == "source_ip"
    with pytest.raises(StickyLabError):
        attributes.with_stickiness("source_ip", "1h")


@proves("NLB-03")
def test_the_protocol_counts_too() -> None:
    world = nlb("source_ip")
    both = [reached(world, flow(1, f"10.0.0.{n}"), flow(1, f"10.0.0.{n}", protocol="udp")) for n in range(30)]
    assert any(tcp != udp for tcp, udp in both)


@proves("NLB-04")
def test_everyone_behind_one_nat_goes_to_one_target_and_many_addresses_spread() -> None:
    world = nlb("source_ip")
    nat = Counter(reached(world, *[flow(port, "203.0.113.7") for port in range(300)]))
    assert len(nat) == 1
    homes = Counter(reached(world, *[flow(5000, f"10.0.{n // 250}.{n % 250}") for n in range(300)]))
    assert min(homes.values()) > 60


@proves("NLB-05")
def test_clients_may_be_moved_when_the_health_of_any_target_changes() -> None:
    world = nlb("source_ip")
    clients = [flow(5000, f"10.0.0.{n}") for n in range(60)]
    before = reached(world, *clients)
    world.set_health("c", "unhealthy")
    after = reached(world, *clients)
    moved = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert any(old != "c" for old, _ in moved)  # also some whose own target is well


@proves("NLB-06")
@pytest.mark.parametrize("protocol", ["TLS", "QUIC", "TCP_QUIC"])
def test_tls_and_quic_cannot_be_sticky(protocol: str) -> None:
    with pytest.raises(SettingRefusedError, match="NLB-06"):
        TargetGroupAttributes(protocol=protocol).with_stickiness("source_ip")
    assert TargetGroupAttributes(protocol="UDP").with_stickiness("source_ip").active_type == "source_ip"


@proves("NLB-07")
def test_an_alb_type_group_keeps_the_defaults() -> None:
    fixed = TargetGroupAttributes(protocol="TCP", target_type="alb")
    for changes in (
        {"stickiness.enabled": "true"},
        {"deregistration_delay.timeout_seconds": "10"},
        {"load_balancing.cross_zone.enabled": "true"},
    ):
        with pytest.raises(SettingRefusedError, match="NLB-07"):
            fixed.changed(changes)
        for kind in ("instance", "ip"):
            assert TargetGroupAttributes(protocol="TCP", target_type=kind).changed(changes)
    assert fixed.changed({"stickiness.enabled": "false"}) == fixed


@proves("NLB-14")
def test_when_every_target_fails_the_nlb_fails_open() -> None:
    world = nlb("source_ip", health="unhealthy unhealthy")
    assert world.visit(Client(), flow=flow(1)).target in ("a", "b")
    empty = nlb("source_ip", health="")
    seen = empty.visit(Client(), flow=flow(1))  # nobody to fail open to
    assert (seen.decision.outcome.status, seen.decision.reason.ours) == (503, True)


@proves("NLB-15")
@pytest.mark.parametrize("protocol", NLB_PROTOCOLS)
@pytest.mark.parametrize("kind", ["lb_cookie", "app_cookie"])
def test_cookie_types_on_an_nlb_and_source_ip_on_an_alb_are_rejected(protocol: str, kind: str) -> None:
    for attributes, wrong in (
        (TargetGroupAttributes(protocol=protocol), kind),
        (TargetGroupAttributes(protocol="HTTP"), "source_ip"),
        (TargetGroupAttributes(protocol="HTTPS"), "source_ip"),
    ):
        with pytest.raises(SettingRefusedError) as refused:
            attributes.changed({"stickiness.type": wrong})
        assert refused.value.aws_code == "InvalidConfigurationRequest"
        assert refused.value.basis is Basis.TOOLS_CODE
        with pytest.raises(StickyLabError):
            attributes.with_stickiness(wrong)


def gwlb(kind: str = "off") -> World:
    return World(group(TargetGroupAttributes(protocol="GENEVE").with_stickiness(kind)))


@proves("GWLB-01")
def test_stickiness_off_still_means_affinity_of_the_five_tuple() -> None:
    world = gwlb()
    assert len(set(reached(world, *[flow(5000, sequence=n) for n in range(20)]))) == 1
    assert len(set(reached(world, *[flow(port) for port in range(50)]))) == 3


@proves("GWLB-02")
def test_three_tuple_and_two_tuple_look_at_less_and_less() -> None:
    three, two = gwlb("source_ip_dest_ip_proto"), gwlb("source_ip_dest_ip")
    for world in (three, two):
        assert len(set(reached(world, *[flow(port) for port in range(50)]))) == 1
        assert len(set(reached(world, *[flow(1, to=f"10.1.0.{n}") for n in range(50)]))) == 3
        assert world.visit(Client(), flow=flow(1)).rule == "GWLB-02"
    pairs = [(flow(1, f"10.0.0.{n}"), flow(1, f"10.0.0.{n}", protocol="udp")) for n in range(30)]
    assert any(len(set(reached(three, *pair))) == 2 for pair in pairs)
    assert all(len(set(reached(two, *pair))) == 1 for pair in pairs)


@proves("GWLB-03")
def test_it_applies_to_the_whole_group_and_can_unbalance_it() -> None:
    world = gwlb("source_ip_dest_ip")
    assert len(Counter(reached(world, *[flow(port) for port in range(100)]))) == 1


@proves("GWLB-06")
def test_new_flows_go_to_healthy_targets_and_if_there_is_none_one_is_picked_for_the_life_of_the_flow() -> None:
    kinds = TargetGroupAttributes(protocol="GENEVE")
    mixed = World(group(kinds, "healthy unhealthy healthy"))
    assert set(reached(mixed, *[flow(port) for port in range(50)])) == {"a", "c"}
    none_healthy = World(group(kinds, "unhealthy unhealthy unhealthy"))
    picked = [set(reached(none_healthy, *[flow(port)] * 5)) for port in range(50)]
    assert all(len(targets) == 1 for targets in picked)
    assert set.union(*picked) == {"a", "b", "c"}


@proves("GWLB-09")
@pytest.mark.parametrize("kind", ["lb_cookie", "app_cookie", "source_ip"])
def test_other_types_on_a_geneve_group_are_errors(kind: str) -> None:
    with pytest.raises(StickyLabError):
        TargetGroupAttributes(protocol="GENEVE").changed({"stickiness.type": kind})


def test_a_gwlb_group_without_targets_gives_503_by_our_choice() -> None:
    world = World(group(TargetGroupAttributes(protocol="GENEVE"), ""))
    assert world.visit(Client()).rule == "GWLB-06"
