"""``fmt`` as somebody types it."""

from tests.cli.test_commands import KITCHEN, run

ODD = b"process:   x\nsteps:\n- step: A # first\n  owner:  Ana\n- step: B\n  owner: Ana\n"
NEAT = b"process: x\n\nsteps:\n  - step: A  # first\n    owner: Ana\n\n  - step: B\n    owner: Ana\n"


def test_a_page_is_laid_out_and_the_second_time_nothing_is_written(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_bytes(ODD)
    result = run("fmt", page)
    assert (result.returncode, result.stdout, page.read_bytes()) == (0, b"", NEAT)
    assert b"page.yaml is laid out anew." in result.stderr
    before = page.stat()
    assert b"The layout is right." in run("fmt", page).stderr
    assert page.stat().st_mtime_ns == before.st_mtime_ns


def test_check_changes_nothing_and_fails_where_something_would_be_changed(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_bytes(ODD)
    result = run("fmt", "--check", page, KITCHEN)
    assert result.returncode == 1
    assert b"page.yaml would be laid out anew." in result.stderr
    assert b"fitted-kitchen" not in result.stderr
    assert page.read_bytes() == ODD
    assert run("fmt", "--check", KITCHEN).returncode == 0


def test_a_page_with_a_slip_is_left_alone(tmp_path):
    page = tmp_path / "page.yaml"
    for slip in (ODD.replace(b"owner:  Ana\n-", b"owner:Ana\n-"), ODD.replace(b"owner", b"ownr"), b"\xff\xfe", ODD.replace(b"x", "“x”".encode(), 1)):  # fmt: skip
        page.write_bytes(slip)
        result = run("fmt", page)
        assert result.returncode == 1
        assert b"first it must be possible to read it. Type: processkit check" in result.stderr
        assert page.read_bytes() == slip


def test_standard_input_goes_to_standard_output():
    assert run("fmt", "-", stdin=ODD).stdout == NEAT
    assert run("fmt", "-", stdin=b"\xef\xbb\xbf" + ODD).stdout == b"\xef\xbb\xbf" + NEAT
    bad = run("fmt", "-", stdin=b"process:x")
    assert (bad.returncode, bad.stdout) == (1, b"process:x")
    assert run("fmt", "--check", "-", stdin=ODD).returncode == 1


def test_a_missing_file_is_status_two_and_the_others_are_still_laid_out(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_bytes(ODD)
    result = run("fmt", tmp_path / "none.yaml", page)
    assert result.returncode == 2
    assert page.read_bytes() == NEAT


def test_a_link_is_not_followed(tmp_path):
    page, link = tmp_path / "page.yaml", tmp_path / "link.yaml"
    page.write_bytes(ODD)
    link.symlink_to(page)
    assert run("fmt", link).returncode == 2
    assert page.read_bytes() == ODD
