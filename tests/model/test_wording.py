"""Normal forms of labels, as printed and as they are looked up."""

import pytest

from pipeline.model.wording import gist


@pytest.mark.parametrize(
    ("printed", "looked_up"),
    [
        ("Accounts receivable, net of allowances of $82", "account receivable net allowance"),
        ("Net income per share—basic", "net income share basic"),
        ("Cash and cash equivalents – end of year", "cash cash equivalent end year"),
        ("Shareholders’ equity", "shareholder equity"),
        ("Right‑of‑use assets (Note 3)", "right use asset"),
    ],
)
def test_labels_are_looked_up_by_the_words_that_carry_the_meaning(printed: str, looked_up: str) -> None:
    assert gist(printed) == looked_up
