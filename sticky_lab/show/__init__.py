"""SHOWING. Tables and charts, whose words follow the language of the page."""
