"""Numbers in figures and in words, by each language's own form."""

import pytest

from tests.data.reading_parts import laid_out


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("id", "Sebanyak 5.000 orang tewas.", [5000]),
        ("id", "Dua puluh tiga tentara gugur dan tujuh warga terluka.", [23, 7]),
        ("id", "Sebelas prajurit tewas, empat belas luka.", [11, 14]),
        ("id", "Dua ribu lima ratus orang mengungsi.", [2500]),
        ("id", "Lebih dari 2,3 juta orang terdampak.", []),
        ("en", "Some 1,200 soldiers were killed.", [1200]),
        ("en", "Twenty-three people died and five were wounded.", [23, 5]),
        ("en", "Two hundred and six houses burned.", [200, 6]),
        ("en", "It rose 2.5 percent.", []),
    ],
)
def test_values(code, text, values):
    assert [number.value for number in laid_out(text, code).numbers[0]] == values


def test_what_is_counted():
    numbers = laid_out("Two drones and three soldiers were lost.", "en").numbers[0]
    assert [(number.value, number.counts) for number in numbers] == [(2, "things"), (3, "human")]


def test_a_part_of_a_toll_is_no_toll_of_its_own():
    numbers = laid_out("Tujuh warga sipil, termasuk lima anak, meninggal.", "id").numbers[0]
    assert [(number.value, number.among) for number in numbers] == [(7, False), (5, True)]
