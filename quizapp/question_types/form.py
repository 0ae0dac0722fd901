"""A form inside the form, for questions of several parts; no class is made for it, as that takes long."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from wtforms import FormField
from wtforms.form import BaseForm


def parts_field(fields: Mapping[str, Any]) -> Any:
    """One field that holds these, by their names."""
    return FormField(partial(_filled, fields))


def _filled(fields: Mapping[str, Any], formdata: Any, obj: Any, prefix: str, meta: object = None) -> BaseForm:
    form = BaseForm(fields, prefix=prefix)
    form.process(formdata, obj)
    return form
