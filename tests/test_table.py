"""The reader of a column, and the description of what it read."""

from __future__ import annotations

import csv
import io
import math
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelcollapse.errors import BadInput
from modelcollapse.planning.description import (
    Description,
    departures,
    describe,
    gaussian_kurtosis,
    gaussian_skewness,
    look,
)
from modelcollapse.planning.table import read_column

NILE = Path(__file__).parents[1] / "examples" / "nile.csv"


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables") / "data.csv"


def column(scratch: Path, content: str | bytes, name: str = "x") -> list[float]:
    scratch.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_column(str(scratch), name).tolist()


def test_the_nile_has_the_hundred_flows_that_cobb_gives() -> None:
    flows = read_column(str(NILE), "volume")
    years = read_column(str(NILE), "year")
    assert years.tolist() == list(range(1871, 1971))
    assert flows[:5].tolist() == [1120, 1160, 963, 1210, 1160]
    assert flows[-3:].tolist() == [718, 714, 740]
    assert flows.sum() == 91935


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        ("x\n1\n2\n", [1, 2]),
        ("x\r\n1\r\n2\r\n", [1, 2]),
        ("x\n1\n2", [1, 2]),
        ("\ufeffx,y\n1,a\n", [1]),
        ("y,x\na,1\nb,2\n\n\n  \n", [1, 2]),
        ('y,x\n"a, with ""quotes""\nand a line","1"\n', [1]),
        (" y , x \n a , 1.5e3 \n", [1500]),
        ('y, "x"\na, "1"\n', [1]),
        ("x,y\n1\n2,b\n", [1, 2]),
        ("x,y\n1,b,,\n", [1]),
        ("x\n-1e-320\n.5\n+7.\n", [-1e-320, 0.5, 7]),
        ("x\n", []),
    ],
)
def test_a_column_is_read_as_it_stands(scratch: Path, content: str, numbers: list[float]) -> None:
    assert column(scratch, content) == numbers


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has no lines; its first line must name the columns"),
        ("\n\n", "has no lines"),
        ("x\n1\n\n2\n", "column 'x', line 3 of"),
        ("x\n1\nabc\n", "line 3 of {path}, must be a number; got 'abc'; write plain numbers"),
        ("y,x\na,1\nb,\n", "line 3 of {path}, has no number; fill the cell or delete the row"),
        ("y,x\na,1\nb\n", "line 3 of {path}, has no number"),
        ('y,x\n"two\nlines",1\nb,z\n', "line 4 of {path}, must be a number; got 'z'"),
        ("x\nnan\n", "line 2 of {path}, must be a finite number; got 'nan'"),
        ("x\n-Infinity\n", "line 2 of {path}, must be a finite number; got '-Infinity'"),
        ("x\n1e999\n", "line 2 of {path}, must be a finite number; got '1e999'"),
        ("x\n1_000\n", "line 2 of {path}, must be a number; got '1_000'"),
        ("x\n١٢\n", "line 2 of {path}, must be a number; got '١٢'"),
        ("x\n1,5\n", "line 2 of {path} has 2 cells, the first line names 1 columns"),
        ('x\n"1,5"\n', "line 2 of {path}, must be a number; got '1,5'; write plain numbers"),
        ('x\n"1\n2\n', "is not CSV"),
        ("x,x\n1,2\n", "has 2 columns called 'x'; rename all but one"),
        ("volume,year\n1,2\n", "has no column 'x'; choose one of: 'volume', 'year'"),
        ("x;y\n1;2\n", "its first line is 'x;y'; separate the columns by commas"),
        ("1,2\n3,4\n", "its first line is '1, 2'; the first line must name the columns"),
        (b"\x89PNG\r\n\x1a\n\x00", "is not a text file in UTF-8 (byte 0)"),
        ("x\n" + "9" * 140_000, "is not CSV (field larger than field limit"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_line(scratch: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(BadInput) as refusal:
        column(scratch, content)
    assert said.format(path=scratch) in str(refusal.value)


def test_a_missing_column_names_the_near_ones(scratch: Path) -> None:
    with pytest.raises(BadInput, match=r"no column 'Volum'; did you mean 'volume' or 'volume_2'\?"):
        column(scratch, "year,volume,volume_2\n1,2,3\n", "Volum")


def test_only_eight_of_many_columns_are_named(scratch: Path) -> None:
    with pytest.raises(BadInput, match=r"choose one of: 'a0', .*'a7' and 92 more$"):
        column(scratch, ",".join(f"a{i}" for i in range(100)) + "\n", "zzz")


def test_a_file_that_is_missing_a_folder_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"there is no file .*gone\.csv; give the path of a CSV file"):
        read_column(str(tmp_path / "gone.csv"), "x")
    with pytest.raises(BadInput, match="is a folder; give the path of a CSV file in it"):
        read_column(str(tmp_path), "x")
    with pytest.raises(BadInput, match="cannot be read"):
        read_column("a\0b", "x")
    (tmp_path / "large.csv").write_text("x\n1\n2\n")
    assert read_column(str(tmp_path / "large.csv"), "x", largest=6).tolist() == [1, 2]
    with pytest.raises(BadInput, match=r"is larger than 5e-06 MB; copy the column to a file of its own"):
        read_column(str(tmp_path / "large.csv"), "x", largest=5)


def test_no_more_of_a_file_is_read_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            asked.append(size)
            return b"1" * (101 if size is None or size < 0 else size)

    monkeypatch.setattr(Path, "open", lambda path, mode: Endless())
    with pytest.raises(BadInput, match="is larger than"):
        read_column("endless.csv", "x", largest=100)
    assert asked == [101]


cells = st.text(alphabet=st.sampled_from('x,y";\n\r\t 01.e-+_nainf\ufeff\0٣'), max_size=60)


@given(st.one_of(cells, cells.map("x\n{}".format), st.text(max_size=60)), st.one_of(st.just("x"), cells))
def test_any_text_is_numbers_or_bad_input(scratch: Path, text: str, name: str) -> None:
    try:
        numbers = column(scratch, text.encode("utf-8", "surrogatepass"), name)
    except BadInput as refusal:
        assert str(refusal)
    else:
        assert all(math.isfinite(number) for number in numbers)


@given(st.binary(max_size=60))
def test_any_bytes_are_numbers_or_bad_input(scratch: Path, content: bytes) -> None:
    try:
        numbers = column(scratch, b"x\n" + content)
    except BadInput as refusal:
        assert str(refusal)
    else:
        assert all(math.isfinite(number) for number in numbers)


@given(st.lists(st.tuples(st.text(max_size=8), st.floats(allow_nan=False, allow_infinity=False)), min_size=1))
def test_what_the_csv_module_writes_is_read_back_exactly(scratch: Path, rows: list[tuple[str, float]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([("note", "x"), *rows])
    assert column(scratch, written.getvalue().encode("utf-8", "replace")) == [number for _, number in rows]


def reference(values: list[float]) -> tuple[float, float, float, float]:
    """Mean, std, g1, g2 from exact rational moments; only the roots are taken at 50 digits."""
    x = [Fraction(value) for value in values]
    n, centre = len(x), sum(x) / len(x)
    m2, m3, m4 = (sum((value - centre) ** k for value in x) / n for k in (2, 3, 4))

    def real(ratio: Fraction) -> mpmath.mpf:
        return mpmath.mpf(ratio.numerator) / ratio.denominator

    with mpmath.workdps(50):
        std, skewness = mpmath.sqrt(real(m2 * n / (n - 1))), real(m3) / real(m2) ** mpmath.mpf("1.5")
        return float(centre), float(std), float(skewness), float(real(m4 / m2**2 - 3))


@pytest.mark.parametrize(
    ("offset", "scale"), [(0, 1), (1e6, 1e-3), (1e15, 3), (-1e300, 1e292), (0, 1e-300), (0, 5e306)]
)
def test_the_description_is_that_of_exact_moments_at_any_offset_and_unit(offset: float, scale: float) -> None:
    values = (offset + scale * np.random.default_rng(7).gamma(2, size=200)).tolist()
    found = describe(values)
    assert found.n == 200
    assert (found.mean, found.std, found.skewness, found.excess_kurtosis) == pytest.approx(reference(values), rel=3e-14)


def test_the_nile_has_the_mean_and_standard_deviation_that_r_prints() -> None:
    found = describe(read_column(str(NILE), "volume"))
    assert (round(found.mean, 2), round(found.std, 4)) == (919.35, 169.2275)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], "at least 2 rows .* got 0"),
        ([3.0], "at least 2 rows .* got 1"),
        ([3.0] * 5, "must not be constant; all 5 numbers are 3"),
        ([1.0, math.nan], "must be finite numbers"),
        ([1.0, math.inf], "must be finite numbers"),
        ([1.7e308, -1.7e308], "standard deviation of the data must be a float; got inf; rescale"),
    ],
)
def test_data_that_have_no_spread_are_refused(values: list[float], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        describe(values)


@pytest.mark.parametrize("n", [2, 3, 4, 5, 8, 50, 1000])
def test_the_moments_of_skewness_and_kurtosis_are_those_of_gaussian_residuals(n: int) -> None:
    """By Isserlis on residuals of variance v and covariance c; their direction is independent of their length."""
    v, c = Fraction(n - 1, n), Fraction(-1, n)
    three, four = (math.prod(n - 1 + 2 * j for j in range(k)) for k in (3, 4))
    skewness = n * (15 * n * v**3 + n * (n - 1) * (9 * v**2 * c + 6 * c**3)) / three
    mean = n**2 * 3 * v**2 / ((n - 1) * (n + 1))
    pairs = n * (n - 1) * (9 * v**4 + 72 * v**2 * c**2 + 24 * c**4)
    square = n**2 * (105 * n * v**4 + pairs) / four
    assert gaussian_skewness(n) == pytest.approx((0, math.sqrt(skewness)), rel=1e-12)
    assert gaussian_kurtosis(n) == pytest.approx((mean - 3, math.sqrt(square - mean**2)), rel=1e-12)


def test_what_departs_from_gaussian_is_said_in_words() -> None:
    points = np.linspace(0.005, 0.995, 100)
    normal = np.array([float(mpmath.erfinv(2 * p - 1)) for p in points])
    assert look(describe(normal)) == "skewness and kurtosis are what a Gaussian sample of this size shows"
    assert departures(describe(normal)) == ()
    right = departures(describe(-np.log(1 - points)))
    assert len(right) == 2
    assert right[0].startswith("a longer tail to the right (")
    assert right[1].startswith("heavier tails (")
    assert departures(describe(np.log(1 - points)))[0].startswith("a longer tail to the left (")
    assert departures(describe(points)) == ("lighter tails (2.5 standard errors)",)
    assert look(describe(points)).startswith("not like a Gaussian sample of this size: it has lighter tails (")
    assert look(Description(7, 0, 1, 5, 5)) == "7 points are too few to tell whether they are Gaussian"
