"""The Django project around the desk: settings, addresses, the frame of every page."""
