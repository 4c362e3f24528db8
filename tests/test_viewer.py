"""The interactive viewer, opened as a person would: a file, no network, a click on a figure."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from click.testing import CliRunner
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import presence_of_element_located
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.cli import main
from pipeline.export import export_release
from pipeline.model.settings import OutputFormat, Settings

pytestmark = pytest.mark.slow

BROWSER, DRIVER = which("chromium") or which("chromium-browser") or which("google-chrome"), which("chromedriver")
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND"
WAIT = 60


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory, seed: Path) -> Path:
    out = tmp_path_factory.mktemp("view") / "out"
    settings = Settings(formats=(OutputFormat.INLINE,), validate=False)
    export_release(seed / "internap-2006-q1.txt", out, settings)
    return out


@pytest.fixture
def browser() -> Iterator[webdriver.Chrome]:
    if BROWSER is None or DRIVER is None:
        pytest.skip("no Chromium with its driver is installed")
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,900", NO_NETWORK):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def test_a_figure_is_clicked_and_its_fact_is_shown(result: Path, browser: webdriver.Chrome) -> None:
    made = CliRunner().invoke(main, ["view", str(result)])
    assert made.exit_code == 0, made.output
    alone = result.parent / "alone.html"
    Path(made.output.strip()).rename(alone)  # nothing beside it is needed
    browser.get(alone.as_uri())
    frame = WebDriverWait(browser, WAIT).until(presence_of_element_located((By.TAG_NAME, "iframe")))
    browser.switch_to.frame(frame)
    figure = WebDriverWait(browser, WAIT).until(lambda page: shown(page, "22,217"))
    figure.click()
    browser.switch_to.default_content()
    panel = browser.find_element(By.ID, "inspector")
    WebDriverWait(browser, WAIT).until(lambda _: "Fact Value" in panel.text)
    lines = " ".join(panel.text.split())
    assert re.search(r"Fact Value US \$ 22,217,000", lines)
    assert re.search(r"Date 1 Jan 2006 to 31 Mar 2006", lines)
    assert f"Concept {concept(result, '22217000')} " in lines
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def concept(result: Path, value: str) -> str:
    """What the facts' table says of an amount."""
    with (result / "facts.csv").open(encoding="utf-8", newline="") as table:
        return next(row["concept"].partition(":")[2] for row in csv.DictReader(table) if row["value"] == value)


def shown(page: webdriver.Chrome, text: str) -> webdriver.remote.webelement.WebElement | None:
    """The first tagged figure of that print, scrolled to."""
    found = [tag for tag in page.find_elements(By.CSS_SELECTOR, ".ixbrl-element") if tag.text.strip() == text]
    if found:
        page.execute_script("arguments[0].scrollIntoView({block: 'center'})", found[0])
    return found[0] if found else None


def test_the_viewer_asks_for_nothing(result: Path) -> None:
    """No address in the page is fetched: neither scripts nor styles nor pictures have one."""
    CliRunner().invoke(main, ["view", str(result), "--out", str(result.parent / "viewer.html")])
    page = (result.parent / "viewer.html").read_text(encoding="utf-8")
    markup = re.sub(r"(<script[^>]*>).*?</script>", r"\1</script>", page, flags=re.DOTALL)
    assert len(page) > 500_000
    assert not re.search(r"""\s(?:src|href)=["'](?!#)(?!iip-20060331\.xsd)""", markup.replace("xlink:href", " href"))


@pytest.mark.parametrize(
    ("target", "said"),
    [("", "view.no-inline"), ("iip-20060331.xml", "view.not-inline"), ("none.htm", "view.no-inline")],
)
def test_what_is_no_inline_document_is_told_in_one_sentence(
    tmp_path: Path, result: Path, target: str, said: str
) -> None:
    outcome = CliRunner().invoke(main, ["view", str(result / target if target else tmp_path)])
    assert outcome.exit_code == 1
    assert said in outcome.output
    assert len(outcome.output.strip().splitlines()) == 1
