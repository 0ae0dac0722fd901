"""Packs the texts of a set into a zip that `quizapp` and other machines take as a folder of sets."""

import zipfile
from io import BytesIO

from quizapp.content.bundle import Bundle

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same texts make the same file, whenever they are packed


def zipped(bundle: Bundle) -> bytes:
    """The set and its passages as a folder of sets."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in bundle.files():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
