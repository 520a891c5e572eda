"""The letters of a request, with an answer and without."""
