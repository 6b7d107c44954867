"""How good careers are: people, tenures and changes against a known truth."""

from rolecall.evaluation.careers.report import CareersReport, measure_careers

__all__ = ["CareersReport", "measure_careers"]
