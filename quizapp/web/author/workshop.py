"""The blueprint of the workshop, whose pages take larger texts than others do."""

from typing import Any

from flask import Blueprint, request

LARGEST_REQUEST = 12_000_000

bp = Blueprint("workshop", __name__, url_prefix="/workshop")


@bp.url_value_preprocessor
def take_large_texts(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A set with its passages, or a zip of a folder; before anything looks at the form."""
    request.max_content_length = request.max_form_memory_size = LARGEST_REQUEST
