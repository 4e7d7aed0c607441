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


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "A 13-year-old boy was killed and two people were hurt.", [1, 2]),
        ("en", "The woman, aged 62, died.", []),
        ("en", "Yegana Mammadova (38) was killed with three others.", [3]),
        ("en", "The city, home to 330,000 people, buried thirteen.", [13]),
        ("id", "Seorang pria 62 tahun tewas.", [1]),
        ("id", "Kota berpenduduk lebih dari 300 ribu jiwa itu kehilangan tujuh warga.", [7]),
        ("id", "Tak seorang pun terluka.", []),
    ],
)
def test_ages_and_populations_count_no_dead(code, text, values):
    assert [number.value for number in laid_out(text, code).numbers[0]] == values


@pytest.mark.parametrize(
    ("code", "text", "whole"),
    [
        ("id", "Prajurit yang gugur bertambah 29 menjadi 633 orang.", [633]),
        ("id", "Jumlah korban naik dari 604 menjadi 633.", [633]),
        ("id", "Sedikitnya 65 warga sipil, termasuk 27 orang di kota itu, tewas.", [65]),
        ("id", "Rudal membunuh 13 orang, dua di antaranya anak-anak.", [13]),
        ("id", "Sebanyak 28 tentara lagi gugur, sehingga jumlahnya menjadi 59.", [28, 59]),
        ("id", "Sebanyak 1.200 orang dikirim, dan 64 di antara mereka tewas.", [1200, 64]),
        ("en", "The number of the dead rose by 29 to 633.", [633]),
        ("en", "Another 51 names were published, which takes the number of the fallen to 209.", [209]),
        ("en", "The toll went from 604 to 633.", [633]),
        ("en", "Thirteen people, two of them children, died.", [13]),
        ("en", "Another 26 fighters were killed, bringing the losses to 84.", [26, 84]),
        ("en", "Two people were killed and three more were wounded.", [2, 3]),
    ],
)
def test_parts_and_additions_stand_back_behind_the_whole(code, text, whole):
    assert [number.value for number in laid_out(text, code).numbers[0] if not number.among] == whole
