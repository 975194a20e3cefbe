"""The rules on the Network and the Gateway Load Balancer, which use no cookies."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "NLB-01": Text(
        "고정이 없어도 NLB의 TCP 연결은 끝날 때까지 한 대상에 있습니다. 대상은 프로토콜, 소스 IP와 포트, 목적지 "
        "IP와 포트, TCP 시퀀스 번호의 해시로 정합니다. UDP에서는 시퀀스 번호를 뺍니다.",
        "Even without stickiness, a TCP connection stays on one target for its life. The target comes from a hash "
        "of protocol, source IP and port, destination IP and port, and TCP sequence number; for UDP without the "
        "sequence number.",
    ),
    "NLB-02": Text(
        "같은 클라이언트의 두 연결이 서로 다른 대상으로 갈 수 있습니다. 연결마다 포트와 시퀀스 번호가 다르기 "
        "때문입니다.",
        "Two connections of one client can land on different targets, because their ports and sequence numbers differ.",
    ),
    "NLB-03": Text(
        "NLB의 고정 유형은 `source_ip` 하나뿐이며, 소스 IP 주소와 프로토콜로 고정합니다. 쿠키도 기간 설정도 없습니다.",
        "The only stickiness type of an NLB is `source_ip`, based on source IP address and protocol. There is no "
        "cookie and no duration to set.",
    ),
    "NLB-04": Text(
        "같은 NAT 뒤에 있는 클라이언트는 소스 IP가 같으므로 모두 한 대상으로 갑니다. 그래서 부하가 고르지 않습니다.",
        "All clients behind one NAT share a source IP and go to one target. The load is then uneven.",
    ),
    "NLB-05": Text(
        "대상의 상태가 바뀌거나, 대상을 등록하거나 등록 취소하면 NLB가 그 대상 그룹의 고정 세션을 초기화할 수 "
        "있습니다.",
        "When the health of any target changes, or targets are registered or deregistered, the NLB may reset the "
        "sticky sessions of that target group.",
    ),
    "NLB-06": Text(
        "NLB의 고정은 TLS와 QUIC 리스너에서 지원되지 않습니다. API는 TLS 대상 그룹의 고정을 거부합니다.",
        "On an NLB, sticky sessions are not supported for TLS and QUIC listeners. The API refuses stickiness on "
        "TLS target groups.",
    ),
    "NLB-08": Text(
        "NLB의 대상 그룹에서 고정을 켜면 그 그룹은 수동(passive) 상태 확인을 쓰지 못합니다. UDP 트래픽도 "
        "마찬가지입니다.",
        "Turning stickiness on costs a target group of an NLB its passive health checks. UDP traffic does so too.",
    ),
    "NLB-13": Text(
        "NLB에서 대상을 등록 취소하면 새 연결을 보내지 않고, 기존 연결은 닫힐 때까지 이어질 수 있습니다. 등록 취소 "
        "지연은 0~3600초이며 기본값은 300초, 권장값은 120초 이상입니다. QUIC에서는 300초로 고정되어 있습니다.",
        "On an NLB, a deregistered target gets no new connections, while existing ones may continue until closed. "
        "The deregistration delay is 0 to 3600 seconds, by default 300; at least 120 is recommended, and for QUIC "
        "it is fixed at 300.",
    ),
    "NLB-14": Text(
        "모든 영역에서 모든 대상이 상태 확인에 실패하거나 대상 그룹이 비어 있으면 NLB는 오류 시 열림으로 동작합니다.",
        "When all targets fail their health checks in all zones, or the target group is empty, the NLB fails open.",
    ),
    "NLB-15": Text(
        "TCP, UDP, TLS 대상 그룹에 `lb_cookie`나 `app_cookie`를 정하거나, HTTP, HTTPS 대상 그룹에 `source_ip`를 "
        "정하면 `InvalidConfigurationRequest`로 거부됩니다.",
        "`lb_cookie` or `app_cookie` on a TCP, UDP or TLS target group, and `source_ip` on an HTTP or HTTPS one, "
        "are rejected with `InvalidConfigurationRequest`.",
    ),
    "NLB-17": Text(
        "대상이 비정상이 되면 NLB는 그 대상과 맺은 연결을 닫습니다. "
        "`target_health_state.unhealthy.connection_termination.enabled`가 기본으로 켜져 있기 때문입니다. 끄면 "
        "연결이 이어지며, 드레이닝 간격을 정할 수도 있습니다.",
        "When a target turns unhealthy, the NLB closes its established connections, since "
        "`target_health_state.unhealthy.connection_termination.enabled` is on by default. If it is off, they live "
        "on, optionally for a draining interval.",
    ),
    "GWLB-01": Text(
        "GWLB는 `stickiness.enabled`가 `false`여도 플로를 고정합니다. TCP와 UDP에서는 5튜플을 씁니다.",
        "A GWLB keeps flows together even when `stickiness.enabled` is `false`. For TCP and UDP it goes by the "
        "5-tuple.",
    ),
    "GWLB-02": Text(
        "`source_ip_dest_ip_proto`는 소스 IP, 목적지 IP, 프로토콜의 3튜플로 고정합니다. `source_ip_dest_ip`는 소스 "
        "IP와 목적지 IP의 2튜플로 고정합니다.",
        "`source_ip_dest_ip_proto` sticks by the 3-tuple of source IP, destination IP and protocol. "
        "`source_ip_dest_ip` sticks by the 2-tuple of source IP and destination IP.",
    ),
    "GWLB-04": Text(
        "Transit Gateway 어플라이언스 모드가 켜져 있으면 2튜플과 3튜플 고정은 지원되지 않습니다. 그때는 5튜플을 "
        "씁니다.",
        "While Transit Gateway appliance mode is on, 2-tuple and 3-tuple stickiness are not supported. Use the "
        "5-tuple there.",
    ),
    "GWLB-05": Text(
        "기본값 `no_rebalance`에서는 기존 플로가 실패하거나 등록 취소된 대상으로 계속 가고, 닿지 않으면 "
        "버려집니다. `rebalance`는 플로를 다시 나누며, 등록 취소된 대상은 지연이 끝난 뒤에 나눕니다. "
        "`target_failover.on_deregistration`과 `target_failover.on_unhealthy`의 값은 같아야 합니다.",
        "By default, `no_rebalance`, existing flows keep going to a failed or deregistered target and are dropped "
        "if it is unreachable. `rebalance` hashes them anew, for deregistered targets after the delay. "
        "`target_failover.on_deregistration` and `target_failover.on_unhealthy` must be equal.",
    ),
    "GWLB-06": Text(
        "새 플로는 정상 대상으로 갑니다. 모든 대상이 비정상이면 하나를 무작위로 골라 플로가 끝날 때까지 그 "
        "대상으로 보냅니다.",
        "New flows go to healthy targets. If all are unhealthy, one is picked at random for the life of the flow.",
    ),
}
