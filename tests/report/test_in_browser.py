"""The page in a real browser: what a reader clicks, types and sees, and what hostile minutes do, which is nothing.

Needs Chromium or Chrome on this machine; nothing is downloaded.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import BROWSER, NAMES, TITLE, Open, contrast, pages, wait_until
from invented_store import HOSTILE, hostile, many

from rolecall.records import Careers

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(BROWSER is None, reason=f"no browser on the PATH: one of {', '.join(NAMES)}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    with pages(browser, tmp_path / "report.html") as opened:
        yield opened


def names(page: Any) -> list[str]:
    return list(page.locator(".row:visible .name").all_inner_texts())


def bars(page: Any) -> Any:
    return page.locator("button.bar:visible")


def count_told(page: Any) -> str:
    return str(page.locator("#found").inner_text())


def in_focus(page: Any) -> str:
    return str(page.evaluate("document.activeElement.innerText").strip())


def test_everybody_has_a_row_and_every_tenure_a_bar(open_page: Open) -> None:
    page = open_page()
    assert names(page) == ["Mína Garside", "Tom Ash", "Una Without-Post"]
    assert bars(page).count() == 4
    assert count_told(page) == "3 people, 4 tenures."
    assert page.title() == page.locator("h1").inner_text() == TITLE


def test_a_bar_is_where_its_days_are(open_page: Open) -> None:
    page = open_page()
    shares = page.evaluate(
        """() => [...document.querySelectorAll(".line > span")].map((part) =>
             [part.className, parseFloat(part.style.left), parseFloat(part.style.width)])"""
    )
    days = (2021 - 2016 + 1) * 365 + 2  # the axis runs from 2016 to 2021
    (whole, left, width), (certain, certain_left, certain_width) = shares[:2]
    assert (whole, certain) == ("possible", "certain open-end")  # began within a month, ended nobody knows when
    assert left == pytest.approx(121 / days * 100, abs=0.2)  # 1 May
    assert certain_left == pytest.approx(151 / days * 100, abs=0.2)  # 31 May
    assert left + width == pytest.approx(certain_left + certain_width, abs=0.01)  # both to when last seen
    interim = bars(page).nth(1).locator(".line")
    assert "interim" in interim.get_attribute("class")
    assert "interim" in bars(page).nth(1).inner_text()  # told by words too, not by pattern alone


def test_a_click_opens_what_is_known_and_another_closes_it(open_page: Open) -> None:
    page = open_page()
    bar = bars(page).first
    assert bar.get_attribute("aria-expanded") == "false"
    bar.click()
    assert bar.get_attribute("aria-expanded") == "true"
    details = page.locator(f"#{bar.get_attribute('aria-controls')}")
    text = " ".join(details.inner_text().split())
    for said in (
        "Head of Parks and Trees",
        "Marle Council",
        "status permanent",
        "22 November 2016 2016-11-22",
        "start May 2016 2016-05",
        "end not known to have ended",
        "In post for certain from 31 May 2016 to 1 April 2018. Began between 1 May 2016 and 31 May 2016. "
        "Not known to have ended. 2 quotations from 2 documents.",
        "earliest start 1 May 2016 2016-05-01",
        "latest end no document limits it",
        "Minutes of the Parks Panel, 22 November 2016 · minutes/m1.txt · characters 10–37 of m1",
        "characters 1,500–1,510 of m2",
    ):
        assert said in text
    assert details.locator("blockquote").all_inner_texts() == ["Mína Garside, Head of Parks", "M Garside"]
    assert [a.get_attribute("href") for a in details.locator("a").all()] == ["https://marle.example/minutes/m2"]
    bar.click()
    assert bar.get_attribute("aria-expanded") == "false"
    assert details.is_hidden()


def test_a_source_that_is_a_script_is_no_link(open_page: Open) -> None:
    page = open_page()
    bars(page).nth(1).click()
    details = page.locator(".details:visible")
    assert "javascript:alert(1)" in details.inner_text()
    assert details.locator("a").count() == 0


def test_a_name_opens_its_changes_and_a_post_its_holders(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Mína Garside", exact=True).click()
    text = " ".join(page.locator(".card:visible").inner_text().split())
    assert "Also written M Garside." in text
    assert "promoted from Head of Parks to Director of Place, after April 2018 2018-04, by 7 January 2020" in text
    page.get_by_role("radio", name="Posts").check()
    assert names(page) == ["Clerk", "Director of Place", "Head of Parks"]
    page.get_by_role("button", name="Director of Place", exact=True).click()
    held = page.locator(".card:visible li").all_inner_texts()
    assert [line.partition(",")[0] for line in held] == ["Tom Ash", "Mína Garside (interim)"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mina", ["Mína Garside"]),
        ("GARSIDE MÍNA", ["Mína Garside"]),
        ("m garside", ["Mína Garside"]),
        ("director of place", ["Mína Garside", "Tom Ash"]),
        ("aldbrook", ["Tom Ash"]),
        ("clerk marle", []),
        ("ash director marle", ["Tom Ash"]),
        ("trees", ["Mína Garside"]),
        ("interim", ["Mína Garside"]),
        ("without", ["Una Without-Post"]),
        ("nemo", []),
        ("  ", ["Mína Garside", "Tom Ash", "Una Without-Post"]),
    ],
)
def test_search_by_person_post_and_body(open_page: Open, words: str, found: list[str]) -> None:
    page = open_page()
    page.get_by_role("searchbox").fill(words)
    assert names(page) == found
    assert page.locator("#nobody").is_visible() == (not found)
    assert count_told(page).startswith(f"{len(found)} {'person' if len(found) == 1 else 'people'}")


@pytest.mark.parametrize(
    ("day", "certainly", "possibly"),
    [
        ("2017-03-01", ["Mína Garside"], ["Mína Garside", "Tom Ash"]),
        ("2016-11-22", ["Mína Garside", "Tom Ash"], ["Mína Garside", "Tom Ash"]),
        ("2016-04-30", [], ["Tom Ash"]),
        ("2020-01-07", ["Mína Garside"], ["Mína Garside", "Tom Ash"]),
        ("2022-01-01", [], ["Mína Garside", "Tom Ash"]),
    ],
)
def test_who_was_in_post_on_a_day(open_page: Open, day: str, certainly: list[str], possibly: list[str]) -> None:
    page = open_page()
    page.get_by_label("In post on").fill(day)
    assert names(page) == certainly
    assert "certainly in post on" in count_told(page)
    page.get_by_label("also those whom no document rules out").check()
    assert names(page) == possibly


def test_a_day_and_words_speak_of_one_tenure(open_page: Open) -> None:
    page = open_page(state="#q=director&on=2016-11-22")
    assert names(page) == ["Tom Ash"]
    assert count_told(page) == ("1 person of 3 certainly in post on 22 November 2016, 1 tenure.")


def test_the_address_holds_the_view(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("radio", name="Posts").check()
    page.get_by_role("searchbox").fill("place é")
    page.get_by_role("searchbox").fill("place")
    page.get_by_label("In post on").fill("2020-01-07")
    bars(page).first.click()
    address = page.url
    assert re.search(r"#view=posts&q=place&on=2020-01-07&open=tenure-[0-9a-f]{12}$", address)
    again = open_page(state="#" + address.partition("#")[2])
    assert names(again) == ["Director of Place"]
    assert again.get_by_role("searchbox").input_value() == "place"
    assert again.locator(".details:visible").count() == 1
    again.evaluate("location.hash = '#q=nemo'")
    wait_until(again, "document.getElementById('words').value === 'nemo'")
    assert names(again) == []
    again.get_by_role("button", name="Clear").click()
    assert len(names(again)) == 3
    assert "#" not in again.url


@pytest.mark.parametrize("state", ["#view=x&on=2019-99-99&open=nothing", "#q=%", "#on=yesterday", "#&&&==", "#rows"])
def test_an_address_that_says_nothing_shows_everybody(open_page: Open, state: str) -> None:
    page = open_page(state=state)
    assert len(names(page)) in (0, 3)
    assert (len(names(page)) == 0) == (state == "#q=%")


def test_the_keyboard_alone_is_enough(open_page: Open) -> None:
    page = open_page()
    press = page.keyboard.press
    page.get_by_role("searchbox").focus()
    for _ in range(20):
        press("Tab")
        if page.evaluate("document.activeElement.matches('button.name')"):
            break
    assert in_focus(page) == "Mína Garside"
    press("ArrowDown")
    assert in_focus(page) == "Tom Ash"
    press("ArrowUp")
    press("End")
    assert in_focus(page) == "Una Without-Post"
    press("Home")
    press("ArrowRight")
    assert in_focus(page).startswith("Head of Parks")
    press("Enter")
    assert page.locator(".details:visible").count() == 1
    press("Tab")
    assert page.evaluate("document.activeElement.href") == "https://marle.example/minutes/m2"
    press("Escape")
    assert page.locator(".details:visible").count() == 0
    assert in_focus(page).startswith("Head of Parks")
    press("ArrowRight")
    assert in_focus(page).startswith("Interim Director of Place")
    press("Space")
    assert page.locator(".details:visible").count() == 1
    press("Escape")
    press("ArrowLeft")
    press("ArrowLeft")
    assert in_focus(page) == "Mína Garside"
    stops = page.locator('#rows [tabindex="0"]')
    assert stops.count() == 1  # one stop for the Tab key, however long the list
    press("Shift+Tab")
    assert not page.evaluate("document.activeElement.closest('#rows')")


def test_everything_that_can_be_worked_has_a_name_and_the_count_is_told(open_page: Open) -> None:
    page = open_page()
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, input")].filter((e) =>
             !e.innerText.trim() && !e.labels?.length && !e.getAttribute("aria-label")).length"""
    )
    assert unnamed == 0
    assert page.locator("#found").get_attribute("aria-live") == "polite"
    first = page.get_by_role(
        "button", name=re.compile("Head of Parks.*from May 2016, seen in post.*not known to have ended")
    )
    assert first.count() == 1


