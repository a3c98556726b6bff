"""The system's own reasons in Danish."""

import errno
from pathlib import Path

from risikoapp.i18n import _
from risikoapp.messages.names import file_name


def unreadable(path: Path, reason: OSError | None) -> str:
    """That a file cannot be read, and why."""
    return _("{file} kan ikke læses: {reason}. Ret det, eller vælg en anden fil.").format(
        file=file_name(path), reason=system_reason(reason)
    )


def system_reason(error: OSError | None) -> str:
    """The system's reason in Danish, to stand after a colon."""
    number = error.errno if error is not None else None
    if number in _NO_ACCESS:
        return _("du har ikke lov til det")
    if number in _FULL:
        return _("der er ikke mere plads på drevet")
    if number in _UNREACHABLE:
        return _("der er ingen forbindelse til drevet")
    if number in _IN_USE:
        return _("filen er i brug af et andet program")
    words = {
        errno.ENOENT: _("mappen findes ikke"),
        errno.EROFS: _("drevet er skrivebeskyttet"),
        errno.EISDIR: _("det er en mappe og ikke en fil"),
        errno.ENOTDIR: _("en del af stien er en fil og ikke en mappe"),
        errno.ENAMETOOLONG: _("navnet er for langt"),
        errno.ELOOP: _("genvejen fører tilbage til sig selv"),
        errno.EFBIG: _("den er for stor"),
        errno.EIO: _("drevet svarer med en fejl"),
        errno.EINVAL: _("det er ikke en almindelig fil, eller navnet kan ikke bruges her"),
        errno.EMFILE: _("der er for mange åbne filer"),
        errno.ENFILE: _("der er for mange åbne filer"),
        errno.ENOMEM: _("der er ikke hukommelse nok"),
    }
    if number in words:
        return words[number]
    return _("systemet meldte fejl {number}").format(number=number) if number else _("systemet gav ingen grund")


_NO_ACCESS = (errno.EACCES, errno.EPERM)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_IN_USE = (errno.EBUSY, errno.ETXTBSY)
_UNREACHABLE = (
    errno.ENODEV,
    errno.ENXIO,
    errno.ESTALE,
    errno.ETIMEDOUT,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.ENOTCONN,
)
