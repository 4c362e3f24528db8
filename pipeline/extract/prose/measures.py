"""The words of a sentence that name what a figure measures."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.statement import UnitKind

_HEADS = (
    r"charge[\s-]+offs?|revenues?|sales|net\s+income|income|loss(?:es)?|earnings|profits?|profitability|margins?|ebitdar?x?|eps|cash\s+flows?|cash"
    r"|cash\s+equivalents|equivalents|expenses?|costs?|expenditures?|capex|compensation|backlog|bookings|billings|orders|debt|borrowings"
    r"|assets|liabilities|equity|deposits|loans|dividends?|tax(?:es)?|rates?|charges?|gains?|amortization|depreciation|investments"
    r"|securities|inventor(?:y|ies)|receivables|payables?|provisions?|allowances?|charge-offs|balances?|premiums|ffo|affo|noi|aum|volumes?|growth"
    r"|shipments|production|yields?|ratios?|returns?|spending|outlays|savings|synergies|proceeds|repurchases?|purchases|liquidity"
    r"|credits?(?!\s+(?:facilit\w+|agreements?|lines?|cards?|loss(?:es)?|quality|ratings?|unions?|trading|markets?)\b)"
    r"|guidance|interest|obligations|commitments|impairments?|(?<!federal\s)reserves?|capital|values?|prices?|traffic|occupancy|adr|revpar|gmv"
    r"|performance\s+obligations?|buybacks?|benefits?|arpu|arr|acv|(?:cash|purchase|contingent|total|aggregate|deferred)\s+consideration|sg&a|ro[eai]c?|np[al]s?|delinquenc(?:y|ies)"
    r"|headcount|commissions|royalties|originations|impact|headwinds?|tailwinds?|premium|discounts?"
    r"|borrowing\s+base|maturities|effect|cet1|e\.p\.s"
)
_HEAD = re.compile(rf"\b(?:{_HEADS})(?:\b(?![-/]\w)|(?=\d\b))", re.IGNORECASE)
"""A mark of a note may be glued to it."""
_SHARE = re.compile(
    r"\W*(?:\(\"?eps\"?\)\W*)?per\s+(?:(?:basic|diluted|common|fully|ordinary|class|a|and|or|[-/])\s+)*(?:share|unit|ads)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\((?:loss|income|deficit|gaap|non-gaap)\)|from\s+(?:continuing\s+|discontinued\s+)?operations|(?:provided|used|generated)\s+"
    r"(?:by|in|from)\s+(?:\(used\s+in\)\s+)?(?:operations|\w+\s+activities)|from\s+\w+\s+activities|before\s+(?:income\s+)?taxes"
    r"|(?:attributable|available|applicable)\s+to\s+(?:[\w.&']+\s+){0,3}(?:shareholders|stockholders|shareowners|shares|interests?|parent|company|inc\.?)"
    r"|in\s+marketable\s+securities)",
    re.IGNORECASE,
)
_STOPS = frozenset(
    """
    a about achieved after ago also an and anticipates approximately are as at be been before being billion both
    bringing but by company compared decline declined decrease decreased delivered delivering doubled down driven
    drove due during earned ended ending excludes excluding expect expected expects fell first fiscal for fourth
    from full generate generated generating grew had has have higher improved improvement in include includes
    including increase increased incurred initiates into is its last lower lowered maintaining million months net-of
    of offset on or our over paid partially partly per percent posted previous primarily prior produced quarter
    raised raises raising reached reaching recognized record recorded recording reduced reduces reducing reflecting
    reflects reiterates report reported reports represented representing represents repurchased respectively
    resulted resulting returned rose same second targeting targets than that the their these third this those
    thousand through to today totaled totaling under up versus vs was we were when where which while will with would
    year
    """.split()
)
"""Words that are no part of a name: what stands before them stands alone."""
_WORD = re.compile(r"[A-Za-z][\w&'/.-]*|,|\(|\)")
_KEEP = frozenset("non-gaap gaap pro forma adjusted".split())


_BEFORE_TAX = re.compile(r"\b(?:before|after|pre|net\s+of)[\s-]+(?:provision\s+for\s+)?(?:income\s+)?$", re.IGNORECASE)
"""`Income before taxes` is no tax."""


_IN_BRACKETS = re.compile(r"[A-Za-z]\s+\((?:net\s+)?$")
"""`Net income (loss)` is one measure."""


def _heads(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that name measures and are no part of another's name."""
    for head in _HEAD.finditer(text):
        if not _BEFORE_TAX.search(text, 0, head.start()) and not _IN_BRACKETS.search(text, 0, head.start()):
            yield head


def last_measure(text: str) -> tuple[int, str] | None:
    """The measure named last in a stretch of text and where it begins, or None."""
    heads = list(_heads(text))
    if not heads:
        return None
    growth = [head for head in heads if head[0].lower() == "growth" and _OVER.match(text, head.end())]
    return _around(text, growth[-1] if growth else heads[-1])


