"""Facts in words: one file a kind. A phrase says what the fact says and nothing more."""

from labelwise.comparison.phrases.adverse_reaction import rate_words, reaction_words, told_trials
from labelwise.comparison.phrases.dose import (
    adjustment_words,
    adjustments_words,
    dose_words,
    doses_words,
    duration_words,
)
from labelwise.comparison.phrases.indication import indication_words
from labelwise.comparison.phrases.interaction import interaction_words, interactions_words
from labelwise.comparison.phrases.plain import (
    class_words,
    contraindication_words,
    efficacy_words,
    mechanism_words,
    parameter_words,
    population_words,
    results_words,
)
from labelwise.comparison.phrases.product import amount_words, strength_words
from labelwise.comparison.phrases.warning import heading, warning_words, warnings_words

__all__ = [
    "adjustment_words",
    "adjustments_words",
    "amount_words",
    "class_words",
    "contraindication_words",
    "dose_words",
    "doses_words",
    "duration_words",
    "efficacy_words",
    "heading",
    "indication_words",
    "interaction_words",
    "interactions_words",
    "mechanism_words",
    "parameter_words",
    "population_words",
    "rate_words",
    "reaction_words",
    "results_words",
    "strength_words",
    "told_trials",
    "warning_words",
    "warnings_words",
]
