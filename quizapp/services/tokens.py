"""Tokens: the random names by which addresses and cookies tell attempts, classes, sets and sign-ins."""

import re
import secrets

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
"""The shape of every token of ours; a database must not see others, as PostgreSQL would stumble over a NUL."""


def new_token() -> str:
    """128 random bits for a URL or a cookie."""
    return secrets.token_urlsafe(16)
