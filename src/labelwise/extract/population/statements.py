"""The statements a label can make about a group, and the words by which each is recognised.

Order matters: the first pattern that fits a sentence gives its statement.
"Data are insufficient", "not established", "not
recommended" and "contraindicated" are four statements and stay four.
"""

from __future__ import annotations

import re

Statement = tuple[str, re.Pattern[str]]


def _rules(*rows: tuple[str, str]) -> tuple[Statement, ...]:
    return tuple((statement, re.compile(pattern, re.IGNORECASE)) for statement, pattern in rows)


PREGNANCY = _rules(
    ("contraindicated in pregnancy", r"contraindicated[^.]{0,80}pregnan|pregnan[^.]{0,60}contraindicated"),
    (
        "can cause fetal harm",
        r"\b(?:can|may|could)\s+cause\s+(?:major\s+)?(?:fetal|embryo|harm|congenital|birth"
        r"|injury)[^.]{0,60}|(?:fetal|embryo-?fetal)\s+(?:harm|toxicity)[^.]{0,60}(?:when\s+administered"
        r"|pregnant)|injury\s+and\s+death\s+to\s+the\s+developing\s+fetus",
    ),
    (
        "not recommended in pregnancy",
        r"not\s+(?:be\s+)?recommended[^.]{0,60}pregnan|should\s+not\s+be\s+(?:used|taken|given"
        r"|administered)[^.]{0,60}pregnan|avoid[^.]{0,60}(?:during\s+pregnancy|in\s+pregnan)"
        r"|pregnan[^.]{0,80}(?:should\s+not|not\s+recommended|avoid)",
    ),
    (
        "withdrawal in newborns reported after use in pregnancy",
        r"withdrawal[^.]{0,80}(?:neonat|newborn|infant)|(?:neonat|newborn|infant)[^.]{0,120}withdrawal",
    ),
    (
        "exposure late in pregnancy can harm the newborn",
        r"(?:third\s+trimester|late\s+in\s+pregnan)[^.]{0,140}(?:neonat|newborn|complication|respirat"
        r"|closure|extrapyramidal)",
    ),
    (
        "use only if the benefit justifies the risk to the fetus",
        r"only\s+if\s+(?:the\s+)?(?:potential\s+)?(?:benefit|clearly\s+needed)"
        r"|benefit[^.]{0,40}(?:clearly\s+)?(?:justif|outweigh)",
    ),
    (
        "human data show no drug-associated risk of major birth defects",
        r"(?:not|no)\s+(?:\w+\s+){0,4}?(?:identified|established|shown|found|demonstrated|reported"
        r"|indicate\w*|associat\w*)?\s*(?:a\s+|an\s+|any\s+)?(?:drug[\s-]*associated|increased?|clear"
        r"|overall\s+difference\s+in\s+the)\s+(?:\w+\s+){0,3}?risks?\s+(?:of"
        r"|for)\s+(?:\w+\s+){0,2}(?:birth\s+defects|malformations|congenital)",
    ),
    (
        "human data are insufficient to tell the risk",
        r"(?:insufficient|inadequate|not\s+sufficient|limited|no\s+(?:available\s+)?(?:human\s+)?data"
        r"|no\s+(?:adequate|data)|not\s+adequate|there\s+are\s+no)[^.]{0,140}(?:pregnan|risk"
        r"|birth\s+defects|human)|no\s+stud\w+\s+in\s+pregnant",
    ),
    (
        "not absorbed enough to expose the fetus",
        r"(?:not|negligibl\w+|minimal\w*)\s+(?:\w+\s+){0,3}absor[^.]{0,120}(?:fetal|fetus|pregnan)",
    ),
    (
        "harm to the unborn seen in animals",
        r"(?:animal|rats?|rabbits?|mice)[^.]{0,160}(?:malformation|embryo|fetal|fetotox|teratogen|lethal"
        r"|death|reduced|decreas|skeletal|adverse\s+developmental)",
    ),
    (
        "no harm to the unborn seen in animals",
        r"(?:no|not)\s+(?:\w+\s+){0,4}(?:evidence|adverse|teratogen|malformation|harm"
        r"|effects?)[^.]{0,120}(?:animal|rats?|rabbits?|mice|fetus)",
    ),
)
LACTATION = _rules(
    ("contraindicated while breastfeeding", r"contraindicated[^.]{0,80}(?:breast|nursing|lactat)"),
    (
        "breastfeeding not recommended",
        r"(?:not\s+(?:be\s+)?recommended|should\s+not|advise[^.]{0,60}not\s+to|do\s+not"
        r"|avoid)[^.]{0,60}(?:breast-?\s?feed|nurse|nursing)|(?:breast-?\s?feeding"
        r"|nursing)[^.]{0,40}(?:not\s+recommended|should\s+(?:not|be\s+discontinued)"
        r"|should\s+be\s+avoided)",
    ),
    (
        "decide whether to stop breastfeeding or the drug",
        r"decision\s+should\s+be\s+made|discontinue\s+nursing\s+or|either\s+nursing"
        r"|discontinue\s+the\s+drug",
    ),
    ("watch the breastfed infant", r"(?:monitor|observe)[^.]{0,40}(?:infant|breastfed)"),
    (
        "passes into breast milk",
        r"(?:is|are|was|were)\s+(?:\w+\s+){0,2}(?:excreted|present|secreted|found|detected"
        r"|distributed)\s+(?:\w+\s+){0,4}(?:human\s+|breast\s+|the\s+)?milk|present\s+in\s+(?:human"
        r"|breast)\s+milk(?!\s*,?\s*(?:is|or))",
    ),
    (
        "not known whether it passes into breast milk",
        r"not\s+known\s+(?:if|whether)[^.]{0,80}milk|no\s+(?:data|information)[^.]{0,80}(?:milk|lactation"
        r"|breast)|(?:unknown|insufficient|limited)[^.]{0,80}(?:milk|breast)",
    ),
    (
        "weigh the benefits of breastfeeding against the need for the drug",
        r"(?:developmental\s+and\s+health\s+)?benefits\s+of\s+breast",
    ),
    ("caution while breastfeeding", r"caution[^.]{0,80}(?:nursing|breast|lactat)"),
)
PEDIATRIC = _rules(
    ("contraindicated in children", r"contraindicated"),
    (
        "not recommended in children",
        r"not\s+(?:be\s+)?recommended|should\s+not\s+be\s+(?:used|given|administered)|not\s+for\s+use"
        r"|not\s+indicated|not\s+approved",
    ),
    (
        "safety and effectiveness in children not established",
        r"(?:have|has)\s+not\s+been\s+(?:\w+\s+)?(?:established|studied|evaluated|demonstrated"
        r"|determined)|not\s+(?:been\s+)?established|no\s+(?:data|clinical|stud)",
    ),
    (
        "no relevant use in children",
        r"no\s+relevant\s+(?:indication|use)|not\s+applicable|no\s+use\s+in\s+(?:the\s+)?pediatric",
    ),
    (
        "safety and effectiveness in children established",
        r"(?:have|has)\s+been\s+(?:established|demonstrated)|(?:is|are)\s+(?:indicated|established"
        r"|supported)|is\s+supported\s+by",
    ),
    ("studied in children", r"(?:studied|evaluated|trials?)[^.]{0,80}(?:children|pediatric|years)"),
)
GERIATRIC = _rules(
    ("not recommended in older people", r"not\s+(?:be\s+)?recommended|should\s+not\s+be|avoid"),
    (
        "lower dose or slower increase in older people",
        r"(?:reduc|lower|low\s+end|decreas|less\s+frequent|smaller|cautious|careful\w*)[^.]{0,80}dos"
        r"|dos\w+[^.]{0,60}(?:cautious|reduc|low\s+end|lower)",
    ),
    (
        "no dose change needed for age alone",
        r"no\s+(?:dos\w*|initial)[^.]{0,40}adjust|(?:not|un)\s*(?:necessary|required|needed)[^.]{0,30}",
    ),
    (
        "more sensitive or more adverse reactions in older people",
        r"(?:greater|increased|higher|more)\s+(?:\w+\s+){0,3}(?:sensitiv|risk|frequen|incidence|susceptib"
        r"|likely)|may\s+be\s+more\s+sensitive",
    ),
    ("no overall difference seen between older and younger people", r"no\s+(?:\w+\s+){0,4}differences?"),
    (
        "too few older people studied",
        r"(?:did\s+not\s+include|not\s+include|insufficient|not\s+(?:been\s+)?(?:studied|established"
        r"|evaluated|determined))",
    ),
    (
        "monitor kidney function in older people",
        r"renal\s+function[^.]{0,80}(?:monitor|useful|decreas)"
        r"|more\s+likely\s+to\s+have\s+decreased\s+renal",
    ),
)
REPRODUCTION = _rules(
    (
        "contraception during treatment and for a time after",
        r"(?:effective|highly|reliable"
        r"|adequate)?\s*(?:non-?hormonal\s+)?contracepti\w+[^.]{0,120}(?:during|while)[^.]{0,100}(?:for"
        r"|until)\s+(?:at\s+least\s+)?(?:\w+|\d+)\s*\(?\d*\)?\s*(?:days?|weeks?|months?|years?)",
    ),
    ("contraception during treatment", r"(?:use|using)\s+(?:\w+\s+){0,4}contracepti|contracepti\w+\s+(?:during|while)"),
    ("pregnancy test before treatment", r"pregnancy\s+(?:test|status)"),
    (
        "may impair fertility",
        r"(?:impair|reduc|decreas|affect)\w*[^.]{0,40}fertility|fertility[^.]{0,40}(?:impair|reduc)"
        r"|infertility",
    ),
)
GROUPS = {
    "pregnancy": PREGNANCY,
    "lactation": LACTATION,
    "pediatric": PEDIATRIC,
    "geriatric": GERIATRIC,
    "reproductive_potential": REPRODUCTION,
}
