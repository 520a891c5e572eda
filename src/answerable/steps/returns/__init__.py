"""The statistics of requests: counted, laid out, checked."""