def test_hostile_names_do_nothing_and_are_shown_as_written(open_page: Open) -> None:
    page = open_page(store=hostile())
    shown = page.evaluate("[...document.querySelectorAll('.row .name')].map((e) => e.textContent)")
    assert shown == list(HOSTILE)
    page.get_by_role("button", name="Open all").click()
    quotes = page.evaluate("[...document.querySelectorAll('#rows blockquote')].map((e) => e.textContent)")
    assert set(quotes) == set(HOSTILE)
    page.get_by_role("radio", name="Posts").check()
    assert page.locator(".row").count() == len(HOSTILE)
    page.get_by_role("searchbox").fill("<script>alert")
    assert page.locator(".row:visible").count() >= 1
    assert page.title() == TITLE
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    assert page.locator("img, iframe, b > script").count() == 0


def test_even_a_script_that_got_in_would_not_run(open_page: Open) -> None:
    page = open_page(allowed="This document requires 'TrustedHTML'")
    refused = page.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; } catch (error) { return error.name; } }"
    )
    assert refused == "TypeError"


def test_two_thousand_people_stay_smooth(open_page: Open) -> None:
    page = open_page(store=many(2000, 10), viewport={"width": 1280, "height": 900})
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < 5_000
    wait_until(page, "document.querySelectorAll('.row').length === 2000")
    assert count_told(page) == "2,000 people, 20,000 tenures."
    times = page.evaluate(
        """async () => {
          const field = document.getElementById("words"), times = [];
          for (const words of ["d", "director", "director place", "0042", ""]) {
            field.value = words;
            const start = performance.now();
            field.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.offsetHeight; // the layout is part of the answer
            times.push(performance.now() - start);
            await new Promise((next) => requestAnimationFrame(next));
          }
          return times.sort((a, b) => a - b);
        }"""
    )
    assert times[len(times) // 2] < 500, times  # a tenth of that on an idle machine
    filled = page.evaluate("document.querySelectorAll('button.bar').length")
    assert 0 < filled < 2000  # bars are drawn near the screen only
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    on_screen = "({ top }) => top > 0 && top < innerHeight"
    wait_until(page, f"[...document.querySelectorAll('.line')].map((e) => e.getBoundingClientRect()).some({on_screen})")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    wait_until(page, "document.querySelector('.row:last-child button.bar')")
    assert page.evaluate("document.querySelectorAll('button.bar').length") < 4000  # and let go again


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_can_be_read(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) > 380) == (scheme == "light")
    bars(page).first.click()
    heads = ".name, #found, .counts dt, .ticks span, .bar .main, .bar .quiet, .years"
    opened = ".details dt, .details code, .details a, figcaption, blockquote"
    for selector in f"{heads}, {opened}".split(", "):
        assert contrast(page, selector) >= 4.5, selector
    assert contrast(page, ".line .certain") >= 3


