"""What the reference list of flaws counts as rules and the form of a file refuses already."""

from collections.abc import Mapping

CHECKED_BY_FORM: Mapping[str, str] = {
    "NO_KEY": "A question without anything that is right.",
    "MANY_KEYS": "More than one right option where only one can be chosen.",
    "DUPLICATE_OPTION": "Two options that read the same when capitals, spaces and full stops are left out.",
    "QUOTE_NOT_FOUND": "A quote whose words do not stand in the passage; the message names the closest sentence.",
    "QUOTE_AMBIGUOUS": "A quote that stands in the passage more than once.",
    "EVIDENCE_MISSING": "A question without `cite`.",
    "ORDER_NO_DATE": "An event of a timeline without a date, or without the quote that gives it; equal dates are ties.",
}
