"""The three real conversations, one after the other."""

import pytest

from tests.analysis.polis.conversations import Conversation, conversation
from tests.polis import CONVERSATIONS


@pytest.fixture(params=list(CONVERSATIONS))
def talk(request: pytest.FixtureRequest) -> Conversation:
    """Each conversation in turn; skips where they do not lie beside the checkout."""
    name: str = request.param
    return conversation(name)
