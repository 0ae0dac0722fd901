"""Addresses to go on to that came with a request: only those on this server."""

import re

_OWN_PAGE = re.compile(r"/(?:[A-Za-z0-9_.~%-][A-Za-z0-9/_.~?=&%+-]*)?")
"""One that begins with two slashes would lead to another server."""


def own_page(address: str) -> str:
    """The address, where it is one of ours; else nothing."""
    return address if _OWN_PAGE.fullmatch(address) else ""
