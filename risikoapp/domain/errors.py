"""What can be wrong with a register or an edit. The Danish words for it stand in `risikoapp.messages`."""


class DomainError(Exception):
    """Anything the domain refuses."""


class InvalidRegister(DomainError, ValueError):
    """A value breaks a rule of the model; the text says which, in English, for the log."""


class UnknownId(DomainError):
    """An edit names a risk, action, evaluation or history entry that the register does not hold."""


class InvalidEdit(DomainError):
    """An edit makes no sense as things stand, such as closing what is closed."""
