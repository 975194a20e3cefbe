"""The rules of the specification by their ids, as the package itself reads them."""

from sticky_lab.show.specification import rules

RULES = rules()
