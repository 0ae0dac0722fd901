"""The blueprint of the pages about classes."""

from flask import Blueprint

bp = Blueprint("teaching", __name__, url_prefix="/teach")
