"""The running app without its pages."""

import pytest
from harbour import OpenApplication

from quizapp.services.application import Application


@pytest.fixture
def application(open_application: OpenApplication) -> Application:
    """The app on an empty database, with the set `harbour`."""
    return open_application()
