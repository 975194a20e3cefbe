"""Rules that no test here proves, each with its reason; and what is missing of rules that are proved in part."""

from __future__ import annotations

_ZONES = "Availability Zones are not played: every target of a lab is on this machine"
_CONSOLE = "layout of the AWS console: text for lesson 8, nothing that a program here could show"
_TOOL = "documentation of another tool: its own program would be tested, not ours"
_NLB_NETWORK = "what an NLB does to connections and packets; here an NLB only chooses a target, for comparison"
_GWLB_NETWORK = "what a GWLB does to packets; here its flow tuples only choose a target, for comparison"

OUT_OF_SCOPE: dict[str, str] = {
    "GEN-03": f"needs zones with and without a healthy instance; {_ZONES}",
    "ALB-A-29": "a sample in a support article that real captures contradict; the specification says not to follow it",
    "NLB-08": f"passive health checks: {_NLB_NETWORK}",
    "NLB-09": f"client IP preservation: {_NLB_NETWORK}",
    "NLB-10": "OPEN: no document says which address is hashed behind PrivateLink",
    "NLB-11": "weighted NLB groups: what is played is source_ip among the targets of one group",
    "NLB-12": f"idle time-outs of flows: {_NLB_NETWORK}",
    "NLB-13": f"connections during deregistration: {_NLB_NETWORK}",
    "NLB-16": f"cross-zone routing of NLB nodes: {_ZONES}",
    "NLB-17": f"closing connections of unhealthy targets: {_NLB_NETWORK}",
    "NLB-18": "listener rules of dual-stack NLBs by source address: another product's feature, IPv4 loopback only here",
    "GWLB-04": "Transit Gateway appliance mode: no Transit Gateway exists on one machine",
    "GWLB-05": f"flows of a failed target: {_GWLB_NETWORK}",
    "GWLB-07": f"idle time-outs of flows: {_GWLB_NETWORK}",
    "GWLB-08": f"TCP resets: {_GWLB_NETWORK}",
    "CFG-07": "ALBs on Outposts: the hardware is not played",
    "CFG-11": _CONSOLE,
    "CFG-12": _CONSOLE,
    "CFG-13": _CONSOLE,
    "CFG-14": f"annotations of the AWS Load Balancer Controller: {_TOOL}",
    "CFG-15": f"defaults of Terraform's provider: {_TOOL}",
    "CFG-16": f"properties of the AWS CDK: {_TOOL}",
    "CFG-19": _CONSOLE,
    "HC-17": "IP targets that have to wait before they are registered again: the lab's targets are instances",
    "ALG-06": "withdrawn by the specification itself",
    "HDR-06": "HTTP/2 front ends: the balancer speaks HTTP/1.1",
    "WS-03": "health checks of WebSocket targets and Lambda upgrades: Lambda targets are not played",
    "CORS-05": "what scripts in a browser must ask for: the browser's doing, before any request arrives",
    "SEC-04": "an unconfirmed note of a penetration tester that the specification forbids to teach",
    "CLI-02": "the log lines of an old Java client: another program's parser",
    "CLI-04": f"CloudFront in front of a load balancer: {_TOOL}",
}

#: What the tests do not show of a rule that they otherwise prove.
IN_PART: dict[str, str] = {
    "LOG-03": "WeightedTargetGroupsUnhandledException: an internal error of AWS's that has no cause here",
    "MET-01": "the dimensions of the metric: CloudWatch's",
    "LOG-06": "delivery to S3 every 5 minutes: there is no S3 here; one entry for a WebSocket is shown",
    "LOG-02": "fields of TLS, of transforms and of redirects are always a dash: nothing here fills them",
    "MET-02": "what CloudWatch averages over time: here the metric is read at one moment",
    "MET-03": "namespaces and dimensions of CloudWatch",
    "HDR-01": "IPv6 clients and the client port attribute are not played",
    "ERR-03": "464 has no cause here; heads over the limits get 400 and never 413, our reading of HDR-05",
    "HDR-09": "the load balancer's DNS name: ours is its address",
    "CLB-G-11": "TooManyPolicies and AccessPointNotFound: errors of an API that is not there yet",
    "ALG-05": "Automatic Target Weights: they exclude stickiness, and are not played",
    "CORS-03": "which browsers refuse what, and the lines of plain-HTTP listeners: ours always writes Secure",
    "ALB-T-17": "Lambda targets answer nothing here; that such groups are accepted is shown",
}
