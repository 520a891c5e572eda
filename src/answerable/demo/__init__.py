"""Embedded defaults: a made-up register, the demo request, the letter template."""
