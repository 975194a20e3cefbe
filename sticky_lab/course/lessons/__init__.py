"""THE LESSONS' OWN THINGS. Their questions, by the number of the lesson, and what one of them sets up."""