def first_measure(text: str) -> str:
    """The measure a stretch of text begins with: `of net income and ...`; empty where it begins with none."""
    found = next(_heads(text), None)
    lead = text[: found.start()] if found else ""
    if found is None or len(lead.split()) > _LEAD or _APART.search(lead):
        return ""
    return _around(text, found)[1]


_APART = re.compile(
    r"[,;:]|\b(?:and|or|for|from|at|by|reflecting|driven|due|compared|versus|primarily|as|which|that)\b", re.IGNORECASE
)
"""What parts the words behind a figure from a measure that is not its own."""
_OVER = re.compile(r"\s+(?:over|from|in|of)\b", re.IGNORECASE)
_LEAD = 5


_BALANCE = re.compile(
    r"\b(?:performance\s+obligations?|cet1|assets|liabilities|equity|loans|deposits?|debt|borrowings|cash|allowance|reserves?|receivables?|payables?"
    r"|inventor(?:y|ies)|backlog|headcount|securities|book\s+value|goodwill|letters\s+of\s+credit|liquidity|maturities"
    r"|np[al]s?|delinquenc(?:y|ies)|authorization|borrowing\s+base|leverage\s+ratio|capital\s+ratio|regulatory\s+capital)\b",
    re.IGNORECASE,
)
_FLOW = re.compile(
    r"\b(?:average|returns?|yields?|costs?|originations?|provisions?|loss|losses\b(?!\s*$)|income|expenses?|growth|cash\s+flows?|cash\s+from"
    r"|cash\s+(?:provided|used|generated|paid|expense)|paid|proceeds|repurchased?s?|purchased?s?|gains?|amortization|fees|dividends?"
    r"|interest|sales|transactions|charge-?\s?offs|margins?|invest(?:ed|ing)|acquired|used|royalties|revenues?|per\s+day|impairments?|spend|production"
    r"|restructured|returned|borrowed|issued|raised|retired|redeemed|repaid|distributed|incurred|received|sold)\b",
    re.IGNORECASE,
)


_FOR_LOSSES = re.compile(
    r"\b(?:allowance|reserves?)\s+for\s+(?:\w+\s+)*loss(?:es)?|\bloan\s+loss(?:es)?\s+(?:allowance|reserves?)",
    re.IGNORECASE,
)


_BEARING = re.compile(r"\b(?:non-?\s?)?interest[\s-]bearing\b", re.IGNORECASE)


_IS_RATIO = re.compile(
    r"margins?|rates?|ratios?|yields?|returns?|ro[aei]c?|ro(?:tc|ic)e|percent\w*|share|mix|utilization|occupancy|coupons?|growth"
    r"|delinquenc\w+|np[al]s?|nim|premium|discounts?|impact|headwinds?|tailwinds?|benefit|retention|spread|costs?\s+of"
    r"|lo?an[\s-]to[\s-]|to\s+(?:total|average)|charge-?\s?offs|comparable|comps?|organic|constant\s+currency|tax|percent(?:age)?\s+of|allowance|reserves?|margin|excluding",
    re.IGNORECASE,
)
_IS_AMOUNT = re.compile(
    r"(?:revenues?|sales|income|loss(?:es)?|earnings|profits?|ebitdar?x?|cash(?:\s+flows?)?|expenses?|expenditures?|debt|borrowings"
    r"|assets|liabilities|equity|repurchases?|proceeds|production|volume|notes|purchases|securities|amortization|depreciation|loans|savings|spending"
    r"|deposits|investments"
    r"|eps|per\s+share|share)\W*$",
    re.IGNORECASE,
)
_IS_COUNT = re.compile(
    r"(?<!of )\b(?:headcount|shares|customers|employees|stores|subscribers|members|units)\W*$", re.IGNORECASE
)


def fits(measure: str, unit: UnitKind) -> bool:
    """Whether a level in a unit can be of a measure: no percentage is `total debt`, no amount of money a headcount."""
    if unit is UnitKind.PURE:
        return not (_IS_AMOUNT.search(measure) and not _IS_RATIO.search(measure))
    return not (unit is UnitKind.MONEY and _IS_COUNT.search(measure))


def is_balance(measure: str) -> bool:
    """Whether a measure is of a day rather than of a time: `total loans`, not `interest on loans`."""
    return bool(_BALANCE.search(_itself(measure))) and not is_flow(measure)


def is_flow(measure: str) -> bool:
    """Whether a measure says that it is of a time: `interest on loans`, `net unrealized gains`."""
    return _FLOW.search(_BEARING.sub("", _itself(measure))) is not None


def _itself(measure: str) -> str:
    """A measure without what it leaves out or is for: `book value excluding income` is a value."""
    return _FOR_LOSSES.sub("allowance", measure).partition(" excluding ")[0]


