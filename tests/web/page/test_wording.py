from qa.models import Outcome
from web.page.wording import BADGES


def test_every_outcome_has_a_badge_of_its_own() -> None:
    assert set(BADGES) == set(Outcome)
    assert len(set(BADGES.values())) == len(Outcome)
