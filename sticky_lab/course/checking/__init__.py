"""Checks and hints of the labs.

`check` runs in the learner's kernel and hands the work to `worker`, a process that nothing in the kernel can have
changed. What an exercise takes and how it is judged stands in one module for each lab.
"""
