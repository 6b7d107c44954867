"""One profile for hypothesis: machines that run the tests differ in speed, so no example is failed for being slow."""

from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
