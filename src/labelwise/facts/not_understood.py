"""Fact kind `not_understood`: the text speaks of it and the software could not read it."""

from __future__ import annotations

from enum import StrEnum

from labelwise.facts.base import Fact


class Reason(StrEnum):
    """Why a passage or table was not understood. Each value is a sentence for people."""

    NO_CONDITION_FOUND = "the passage names no condition that could be told apart"
    PHRASE_TOO_LONG = "the phrase is too long to be a name of a condition"
    NO_TERM_FOUND = "the passage holds no phrase that could be told apart"
    NO_STRENGTH_FOUND = "the section on forms holds no strength that could be tied to a product"
    HEADING_WITHOUT_TEXT = "a heading stands without text"
    HEADER_NOT_UNDERSTOOD = "the head of the table could not be matched to its columns"
    ARMS_NOT_UNDERSTOOD = "the arms of the study could not be told apart"
    UNIT_NOT_STATED = "neither head nor caption nor cells say in what unit the values are"
    CELL_NOT_UNDERSTOOD = "a cell holds a value in a form that could not be read"
    ROW_NOT_UNDERSTOOD = "a row could not be read as a term with values"
    NOT_AN_INCIDENCE_TABLE = "the table holds something else than how often reactions came up"
    LABORATORY_TABLE = "the table holds laboratory values, not how often reactions came up"
    MEASUREMENT_TABLE = "the table holds measurements or changes of them, not how often reactions came up"
    VITAL_SIGNS_TABLE = "the table holds vital signs, not how often reactions came up"
    DISCONTINUATION_TABLE = "the table holds reactions for which treatment was stopped, not how often reactions came up"
    EXPOSURE_ADJUSTED_TABLE = "the table holds rates by time of exposure, not shares of patients"
    EXPOSURE_TABLE = "the table holds how long or how many patients were treated"
    EFFICACY_TABLE = "the table holds outcomes of treatment or relative risks, not how often reactions came up"
    IMMUNOGENICITY_TABLE = "the table holds how many patients formed antibodies"
    DOSE_MODIFICATION_TABLE = "the table says what to do about reactions, not how often they came up"
    DEMOGRAPHICS_TABLE = "the table describes patients or studies"
    INTERACTION_TABLE = "the table holds interactions with other drugs"
    LIST_WITHOUT_NUMBERS = "the table lists reactions without a number for each"
    COUNTS_WITHOUT_PERCENTAGES = "the table holds counts without percentages, and of how many patients is not certain"
    LAYOUT_TABLE = "the table only sets text in boxes"
    TABLE_KIND_UNKNOWN = "what the table holds could not be told"
    DOSE_NOT_UNDERSTOOD = "the passage speaks of a dose that could not be read"
    LIMIT_NOT_UNDERSTOOD = "the passage speaks of a limit that could not be read"
    RULE_NOT_UNDERSTOOD = "the passage speaks of organ function and its rule could not be read"
    OBJECT_NOT_UNDERSTOOD = "the passage speaks of an interaction and its object could not be read"
    HALF_LIFE_NOT_UNDERSTOOD = "the passage gives a half-life, and whose it is or how long it is could not be told"
    RESULT_NOT_UNDERSTOOD = "the sentence sets arms of a trial side by side and its result could not be read"
    TOPIC_NOT_UNDERSTOOD = "the warning fits no topic of the vocabulary"


class NotUnderstoodFact(Fact, frozen=True, kw_only=True, tag="not_understood"):
    """`about` is the fact kind that the passage would have given."""

    about: str
    reason: Reason
    table_index: int | None = None