def test_a_phone_shows_it_without_scrolling_sideways(open_page: Open) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    bars(page).first.click()
    page.get_by_role("button", name="Mína Garside", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    box = bars(page).first.bounding_box()
    assert box["width"] > 250
    assert box["height"] >= 40


def test_print_has_every_row_with_its_dates_in_words(open_page: Open) -> None:
    page = open_page(store=many(60, 3))
    assert bars(page).count() < 180
    page.emulate_media(media="print")
    wait_until(page, "document.querySelectorAll('button.bar').length === 180")
    assert page.locator("#controls").is_hidden()
    assert page.locator(".when").last.bounding_box()["width"] > 50
    assert "seen in post" in page.locator(".when").last.inner_text()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_nothing_moves_for_those_who_do_not_want_it(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    style = "getComputedStyle(element, '::before').transitionDuration"
    moving = f"[...document.querySelectorAll('*')].filter((element) => parseFloat({style})).length"
    assert page.evaluate(moving) == 0


def test_conflicts_have_both_pieces_of_evidence(open_page: Open) -> None:
    page = open_page()
    text = " ".join(page.locator("#conflicts").inner_text().split())
    assert "Head of Parks, Marle Council: Mína Garside and Ida Rook, 1 January 2017" in text
    assert page.locator("#conflicts blockquote").count() == 2


def test_a_page_without_anybody(open_page: Open) -> None:
    page = open_page(store=(Careers(), ()))
    assert count_told(page) == "0 people, 0 tenures."
