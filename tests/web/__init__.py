"""The screens of the desk, without a browser."""
