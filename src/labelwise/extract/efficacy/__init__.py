"""Results of trials, from the tables of the section on clinical studies."""

from labelwise.extract.efficacy.results import efficacy

__all__ = ["efficacy"]
