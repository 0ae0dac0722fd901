"""Practice that a student chose, in a browser: a hint, a second try, the proof in place, and what was missed again."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

SET = "invitation-accepted"
RIGHT, WRONG = "If they broke UN resolutions", "If they agreed on new arms deals"


def test_a_question_is_practised_to_its_proof_and_the_missed_ones_again(visit: Callable[..., Page]) -> None:
    page = visit(f"/sets/{SET}")
    page.get_by_role("button", name="Practise").click()
    page.wait_for_url("**/attempts/*")  # with its script: without it there is no page any more once the line is cut
    first = page.locator("fieldset.question").first
    verdict = page.locator(".practice .verdict")
    first.get_by_label(WRONG, exact=True).check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Check my answer · Question 1", exact=True).click()
    expect(page.locator("[data-connection-lost]")).to_contain_text("This device has no network.")
    page.context.set_offline(False)
    expect(page.locator("[data-connection-lost]")).to_be_hidden()
    page.get_by_role("button", name="Check my answer · Question 1", exact=True).click()
    expect(verdict).to_contain_text("1 try left.")
    expect(page.locator(".hint-box")).to_contain_text("paragraph 8")

    first.get_by_label(RIGHT, exact=True).check()
    page.get_by_role("button", name="Check again · Question 1", exact=True).click()
    expect(verdict).to_contain_text("Right")
    page.get_by_role("link", name="Show it in the passage").click()
    expect(page.locator("#passages .sentence.is-shown")).to_be_in_viewport()

    page.get_by_role("button", name="Review and hand in").click()
    page.wait_for_url("**/review")
    page.get_by_role("button", name="Hand in with 10 open").click()
    expect(page.locator(".read-again")).to_contain_text("Read these sentences again")
    page.get_by_role("button", name="Practise the 10 questions you missed").click()

    expect(page.locator("fieldset.question")).to_have_count(10)
