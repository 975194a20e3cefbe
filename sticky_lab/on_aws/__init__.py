"""The same stickiness for a real load balancer, as text: AWS's keys, commands, CloudFormation, Terraform.

A lab's settings go in (a `Listener`), texts come out. Nothing here talks to AWS.
"""

from sticky_lab.on_aws.texts import AwsText, OnAws

__all__ = ["AwsText", "OnAws"]
