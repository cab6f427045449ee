"""The main path, and the numbers of the steps."""

from hypothesis import given
from tests.effort import cases
from tests.pages import process_of, random_pages, step


def numbers(*steps, **page):
    return process_of(process="P", steps=list(steps), **page).numbers


def test_a_straight_page_counts_from_one():
    found = numbers(step("A"), step("B"), step("C"))
    assert found.labels == ("1", "2", "3")
    assert found.main_path == (0, 1, 2, 3)
    assert found.steps_to_go == 3


def test_a_side_step_takes_the_number_before_it_with_a_letter():
    found = numbers(
        step("A", decide="?", answers={"Yes": "D", "No": "B"}), step("B"), step("C", next="lost"), step("D")
    )
    assert found.labels == ("1", "1a", "1b", "2")


def test_the_first_answer_that_leads_to_a_sale_is_the_main_path():
    found = numbers(
        step("A", decide="?", answers={"No": "lost", "Later": "B", "Yes": "C"}), step("B", next="later"), step("C")
    )
    assert found.main_path == (0, 2, 3)


def test_silence_is_never_chosen_and_steps_that_may_be_passed_over_are_on_the_path():
    found = numbers(step("A", no_reply={"after": "2 days", "go": "C"}), step("B", only_if="so"), step("C"))
    assert found.main_path == (0, 1, 2, 3)
    only_by_silence = numbers(step("A", next="lost", no_reply={"after": "2 days", "go": "won"}))
    assert only_by_silence.main_path == ()
    assert only_by_silence.labels == ("1",)


def test_an_answer_that_would_pass_a_step_twice_is_not_chosen():
    found = numbers(step("A"), step("B", decide="?", answers={"Again": "A", "On": "won"}))
    assert found.main_path == (0, 1, 2)


def test_where_no_way_leads_to_a_sale_numbers_follow_the_file():
    assert numbers(step("A"), step("B", next="A")).labels == ("1", "2")


def simple_paths(process):
    """All walks without silence from the first step to a won end that pass no step twice, choices in file order."""
    count = len(process.steps)
    won = {count + k for k, end in enumerate(process.endings) if end.outcome == "won"}
    edges = sorted((e for e in process.edges if not e.by_silence), key=lambda e: e.kind == "past")

    def walk(path):
        if path[-1] in won:
            yield tuple(path)
            return
        for edge in edges:
            if edge.source == path[-1] and edge.target not in path:
                yield from walk([*path, edge.target])

    return walk([0])


@cases(300)
@given(random_pages())
def test_the_main_path_is_the_first_of_all_simple_walks_to_a_sale(process):
    assert process.numbers.main_path == next(simple_paths(process), ())
    labels = process.numbers.labels
    assert len(set(labels)) == len(labels) == len(process.steps)
