"""What labels say about pregnancy, breastfeeding and people who may become pregnant, most serious first.

"Data are insufficient", "not known", "not recommended" and "contraindicated" are four statements and stay four; what
was seen in animals is never said of people.
"""

from __future__ import annotations

from labelwise.extract.population.rule import ANIMALS, SPAN, UNKNOWN, rule

_HARM = (
    r"(?:malformation|embryo-?\s?(?:leth|tox|fetal\s+(?:loss|death|tox|mortal|leth))"
    r"|f(?:o)?etal\s+(?:deaths?|loss|resorp"
    r"|body\s+weight|weights?|toxic|abnormal|variation|malform|harm|mortal|growth|skeletal)|teratogen"
    r"|implantation\s+loss"
    r"|resorption|cleft|structural\s+abnormal|developmental\s+(?:toxic|effects|delay|abnormal)"
    r"|f(?:o)?etotox|abortion|lethal"
    r"|(?:pup|offspring|neonatal)\s+(?:\w+\s+)?(?:surviv|mortal|deaths?|weight|viab|loss)|stillb|skeletal|ossification"
    r"|congenital|visceral)"
)
_SEEN = (
    r"(?:result\w*\s+in|caus\w+|produc\w+|induc\w+|increas\w+|observed|seen|led\s+to"
    r"|associated\s+with|evidence\s+of|show\w+"
    r"|reveal\w+|includ\w+|occurr\w+|decreas\w+|reduc\w+|demonstrat\w+|found|noted|teratogenic\s+in|embryotoxic\s+in)"
)
_NONE = r"\b(?:no|not|nor|without|neither|fail\w*|lack|negative|absence|rather\s+than)\b"

