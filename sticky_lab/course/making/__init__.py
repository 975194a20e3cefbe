"""MAKING. Notebooks, learners' copies, pages and nbgrader's course, made from their one source."""
