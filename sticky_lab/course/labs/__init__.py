"""THE LABS. A folder for each, with everything of it: set-ups, judge, words."""
