"""A corpus in which every text is one's own, the page of the seeds, and a browser."""

import asyncio
import json
import os
import runpy
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import corpora
import pytest

import pakafg
from pakafg import (
    Actor,
    ActorMention,
    Amount,
    Blame,
    CasualtyClaim,
    Catalogue,
    Ceasefire,
    CeasefireReport,
    Citation,
    Corpus,
    Count,
    DateClaim,
    Delegation,
    Demand,
    DemandReport,
    Document,
    Event,
    Incident,
    Link,
    Note,
    OrderClaim,
    Place,
    PlaceMention,
    QuantityClaim,
    Report,
    Response,
    RoundReport,
    Statement,
    TalkRound,
    Term,
    When,
)
from pakafg.present.dossier import dossier
from pakafg.timeline import Timeline

# Selenium is not imported here: it may be missing.
Driver: TypeAlias = Any
Element: TypeAlias = Any
Size: TypeAlias = tuple[int, int]
Saying: TypeAlias = Callable[[str], Corpus]

MADE_CORPORA = Path(__file__).parents[2] / "bench" / "made_corpora.py"
NOTEBOOKS = sorted((Path(__file__).parents[2] / "examples" / "notebooks").glob("*.ipynb"))


def saying(text: str) -> Corpus:
    """A corpus of one record of every kind, whose every free text is this one."""
    body = f"{text} and {text}"
    here = tuple(Citation.of("d", body, 0, end) for end in (len(text), len(body)))
    claim: dict[str, Any] = {"document": "d", "claimant": "one", "citations": here}
    day = When(edtf="2025-10-19")
    word = pakafg.DefinedWord(id="word", definition=text, name=text, plural=text)
    party = pakafg.Party(id="pakistan", name=text, people="pakistani", adjective=text, capital=text)
    return Corpus(
        codebook=pakafg.Codebook(
            title=text,
            description=text,
            parties=(party, attrs.evolve(party, id="other", people=None)),
            alliances=(pakafg.Alliance(between=("pakistan", "other")),),
            statuses=(word,),
            topics=(word,),
        ),
        documents=Catalogue(
            [
                Document(
                    id="d",
                    title=text,
                    publisher=text,
                    file=text,
                    text=body,
                    sha256=sha256(body.encode()).hexdigest(),
                    left_out=(
                        pakafg.Omission(
                            reason=pakafg.OmissionReason.VIEW, citations=here, note=text
                        ),
                    ),
                )
            ]
        ),
        actors=Catalogue(
            [
                Actor(
                    id="one",
                    name=text,
                    aliases=(text,),
                    kind=pakafg.ActorKind.PERSON,
                    side=pakafg.Side.PAKISTAN,
                    mentions=(ActorMention(document="d", role=text, citations=here),),
                )
            ]
        ),
        places=Catalogue(
            [
                Place(
                    id="somewhere",
                    name=text,
                    aliases=(text,),
                    kind=pakafg.PlaceKind.TOWN,
                    latitude=31.0,
                    longitude=66.4,
                    located=text,
                    reviewed=(pakafg.Review(by=text),),
                    mentions=(PlaceMention(document="d", citations=here),),
                )
            ]
        ),
        rounds=Catalogue(
            [
                TalkRound(
                    id="talk",
                    name=text,
                    place="somewhere",
                    host="one",
                    mediators=("one",),
                    reports=(
                        RoundReport(
                            document="d",
                            label=text,
                            delegations=(
                                Delegation(side=pakafg.Side.PAKISTAN, head="one", citations=here),
                            ),
                            agenda=(Note(text=text, citations=here),),
                            outcome=(Note(text=text, citations=here),),
                            citations=here,
                        ),
                    ),
                )
            ]
        ),
        ceasefires=Catalogue(
            [
                Ceasefire(
                    id="truce",
                    name=text,
                    broker="one",
                    reports=(
                        CeasefireReport(
                            document="d",
                            state=pakafg.CeasefireState.HOLDS,
                            claimant="one",
                            brokers=("one",),
                            citations=here,
                        ),
                    ),
                )
            ]
        ),
        incidents=Catalogue(
            [
                Incident(
                    id="fight",
                    name=text,
                    kind=pakafg.IncidentKind.CLASH,
                    blames=(Blame(document="d", by="one", blamed="one", citations=here),),
                )
            ]
        ),
        events=Catalogue([Event(id="accord", name=text, kind=pakafg.EventKind.AGREEMENT)]),
        links=Catalogue(
            [Link(id="one-talk", kind=pakafg.LinkKind.SAME_EVENT, records=("talk",), reason=text)]
        ),
        statements=Catalogue(
            [
                Statement(
                    id="said",
                    speaker="one",
                    about="talk",
                    reports=(
                        Report(
                            document="d",
                            mode=pakafg.Mode.DIRECT,
                            role=text,
                            channel=text,
                            citations=here,
                        ),
                    ),
                )
            ]
        ),
        demands=Catalogue(
            [
                Demand(
                    id="asked",
                    by="one",
                    text=text,
                    reports=(
                        DemandReport(
                            document="d",
                            terms=(Term(text=text, unit=text, citations=here),),
                            citations=here,
                        ),
                    ),
                    responses=(
                        Response(
                            document="d",
                            by="one",
                            answer=pakafg.Answer.REJECTED,
                            citations=here,
                        ),
                        Response(
                            document="d",
                            by="one",
                            answer=pakafg.Answer.ACCEPTED,
                            citations=here,
                        ),
                    ),
                )
            ]
        ),
        casualties=Catalogue(
            CasualtyClaim(
                id=f"killed-{number}",
                incident="fight",
                outcome=pakafg.Outcome.KILLED,
                count=Count(words=text, low=number, high=number, best=number, coded=number),
                **claim,
            )
            for number in (4, 5)
        ),
        dates=Catalogue(
            [
                DateClaim(
                    id=f"on-{event}",
                    event=event,
                    bound=pakafg.Bound.WHOLE,
                    when=day,
                    basis=pakafg.Basis.STATED,
                    words=text,
                    **claim,
                )
                for event in ("talk", "truce", "fight")
            ]
        ),
        orders=Catalogue(
            [
                OrderClaim(
                    id="after",
                    event="talk",
                    relation=pakafg.OrderRelation.AFTER,
                    other="fight",
                    words=text,
                    **claim,
                )
            ]
        ),
        quantities=Catalogue(
            [
                QuantityClaim(
                    id="trucks",
                    topic="trucks",
                    count=Amount(words=text, low=1.0, high=1.0),
                    unit=text,
                    **claim,
                )
            ]
        ),
    )


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return corpora.seeds()


