"""Words that name a period outright: `the first quarter of 2006`, `March 31, 2006`, `the December quarter`."""

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:19|20)\d\d"
FIRST, FISCAL = r"(?:fi)?rst", r"(?:fi)?scal"
"""Some print loses letters that are set as one."""
_DATE = rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+{YEAR})?\b"
_OF_YEAR = (
    rf"(?:,?\s*(?:of|in|for)?\s*(?:the\s+)?(?:{FISCAL}(?:\s+year)?|fy|year)?\s*'?(?:{YEAR}|(?<=fy)\d\d|(?<=')\d\d)\b)"
)
_ENDED = rf"(?:,?\s*(?:which\s+)?(?:ended|ending|end)\s+(?:on\s+)?{_DATE})"
ORDINAL = rf"(?:{FIRST}|second|third|fourth|1st|2nd|3rd|4th)"
COUNT = (
    r"(?:three|six|nine|twelve|thirteen|fourteen|sixteen|(?:twenty|thirty|forty|fifty)(?:-?\s?(?:two|three|four|five|six|seven|eight|nine))?"
    r"|[369]|1[2346]|2[4-8]|3[6-9]|40|5[23])"
)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
"""Says that figures and periods, or names, stand in the same order."""
NAMED = re.compile(
    rf"\b(?=[1-9adefjmnoqrsty])(?:"  # what any of these begins with: told at a glance of most words that none does
    rf"{ORDINAL}[\s-]+(?:{FISCAL}[\s-]+)?quarters?(?:\s+(?:results|period))?{_OF_YEAR}?{_ENDED}?"
    rf"|(?:Q[1-4]|[1-4]Q)(?:\s*(?:of\s+|{FISCAL}\s+|FY\s*)?'?(?:{YEAR}|\d\d)\b)?"
    rf"|{YEAR}\s+{ORDINAL}[\s-]+quarter"
    rf"|{MONTH}\s+(?:{YEAR}\s+)?quarter\b"
    rf"|(?:quarters?|{COUNT}[\s-]+(?:months?|weeks?)(?:\s+periods?)?|(?:{FISCAL}\s+|full\s+)?years?){_ENDED}"
    rf"|(?:{FIRST}\s+)?{COUNT}[\s-]+(?:months?|weeks?){_OF_YEAR}"
    rf"|{FIRST}\s+(?:two|three)\s+quarters{_OF_YEAR}"
    rf"|(?:{FIRST}|second)[\s-]+half{_OF_YEAR}?"
    rf"|end\s+of\s+{MONTH}\s+{YEAR}"
    rf"|(?:full[\s-]year|full\s+{FISCAL}\s+year|{FISCAL}(?:\s+year)?|fy)\s*'?(?:{YEAR}|\d\d\b)"
    rf"|(?:year|annual)\s+{YEAR}"
    rf"|(?:full|entire)[\s-]+(?:{FISCAL}[\s-]+)?year"
    rf"|{_DATE}"
    rf"|{YEAR}\b(?!\s+(?:act|plan|notes|annual\s+meeting|credit))"
    rf")",
    re.IGNORECASE,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_END = re.compile(rf"end\s+of\s+({MONTH})\s+({YEAR})", re.IGNORECASE)
MONTH_QUARTER = re.compile(rf"({MONTH})\s+(?:({YEAR})\s+)?quarter", re.IGNORECASE)
QUARTERS = re.compile(r"\b(two|three)\s+quarters\b", re.IGNORECASE)
HALF = re.compile(rf"({FIRST}|second)[\s-]+half\D*(\d\d(?:\d\d)?)?", re.IGNORECASE)
_LOST = re.compile(r"\b(?=rst\b|scal\b)", re.IGNORECASE)


def in_months(found: re.Match[str]) -> str:
    """A match of QUARTERS in months, which headings name lengths by."""
    return "six months" if found[1].lower() == "two" else "nine months"


def mended(words: str) -> str:
    """Words with the letters that print has lost: `rst quarter of scal 2023`."""
    return _LOST.sub("fi", words)