PREGNANCY = (
    rule(
        "contraindicated in pregnancy together with a drug that it is combined with",
        "contraindicated",
        r"\bcombination\b[^.]{0,120}contraindicated[^.]{0,90}pregnan",
        r"not\s+contraindicated",
    ),
    rule(
        "contraindicated in pregnancy",
        "contraindicated",
        r"contraindicated[^.]{0,90}pregnan|pregnan[^.]{0,60}\bcontraindicated",
        r"not\s+contraindicated",
    ),
    rule(
        "can cause harm to the unborn",
        "cause|harm|toxicity|injury",
        r"\b(?:can|may|could)\s+cause\s+(?:major\s+|serious\s+|severe\s+)?(?:f(?:o)?etal|embryo|harm\s+to"
        r"|congenital|birth|injury)"
        r"|(?:f(?:o)?etal|embryo-?f(?:o)?etal)\s+(?:harm|toxicity)[^.]{0,60}(?:when\s+administered|pregnant)"
        r"|injury\s+and\s+death\s+to\s+the\s+developing\s+fetus",
        rf"{UNKNOWN}|\bnot\s+(?:\w+\s+){{0,3}}cause|no\s+evidence",
    ),
    rule(
        "avoid from about {weeks} weeks of pregnancy on",
        "weeks",
        r"\bavoid[^.]{0,120}?(?:about\s+|at\s+|after\s+)(?P<weeks>\d\d)\s+weeks",
    ),
    rule(
        "not recommended in pregnancy",
        "pregnan",
        r"not\s+(?:be\s+)?recommended[^.]{0,60}pregnan|should\s+not\s+be\s+(?:used|taken|given"
        r"|administered)[^.]{0,60}pregnan"
        r"|avoid[^.]{0,60}(?:during\s+pregnancy|in\s+pregnan|while\s+pregnant)|do\s+not\s+use[^.]{0,30}pregnan"
        r"|pregnan[^.]{0,60}\b(?:should\s+not\s+(?:take|use|receive|be\s+(?:treated|given))|is\s+not\s+recommended)"
        r"|avoid\s+(?:becoming\s+)?pregnan",
        r"only\s+if|unless",
    ),
    rule(
        "withdrawal in newborns after use in pregnancy",
        "withdrawal",
        r"withdrawal[^.]{0,80}(?:neonat|newborn|infant)|(?:neonat|newborn|infant)[^.]{0,120}withdrawal",
    ),
    rule(
        "use late in pregnancy can harm the newborn",
        "third trimester|late in pregnan|near term|late pregnan|late stages",
        r"(?:third\s+trimester|late\s+in\s+pregnan|near\s+term|late\s+pregnan|late\s+stages)[^.]{0,160}"
        r"(?:neonat|newborn|complication|respirat|closure|extrapyramidal|hypotonia|hemorrhag|oligohydramnios)",
        UNKNOWN,
    ),
    rule(
        "risk to the child reported after use in early pregnancy",
        "first trimester|early pregnan",
        r"(?:first[\s-]trimester|early\s+(?:in\s+)?pregnan)[^.]{0,160}(?:increased\s+risk|malformation"
        r"|defects?|cleft|miscarriage)"
        r"|increased\s+(?:risk|rates?)[^.]{0,120}first\s+trimester",
        rf"{UNKNOWN}|\b(?:no|not|without)\s+(?:\w+\s+){{0,6}}(?:risk|increase|association|associat\w+"
        rf"|identif\w+)|insufficient",
    ),
    rule(
        "use only if the benefit justifies the risk to the fetus",
        "only if|only when|justif|outweigh|clearly needed",
        r"only\s+(?:if|when)\s+(?:the\s+)?(?:potential\s+|expected\s+)?(?:benefit|clearly|it\s+is\s+clearly|need)"
        r"|benefits?[^.]{0,50}(?:justif|outweigh)|unless\s+clearly\s+needed",
    ),
    rule(
        "no drug-associated risk of birth defects found in people",
        "not |no ",
        r"\b(?:not|no)\s+(?:\w+\s+){0,4}?(?:identif\w+|establish\w*|show\w*|found|demonstrated|reported"
        r"|indicat\w*|associat\w*|reveal\w*"
        r"|suggest\w*)?\s*(?:an?\s+|any\s+)?(?:clear\s+)?(?:drug[\s-]*associated|increased?"
        r"|association)\s+(?:\w+\s+){0,6}?"
        r"(?:birth\s+defects|malformations|congenital)",
        r"insufficient|no\s+(?:available\s+)?(?:human\s+)?data|cannot|inadequate|limited",
    ),
    rule(
        "no adequate studies in pregnant women",
        "adequate|well-controlled|no stud",
        r"\bno\s+(?:\w+\s+)?(?:adequate|well-?\s?controlled|stud\w+\s+in\s+pregnan|controlled)"
        r"|not\s+been\s+studied\s+in\s+pregnan",
    ),
    rule(
        "human data are insufficient to tell the risk",
        "insufficient|inadequate|not sufficient|limited|no |lack|not adequate",
        r"(?:insufficient|inadequate|not\s+sufficient|limited|lack\s+of|not\s+adequate"
        r"|\bno\s+(?:\w+\s+){0,3}(?:data|information"
        r"|reports))[^.]{0,160}(?:pregnan|risk|birth\s+defects|human)",
    ),
    rule(
        "too little is absorbed to reach the fetus",
        "absor",
        r"(?:not|negligibl\w+|minimal\w*|low)\s+(?:\w+\s+){0,4}absor[^.]{0,120}(?:fetal|fetus|pregnan)",
    ),
    rule(
        "not known whether it can harm the unborn",
        "not known|unknown",
        r"(?:not\s+known|unknown)[^.]{0,100}(?:f(?:o)?etal\s+harm|harm\s+to|pregnan)",
        r"background|estimated",
    ),
    rule(
        "harm to the unborn seen in animals",
        "rats|rat |rabbit|mice|mouse|animal|monkey|dogs|hamster",
        _HARM,
        rf"{_NONE}|{UNKNOWN}|background|always\s+predictive",
        (ANIMALS, _SEEN),
    ),
    rule(
        "not studied in pregnant animals",
        "animal",
        r"animal\s+(?:reproduc\w+|development\w+|embryo\w*)[^.]{0,60}(?:have|has)\s+not\s+been"
        r"|no\s+animal\s+(?:reproduc|stud|data)",
    ),
    rule(
        "no harm to the unborn seen in animals",
        "rats|rat |rabbit|mice|mouse|animal|monkey|harm to the f",
        r"(?:\bno\b|\bnot\b|\bwithout)\s+(?:[\w-]+\s+){0,5}(?:evidence|adverse|teratogen|malformation"
        r"|harm|effects?\b|toxicity|embryo"
        r"|fetal|developmental)",
        r"not\s+been\s+(?:conducted|completed|performed|studied|evaluated)|maternal\s+(?:effect"
        r"|toxic)\w*\s+level|insufficient"
        r"|\bhowever\b|\bbut\b|increas|decreas|reduc|resulted|caused",
        (rf"{ANIMALS}|harm\s+to\s+the\s+f",),
    ),
    rule(
        "category {letter} of the older letter scheme",
        "category",
        r"pregnancy(?:\s+teratogenic\s+effects)?[\s:,-]*(?:pregnancy\s+)?category:?\s+(?P<letter>[abcdx])\b",
    ),
)
LACTATION = (
    rule(
        "contraindicated while breastfeeding",
        "contraindicated",
        r"contraindicated[^.]{0,80}(?:breast|nursing|lactat)",
        r"not\s+contraindicated",
    ),
    rule(
        "breastfeeding not recommended during treatment and for {span} after it",
        "breast|nurs",
        r"(?:not\s+(?:be\s+)?recommended|not\s+to\b|should\s+not|do\s+not|avoid|discontinue"
        r"|stop|interrupt)[^.]{0,60}"
        rf"(?:breast|nurs|lactat)[^.]{{0,140}}?\b(?:for|until)\s+(?:at\s+least\s+"
        rf"|a\s+minimum\s+of\s+)?(?P<span>{SPAN})",
    ),
    rule(
        "breastfeeding not recommended",
        "breast|nurs",
        r"(?:not\s+(?:be\s+)?recommended|should\s+not|advise[^.]{0,60}not\s+to|do\s+not"
        r"|avoid)[^.]{0,60}(?:breast-?\s?feed|nurse|nursing)"
        r"|(?:breast-?\s?feeding|nursing)[^.]{0,60}(?:not\s+recommended|should\s+(?:not"
        r"|be\s+discontinued)|should\s+be\s+avoided)",
    ),
    rule(
        "decide whether to stop breastfeeding or the drug",
        "decision|discontinue",
        r"decision\s+should\s+be\s+made|discontinue\s+(?:nursing|breast-?\s?feeding)\s+or"
        r"|either\s+nursing|or\s+(?:to\s+)?discontinue\s+the\s+drug",
    ),
    rule(
        "watch the breastfed infant",
        "monitor|observe",
        r"(?:monitor|observe)(?:ed)?[^.]{0,60}(?:infant|breast-?\s?fed|child)|(?:infants?"
        r"|breast-?\s?fed)[^.]{0,60}(?:monitored|observed)\s+for",
    ),
    rule(
        "passes into breast milk in small amounts",
        "milk",
        r"(?:low|small|trace|minimal|negligible|limited)\s+(?:\w+\s+){0,3}(?:amounts?|levels?"
        r"|concentrations?|quantit\w+)[^.]{0,60}milk"
        r"|milk[^.]{0,50}(?:at|in)\s+(?:very\s+)?(?:low|small|trace)\s+(?:amounts?|levels?|concentrations?|quantit\w+)",
        rf"{UNKNOWN}|{ANIMALS}",
    ),
    rule(
        "passes into breast milk",
        "milk",
        r"(?:is|are|was|were|been)\s+(?:\w+\s+){0,2}(?:excreted|present|secreted|found|detected"
        r"|distributed|transferred)\s+"
        r"(?:\w+\s+){0,4}(?:human\s+|breast\s+|the\s+)?milk|\b(?:appears?|passes"
        r"|distributes)\s+in(?:to)?\s+(?:\w+\s+)?(?:breast|human)",
        rf"{UNKNOWN}|{ANIMALS}|many\s+drugs|other\s+drugs|\bigg\b|immunoglobulin|\bnot\s+(?:detected"
        rf"|present|excreted|found)|other\s+\w+s\s+are",
    ),
    rule(
        "not found in breast milk",
        "milk",
        r"\bnot\s+(?:been\s+)?(?:detect\w+|present|excreted|found|expected\s+to\s+be\s+(?:present"
        r"|excreted))\s+(?:\w+\s+){0,4}milk",
        rf"{UNKNOWN}|{ANIMALS}",
    ),
    rule(
        "not known whether it passes into breast milk",
        "milk|lactation|breast",
        r"(?:not|un)\s*known\s+(?:if|whether)?[^.]{0,90}milk|\bno\s+(?:\w+\s+){0,3}(?:data|information"
        r"|studies|reports)[^.]{0,90}(?:milk|lactati"
        r"|breast)|(?:insufficient|limited|lack\w*)[^.]{0,90}(?:milk|breast|lactati)"
        r"|not\s+been\s+(?:studied|evaluated)[^.]{0,60}(?:milk|lactat|nursing)",
    ),
    rule(
        "passes into the milk of animals",
        "milk",
        rf"milk[^.]{{0,80}}{ANIMALS}|{ANIMALS}[^.]{{0,140}}milk",
        rf"{UNKNOWN}|\bnot\s+(?:\w+\s+){{0,2}}(?:detected|excreted|found)",
    ),
    rule(
        "weigh the benefits of breastfeeding against the need for the drug",
        "benefits of breast",
        r"benefits\s+of\s+breast",
    ),
    rule(
        "caution while breastfeeding",
        "caution",
        r"caution[^.]{0,90}(?:nursing|breast|lactat)",
    ),
    rule(
        "ask a health professional before use while breastfeeding",
        "ask a",
        r"breast-?\s?feeding[^.]{0,60}ask\s+a|ask\s+a[^.]{0,80}breast-?\s?feeding",
    ),
)
REPRODUCTION = (
    rule(
        "men: contraception during treatment and for {span} after it",
        "contracept",
        r"\b(?:advise|inform|counsel|instruct|tell)\s+(?:the\s+)?(?:males?|men"
        r"|sexually\s+active\s+males?)\b[^.]{0,160}contracepti\w+[^.]{0,100}(?:during"
        r"|while|throughout)[^.]{0,140}?\b(?:for|until)\s+"
        rf"(?:at\s+least\s+|a\s+minimum\s+of\s+|approximately\s+)?(?P<span>{SPAN})",
    ),
    rule(
        "women: contraception during treatment and for {span} after it",
        "contracept",
        r"contracepti\w+[^.]{0,100}(?:during|while|throughout|prior\s+to)[^.]{0,140}?\b(?:for|until)\s+"
        rf"(?:at\s+least\s+|a\s+minimum\s+of\s+|approximately\s+)?(?P<span>{SPAN})",
    ),
    rule(
        "contraception during treatment",
        "contracept",
        r"(?:use|using)\s+(?:\w+\s+){0,4}contracepti|contracepti\w+\s+(?:methods?\s+)?(?:during|while|throughout)",
    ),
    rule(
        "hormonal contraceptives may fail",
        "contracept",
        r"(?:reduc|decreas|less|fail|ineffective|compromise)\w*[^.]{0,80}(?:hormonal|oral)\s+contracepti"
        r"|(?:hormonal|oral)\s+contracepti\w+[^.]{0,80}"
        r"(?:less\s+effective|ineffective|fail|reduc|decreas)",
        r"\b(?:no|not)\s+(?:\w+\s+){0,4}(?:effect|reduc|expected)",
    ),
    rule(
        "pregnancy test before treatment",
        "pregnancy",
        r"pregnancy\s+(?:test|status)|(?:exclude|rule\s+out)\s+pregnancy",
        r"not\s+(?:required|necessary)",
    ),
    rule(
        "may impair fertility",
        "fertil",
        r"\b(?:may|can|could|might)\s+(?:\w+\s+){0,3}(?:impair|reduc|decreas|affect"
        r"|compromis)\w*[^.]{0,60}fertility|(?:may|can)\s+(?:cause|lead\s+to)"
        r"[^.]{0,60}infertility|fertility\s+may\s+be|impairment\s+of\s+(?:male\s+"
        r"|female\s+)?fertility\s+(?:may|was\s+(?:observed|seen))",
        r"\b(?:no|not)\b",
    ),
)