@pytest.fixture(scope="session")
def timeline(corpus: Corpus) -> Timeline:
    return pakafg.timeline.reconcile(corpus)


@pytest.fixture(scope="session")
def corpus_saying() -> Saying:
    return saying


@pytest.fixture(scope="session")
def page_of_seeds(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossier(corpus, tmp_path_factory.mktemp("dossier") / "dossier.html")


@pytest.fixture(scope="session")
def shown_notebooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The notebooks, run side by side and written as pages that load nothing."""
    reason = "running notebooks needs nbclient, nbconvert and ipykernel"
    nbformat, nbclient, nbconvert, configuration, _ = (
        pytest.importorskip(name, reason=reason)
        for name in ("nbformat", "nbclient", "nbconvert", "traitlets.config", "ipykernel")
    )
    notebooks = {path.stem: nbformat.read(path, as_version=4) for path in NOTEBOOKS}

    async def run(sockets: Path) -> None:
        """Run each over sockets that are files: a port may be taken before its kernel has it."""
        clients = []
        for name, notebook in notebooks.items():
            kernel = {"transport": "ipc", "connection_file": str(sockets / f"{name}.json")}
            config = configuration.Config(AsyncKernelManager=kernel)
            clients.append(nbclient.NotebookClient(notebook, timeout=120, config=config))
        await asyncio.gather(*(client.async_execute() for client in clients))

    with warnings.catch_warnings(), tempfile.TemporaryDirectory(dir="/tmp") as sockets:
        # Not below the tests' own folder: the path of a socket has a hundred letters at most.
        warnings.simplefilter("ignore")  # those of the kernels' own machinery
        asyncio.run(run(Path(sockets)))
        shown = {}
        for name, notebook in notebooks.items():
            body, _ = nbconvert.HTMLExporter(template_name="basic").from_notebook_node(notebook)
            shown[name] = tmp_path_factory.mktemp(name) / f"{name}.html"
            shown[name].write_text(
                f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title>'
                f'<meta name="color-scheme" content="light dark"><main>{body}</main></html>',
                encoding="utf-8",
            )
    return shown


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser without a window, which tells what it prints and what it fetches."""
    webdriver = pytest.importorskip(
        "selenium.webdriver", reason="the browser tests need Selenium: pip install selenium"
    )
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    browser = os.environ.get("CHROMIUM") or found
    driver = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("the browser tests need Chromium and its driver (Debian: chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for each in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(each)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    started.set_script_timeout(60)
    try:
        yield started
    finally:
        started.quit()


@pytest.fixture(scope="session")
def one_story() -> Corpus:
    """Thirty documents that tell of the same incidents, rounds and people."""
    made: Corpus = runpy.run_path(str(MADE_CORPORA))["one_story"](30)
    return made


@pytest.fixture(scope="session")
def folder_of_one_story(one_story: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossier(one_story, tmp_path_factory.mktemp("folder") / "dossier")


class Page:
    """An open page, and what a test asks of it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    def one(self, selector: str) -> Element:
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Element]:
        return list(self.driver.find_elements("css selector", selector))

    def run(self, script: str, *arguments: object) -> Driver:
        return self.driver.execute_script(script, *arguments)

    def click(self, element: Element) -> None:
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def press(self, key: str) -> None:
        self.driver.switch_to.active_element.send_keys(key)

    @property
    def focused(self) -> Element:
        return self.driver.switch_to.active_element

    @property
    def lit(self) -> str:
        """The characters that are lit in the text."""
        return "".join(
            self.run("return [...document.querySelectorAll('.mark.lit')].map(m => m.textContent)")
        )

    def seen(self, element: Element) -> bool:
        return bool(
            self.run(
                "const b = arguments[0].getBoundingClientRect();"
                "return b.top >= 0 && b.bottom <= innerHeight && b.width > 0",
                element,
            )
        )

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def fetched(self) -> list[str]:
        """Every address asked for since the last look, but for the page itself."""
        events = [json.loads(e["message"])["message"] for e in self.driver.get_log("performance")]
        asked = [e for e in events if e["method"] == "Network.requestWillBeSent"]
        urls = [e["params"]["request"]["url"] for e in asked]
        return [url for url in urls if not url.startswith(("file:", "data:"))]


@pytest.fixture
def visit(chromium: Driver) -> Iterator[Callable[..., Page]]:
    wait = pytest.importorskip("selenium.webdriver.support.wait")

    def go(page: Path | str, *, size: Size = (1440, 1000), dark: bool = False) -> Page:
        address = page if isinstance(page, str) else page.as_uri()
        width, height = size
        chromium.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        chromium.get("about:blank")
        chromium.get_log("browser")
        chromium.get_log("performance")
        chromium.get(address)
        # On a busy machine the driver may return while the blank page, or half of this one, is
        # shown. The scripts stand at the end, and have run once the page is complete.
        wait.WebDriverWait(chromium, 60).until(
            lambda driver: driver.execute_script(
                "return location.href.startsWith(arguments[0]) "
                "&& document.readyState === 'complete'",
                address,
            )
        )
        return Page(chromium)

    yield go
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
