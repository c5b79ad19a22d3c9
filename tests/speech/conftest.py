"""Profiles of the property tests: a short one by default, HYPOTHESIS_PROFILE=long for 50,000 examples."""

import os

from hypothesis import HealthCheck, settings

_QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
settings.register_profile("short", max_examples=150, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("long", max_examples=50_000, deadline=None, suppress_health_check=_QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))
