"""Rules that no test here proves, each with its reason; and what is missing of rules that are proved in part."""

from __future__ import annotations

_ZONES = "Availability Zones are not played: every target of a lab is on this machine"
_CONSOLE = "layout of the AWS console: text for lesson 8, nothing that a program here could show"
_TOOL = "documentation of another tool: its own program would be tested, not ours"
_LOG = "access logs are written by the network, which does not do so yet"
_NLB_NETWORK = "what an NLB does to connections and packets; here an NLB only chooses a target, for comparison"
_GWLB_NETWORK = "what a GWLB does to packets; here its flow tuples only choose a target, for comparison"

OUT_OF_SCOPE: dict[str, str] = {
    "GEN-03": f"needs zones with and without a healthy instance; {_ZONES}",
    "ALB-A-25": "names per group are shown with GEN-09; how two chained ALBs share the four names AWSALBAPP-0…-3 in "
    "one browser is not documented, and guessing it would teach a guess",
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
    "HC-11": "how long a target stays draining: the network keeps that time (not built yet)",
    "HC-12": "what a client sees when the delay ends under a request: the network's (not built yet)",
    "HC-16": "requests in flight during CLB connection draining: the network's (not built yet); the bounds are checked",
    "HC-17": "registering an IP target again: the lab's targets are instances; registration is not built yet",
    "ALG-06": "withdrawn by the specification itself",
    "HDR-01": "the modes preserve and remove are the network's (not built yet); append is tested in test_balancer.py",
    "HDR-06": "HTTP/2 front ends: the balancer speaks HTTP/1.1",
    "HDR-08": "Host towards the target, with its attribute: the network's (not built yet); no cookie depends on it",
    "HDR-09": "Expect, HTTP/1.0 and keep-alive limits: the network's (not built yet); no cookie depends on them",
    "LOG-01": _LOG,
    "LOG-02": _LOG,
    "LOG-04": _LOG,
    "LOG-05": _LOG,
    "LOG-06": "delivery of logs to S3 every 5 minutes: there is no S3 here",
    "LOG-07": _LOG,
    "MET-02": "an average that CloudWatch computes: the network's metrics (not built yet) will hold it",
    "MET-03": "namespaces and dimensions of CloudWatch; that a CLB has no such counter is tested in test_gen.py",
    "ERR-01": "502, 503, 504 are tested in test_balancer.py; a delay that ends under a request is not built yet",
    "ERR-03": "statuses of refused heads: the network's (not built yet); several are tested in test_balancer.py",
    "WS-01": "the tunnel after an upgrade: the network's (not built yet); today Upgrade is not passed on",
    "WS-02": "needs an upgrade to arrive: the network's (not built yet)",
    "WS-03": "health checks of WebSocket targets and Lambda upgrades: Lambda targets are not played",
    "WS-04": "needs an upgrade to arrive: the network's (not built yet)",
    "CORS-05": "what scripts in a browser must ask for: the browser's doing, before any request arrives",
    "SEC-04": "an unconfirmed note of a penetration tester that the specification forbids to teach",
    "CLI-02": "the log lines of an old Java client: another program's parser",
    "CLI-04": f"CloudFront in front of a load balancer: {_TOOL}",
}

#: What the tests do not show of a rule that they otherwise prove.
IN_PART: dict[str, str] = {
    "LOG-03": "WeightedTargetGroupsUnhandledException: an internal error of AWS's that has no cause here",
    "MET-01": "the dimensions of the metric: CloudWatch's",
    "ERR-02": "the range 1–4000: the attribute is the network's (not built yet)",
    "CLB-G-11": "TooManyPolicies and AccessPointNotFound: errors of an API that is not there yet",
    "ALG-05": "Automatic Target Weights: they exclude stickiness, and are not played",
    "CORS-03": "which browsers refuse what, and the lines of plain-HTTP listeners: ours always writes Secure",
    "ALB-T-17": "Lambda targets answer nothing here; that such groups are accepted is shown",
}
