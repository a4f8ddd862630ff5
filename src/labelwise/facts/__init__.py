"""The fact kinds, what a citation is, and the states an answer can have."""

from labelwise.facts.adverse_reaction import AdverseReactionFact
from labelwise.facts.base import Drug, Fact
from labelwise.facts.citation import Citation
from labelwise.facts.contraindication import ContraindicationFact
from labelwise.facts.curated_fact import CuratedFact, Standing
from labelwise.facts.dose import DoseFact
from labelwise.facts.dose_adjustment import DoseAdjustmentFact
from labelwise.facts.duration import DurationFact
from labelwise.facts.efficacy import EfficacyFact
from labelwise.facts.indication import IndicationFact
from labelwise.facts.interaction import InteractionFact
from labelwise.facts.label_facts import Account, LabelFacts, LabelHead, SectionPresence
from labelwise.facts.mechanism import MechanismFact
from labelwise.facts.not_understood import NotUnderstoodFact, Reason
from labelwise.facts.pharmacokinetics import PharmacokineticsFact
from labelwise.facts.pharmacologic_class import PharmacologicClassFact
from labelwise.facts.population import PopulationFact
from labelwise.facts.product import IngredientStrength, ProductFact
from labelwise.facts.state import State
from labelwise.facts.warning import WarningFact
from labelwise.facts.wire import KINDS, AnyFact, from_json, kind_of, to_json

__all__ = [
    "KINDS",
    "Account",
    "AdverseReactionFact",
    "AnyFact",
    "Citation",
    "ContraindicationFact",
    "CuratedFact",
    "DoseAdjustmentFact",
    "DoseFact",
    "Drug",
    "DurationFact",
    "EfficacyFact",
    "Fact",
    "IndicationFact",
    "IngredientStrength",
    "InteractionFact",
    "LabelFacts",
    "LabelHead",
    "MechanismFact",
    "NotUnderstoodFact",
    "PharmacokineticsFact",
    "PharmacologicClassFact",
    "PopulationFact",
    "ProductFact",
    "Reason",
    "SectionPresence",
    "Standing",
    "State",
    "WarningFact",
    "from_json",
    "kind_of",
    "to_json",
]
