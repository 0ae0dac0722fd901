"""The rules: the one list of them, by what they look at."""

from collections.abc import Mapping

from quizapp.content.lint.rule import Rule
from quizapp.content.lint.rules.absolute_term import RULE as ABSOLUTE_TERM
from quizapp.content.lint.rules.all_none_above import RULE as ALL_NONE_ABOVE
from quizapp.content.lint.rules.ambiguous_source import RULE as AMBIGUOUS_SOURCE
from quizapp.content.lint.rules.blank_at_start import RULE as BLANK_AT_START
from quizapp.content.lint.rules.combination import RULE as COMBINATION
from quizapp.content.lint.rules.conflict_unmarked import RULE as CONFLICT_UNMARKED
from quizapp.content.lint.rules.convergence import RULE as CONVERGENCE
from quizapp.content.lint.rules.cross_item import RULE as CROSS_ITEM
from quizapp.content.lint.rules.curly_quoted import RULE as CURLY_QUOTED
from quizapp.content.lint.rules.distractor_in_evidence import RULE as DISTRACTOR_IN_EVIDENCE
from quizapp.content.lint.rules.double_negative import RULE as DOUBLE_NEGATIVE
from quizapp.content.lint.rules.ebsr_map import RULE as EBSR_MAP
from quizapp.content.lint.rules.evidence_lacks_key import RULE as EVIDENCE_LACKS_KEY
from quizapp.content.lint.rules.glossary_tells import RULE as GLOSSARY_TELLS
from quizapp.content.lint.rules.grammar_cue import RULE as GRAMMAR_CUE
from quizapp.content.lint.rules.hottext_units import RULE as HOTTEXT_UNITS
from quizapp.content.lint.rules.implausible import RULE as IMPLAUSIBLE
from quizapp.content.lint.rules.key_longest import RULE as KEY_LONGEST
from quizapp.content.lint.rules.key_longest_set import RULE as KEY_LONGEST_SET
from quizapp.content.lint.rules.key_odd_form import RULE as KEY_ODD_FORM
from quizapp.content.lint.rules.key_position import RULE as KEY_POSITION
from quizapp.content.lint.rules.key_shortest import RULE as KEY_SHORTEST
from quizapp.content.lint.rules.long_stem import RULE as LONG_STEM
from quizapp.content.lint.rules.mixed_form import RULE as MIXED_FORM
from quizapp.content.lint.rules.near_duplicate_option import RULE as NEAR_DUPLICATE_OPTION
from quizapp.content.lint.rules.negative_option import RULE as NEGATIVE_OPTION
from quizapp.content.lint.rules.negative_stem import RULE as NEGATIVE_STEM
from quizapp.content.lint.rules.negative_stem_emphasised import RULE as NEGATIVE_STEM_EMPHASISED
from quizapp.content.lint.rules.no_passage_needed import RULE as NO_PASSAGE_NEEDED
from quizapp.content.lint.rules.not_given_but_found import RULE as NOT_GIVEN_BUT_FOUND
from quizapp.content.lint.rules.numeric_order import RULE as NUMERIC_ORDER
from quizapp.content.lint.rules.opinion import RULE as OPINION
from quizapp.content.lint.rules.opposite_pair import RULE as OPPOSITE_PAIR
from quizapp.content.lint.rules.option_count import RULE as OPTION_COUNT
from quizapp.content.lint.rules.option_subsumed import RULE as OPTION_SUBSUMED
from quizapp.content.lint.rules.paragraph_overused import RULE as PARAGRAPH_OVERUSED
from quizapp.content.lint.rules.paragraph_uncovered import RULE as PARAGRAPH_UNCOVERED
from quizapp.content.lint.rules.process_balance import RULE as PROCESS_BALANCE
from quizapp.content.lint.rules.pronoun_start import RULE as PRONOUN_START
from quizapp.content.lint.rules.range_overlap import RULE as RANGE_OVERLAP
from quizapp.content.lint.rules.relative_date import RULE as RELATIVE_DATE
from quizapp.content.lint.rules.repeated_opening import RULE as REPEATED_OPENING
from quizapp.content.lint.rules.scope_mismatch import RULE as SCOPE_MISMATCH
from quizapp.content.lint.rules.source_unused import RULE as SOURCE_UNUSED
from quizapp.content.lint.rules.stem_harder import RULE as STEM_HARDER
from quizapp.content.lint.rules.stem_key_repeat import RULE as STEM_KEY_REPEAT
from quizapp.content.lint.rules.two_questions import RULE as TWO_QUESTIONS
from quizapp.content.lint.rules.unfocused_stem import RULE as UNFOCUSED_STEM
from quizapp.content.lint.rules.vague_term import RULE as VAGUE_TERM
from quizapp.content.lint.rules.verbatim_key import RULE as VERBATIM_KEY
from quizapp.content.lint.rules.year_unseen import RULE as YEAR_UNSEEN

RULES: Mapping[str, Rule] = {
    each.id: each
    for each in (
        NEAR_DUPLICATE_OPTION,
        OPTION_SUBSUMED,
        RANGE_OVERLAP,
        OPTION_COUNT,
        KEY_LONGEST,
        KEY_SHORTEST,
        KEY_ODD_FORM,
        ALL_NONE_ABOVE,
        COMBINATION,
        ABSOLUTE_TERM,
        VAGUE_TERM,
        NEGATIVE_OPTION,
        DOUBLE_NEGATIVE,
        GRAMMAR_CUE,
        STEM_KEY_REPEAT,
        CONVERGENCE,
        OPPOSITE_PAIR,
        NUMERIC_ORDER,
        REPEATED_OPENING,
        MIXED_FORM,
        IMPLAUSIBLE,
        VERBATIM_KEY,
        DISTRACTOR_IN_EVIDENCE,
        NO_PASSAGE_NEEDED,
        NEGATIVE_STEM,
        NEGATIVE_STEM_EMPHASISED,
        UNFOCUSED_STEM,
        BLANK_AT_START,
        LONG_STEM,
        TWO_QUESTIONS,
        CURLY_QUOTED,
        OPINION,
        PRONOUN_START,
        STEM_HARDER,
        AMBIGUOUS_SOURCE,
        RELATIVE_DATE,
        CONFLICT_UNMARKED,
        EVIDENCE_LACKS_KEY,
        YEAR_UNSEEN,
        SCOPE_MISMATCH,
        NOT_GIVEN_BUT_FOUND,
        HOTTEXT_UNITS,
        EBSR_MAP,
        GLOSSARY_TELLS,
        CROSS_ITEM,
        KEY_LONGEST_SET,
        KEY_POSITION,
        PARAGRAPH_UNCOVERED,
        PARAGRAPH_OVERUSED,
        SOURCE_UNUSED,
        PROCESS_BALANCE,
    )
}
