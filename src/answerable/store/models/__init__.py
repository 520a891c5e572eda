"""Every table of the desk, a module for each kind of thing."""

from answerable.store.models.people import Person, SignInAttempt

__all__ = ["Person", "SignInAttempt"]
