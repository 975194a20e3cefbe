"""COMMANDS. One module for each command of `sticky-lab`; `sticky_lab.cli` reads the command line and calls them."""
