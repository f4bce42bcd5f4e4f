"""How the random games are played, by the environment variable `LEDELSESKORT_GAMES`: normal, shortest or thorough."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

settings.register_profile(
    "normal",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    stateful_step_count=40,
    suppress_health_check=SLOW,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
)
# The same games; where one fails, the shortest that fails is sought, which takes minutes.
settings.register_profile("shortest", settings.get_profile("normal"), phases=(Phase.generate, Phase.shrink))
# Other games every time, and more of them: some ten minutes.
settings.register_profile(
    "thorough",
    settings.get_profile("shortest"),
    derandomize=False,
    max_examples=600,
    stateful_step_count=100,
    print_blob=True,
)
# For the faults that are put in.
settings.register_profile("faults", settings.get_profile("normal"), max_examples=500)
settings.load_profile(os.environ.get("LEDELSESKORT_GAMES", "normal"))
