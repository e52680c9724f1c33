"""How often an address may ask, and how little is kept of it."""

import threading

import pytest

from profit_tt.server.allowance import Allowance


def test_so_many_at_once_and_again_as_time_goes_by() -> None:
    asked = Allowance(60)
    assert [asked.wait("192.0.2.1", at=100.0) for _ in range(60)] == [0] * 60
    assert asked.wait("192.0.2.1", at=100.0) == 1
    assert asked.wait("192.0.2.1", at=100.5) == 1  # who asks too early loses nothing by it
    assert asked.wait("192.0.2.1", at=101.0) == 0
    assert asked.wait("192.0.2.1", at=101.0) == 1
    assert asked.wait("192.0.2.2", at=101.0) == 0
    assert [asked.wait("192.0.2.1", at=200.0) for _ in range(61)] == [0] * 60 + [1]


@pytest.mark.parametrize("a_minute", [7, 60, 70, 300])
def test_the_number_is_exact(a_minute: int) -> None:
    asked = Allowance(a_minute)
    assert sum(asked.wait("x", at=12345.678) == 0 for _ in range(2 * a_minute)) == a_minute


def test_a_network_of_ipv6_is_one() -> None:
    asked = Allowance(2)
    told = [asked.wait(address, at=1.0) > 0 for address in ("2001:db8::1", "2001:db8::2", "2001:db8:0:0:f::3")]
    assert told == [False, False, True]
    assert asked.wait("2001:db8:0:1::1", at=1.0) == 0
    for address in ("::ffff:192.0.2.1", "::ffff:192.0.2.2", "fe80::1%eth0", "", "nobody"):
        assert asked.wait(address, at=1.0) == 0


def test_no_more_is_remembered_than_was_said_and_no_address() -> None:
    asked = Allowance(60, remembered=100)
    for place in range(1000):
        asked.wait(f"10.0.{place // 256}.{place % 256}", at=1.0 + place / 1000)
    assert len(asked) == 100
    assert all(len(one) == 16 for one in asked._whole_at)
    assert Allowance(60)._key != asked._key
    asked.forget()
    assert len(asked) == 0


def test_who_has_not_asked_for_a_minute_is_forgotten() -> None:
    asked = Allowance(60)
    for place in range(20):
        asked.wait(f"10.0.0.{place}", at=1.0)
    asked.wait("192.0.2.1", at=30.0)
    assert len(asked) == 1


def test_who_asks_on_is_remembered_longest() -> None:
    asked = Allowance(1, remembered=3)
    asked.wait("eager", at=1.0)
    for place in range(20):
        asked.wait(f"10.0.0.{place}", at=2.0)
        assert asked.wait("eager", at=2.0) > 0


def test_many_threads_share_it() -> None:
    asked, told = Allowance(100), list[int]()
    threads = [
        threading.Thread(target=lambda: told.extend(asked.wait("x", at=1.0) for _ in range(50))) for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert told.count(0) == 100