def measures(text: str) -> list[str]:
    """Every measure named in a stretch of text, in order."""
    named: list[str] = []
    end = -1
    for found in _HEAD.finditer(text):
        if found.start() >= end:
            start, words = _around(text, found)
            named.append(words)
            end = start + len(words)
    return named


def _around(text: str, head: re.Match[str]) -> tuple[int, str]:
    """The noun phrase around a head: what describes it before, `per share` and its like behind."""
    start, end = _begin(text, head.start()), head.end()
    while (
        more := _HEAD.match(text, _skip(text, end))
        or _TAIL.match(text, end)
        or _SHARE.match(text, end)
        or (_KIND.search(text, 0, end) and _OF_WHAT.match(text, end))
        or (_BOUGHT.search(text, 0, end) and _OF_THING.match(text, end))
    ):
        end = more.end()
    return start, " ".join(text[start:end].split())


_BOUGHT = re.compile(r"\b(?:purchases?|repurchases?)$", re.IGNORECASE)
_OF_THING = re.compile(
    r"\s+of\s+(?:our\s+|its\s+)?[a-z][\w-]+(?:\s+(?:and\s+)?(?!for\b|in\b|of\b|during\b)[a-z][\w-]+){0,3}"
)
_KIND = re.compile(
    r"\b(?:provisions?|allowance|reserves?|returns?|costs?|yields?|impact|benefit|headwinds?|tailwinds?)$",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(rf"\s+(?:for|on|of|from)\s+(?:[\w-]+\s+){{0,3}}?(?:{_HEADS})\b(?!-)", re.IGNORECASE)
"""`Provision` does not say of what; the words behind it do."""


def _skip(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == " " else end


_JOINED = re.compile(
    r"\b(?:returns?\s+on|costs?\s+of|provisions?\s+for|allowance\s+for|yields?\s+on|gains?\s+(?:on|from)|loss(?:es)?\s+(?:on|in|for)|available[\s-]+for|adjustments?\s+to"
    r"|amortization\s+of|reserves?\s+for|proceeds\s+from|impairments?\s+of|purchases?\s+of|repurchases?\s+of|sales?\s+of"
    r"|changes?\s+in|interest\s+on|loss(?:es)?\s+from|income\s+from|equity\s+in|value\s+of|letters?\s+of|lines?\s+of"
    r"|as\s+a\s+percent(?:age)?\s+of|(?:assets|loans|equity|debt|capital|allowance|reserves?)\s+to)\s+(?:the\s+|its\s+|our\s+)?$",
    re.IGNORECASE,
)
"""What a measure may be joined to: `return on average assets`, `allowance for loan losses`."""


_SELLING = re.compile(r"\b(?:selling|sales|marketing),\s+$", re.IGNORECASE)


def _is_pair(text: str, words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether two words describe one head: `technology and communications costs`, `salaries and employee benefits`."""
    if words[index][0] != "and" or index == 0:
        return False
    first = words[index - 1]
    if first[0] == ",":  # `cash, cash equivalents, and marketable securities`
        return index > 1 and _LISTED.fullmatch(words[index - 2][0]) is not None
    plain = first[0].isalpha() and first[0].lower() not in _STOPS and not _PAST.search(first[0])
    at = index - 1
    while at > 0 and words[at][0][0].isupper() and not text[words[at - 1].end() : words[at].start()].strip():
        at -= 1  # `Office Commercial products and cloud services revenue`
    lead = words[at - 1][0].lower() if at > 0 and not text[words[at - 1].end() : words[at].start()].strip() else ""
    return plain and (lead in _STOPS or lead in ("", ",", "(", ")") or at != index - 1)


_LISTED = re.compile(
    r"cash|equivalents|securities|investments|depreciation|amortization|deposits|borrowings|receivables|inventories"
    r"|liabilities|charges|credits|taxes|interest|gains|losses|loans|leases",
    re.IGNORECASE,
)
"""What is listed with others as one measure: `cash, cash equivalents and marketable securities`."""
_PAST = re.compile(r"ed$|^(?:grew|rose|fell|won|met|led)$", re.IGNORECASE)


def _begin(text: str, start: int) -> int:
    """Where the describing words before a head begin; a list of heads (`cash, cash equivalents and ...`) is one."""
    words = list(_WORD.finditer(text[:start]))
    begin = start
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if text[word.end() : begin].strip(" -") or " - " in text[word.end() : begin]:
            break
        before = words[index - 1][0] if index > 0 else ""
        listed = (word[0] in (",", "and") and (_LISTED.fullmatch(before) or _is_pair(text, words, index))) or (
            (word[0], before.lower()) == ("in", "investments")
        )
        if word[0].lower() in _STOPS and word[0].lower() not in _KEEP and not listed:
            break
        if len(word[0]) == 1 and not listed:
            break
        begin = word.start()
    selling = _SELLING.search(text, 0, begin) if text.startswith("general and", begin) else None
    begin = selling.start() if selling else begin
    joined = _JOINED.search(text, 0, begin)
    return _begin(text, joined.start()) if joined else begin
