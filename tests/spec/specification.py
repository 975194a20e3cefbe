"""The rules of the specification by their ids, as the package itself reads them."""

from sticky_lab.rule_texts import rules

RULES = rules()
