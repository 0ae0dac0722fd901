"""Where students find this machine: the right one of its networks, and whether a phone has come."""

from ipaddress import IPv4Address
from typing import Any

import ifaddr
import pytest
from browsing import Person
from flask import Flask

from quizapp.web import lan

MakeApp = Any


def networks(monkeypatch: pytest.MonkeyPatch, outward: str | None, **adapters: str) -> None:
    """Lets this machine be in these networks, of which one leads outward."""
    found = [
        ifaddr.Adapter(name, name.replace("_", "-"), [ifaddr.IP(ip, 24, name.replace("_", "-"))], index=number)
        for number, (name, ip) in enumerate(adapters.items(), start=1)
    ]
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: found)
    monkeypatch.setattr(lan, "_outward", lambda: () if outward is None else (IPv4Address(outward),))


class TestAddresses:
    def test_this_machine_has_none_or_some_that_phones_can_reach(self) -> None:
        assert not any(IPv4Address(address).is_loopback for address in lan.lan_addresses())

    def test_the_network_that_leads_outward_comes_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        networks(monkeypatch, "192.168.7.2", eth0="10.0.0.4", lo="127.0.0.1", wlan0="192.168.7.2")

        assert lan.lan_addresses() == ["192.168.7.2", "10.0.0.4"]

    @pytest.mark.parametrize("name", ["docker0", "br_4711", "vEthernet (WSL)", "VirtualBox Host-Only", "tun0"])
    def test_a_network_inside_this_machine_comes_last(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        networks(monkeypatch, "172.17.0.1", **{name: "172.17.0.1", "wlan0": "192.168.7.2"})

        assert lan.lan_addresses() == ["192.168.7.2", "172.17.0.1"]

    def test_a_hotspot_leads_nowhere_and_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        networks(monkeypatch, None, lo="127.0.0.1", ap0="10.42.0.1", odd="169.254.3.4")

        assert lan.lan_addresses() == ["10.42.0.1"]

    def test_without_a_network_there_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        networks(monkeypatch, None, lo="127.0.0.1")

        assert lan.lan_addresses() == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("http://localhost:8000", "http://192.168.7.2:8000/"),
        ("http://127.0.0.1", "http://192.168.7.2/"),
        ("http://192.168.7.9:8000", "http://192.168.7.9:8000/"),
        ("https://quiz.example.org", "https://quiz.example.org/"),
    ],
)
def test_students_are_told_an_address_that_they_can_open(
    app: Flask, monkeypatch: pytest.MonkeyPatch, asked: str, told: str
) -> None:
    networks(monkeypatch, "192.168.7.2", wlan0="192.168.7.2")
    with app.test_request_context(base_url=asked):
        assert lan.students_address() == told


def test_an_address_that_is_set_is_told(make_app: MakeApp) -> None:
    app = make_app(QUIZAPP_ADDRESS="https://quiz.school.example/")
    with app.test_request_context(base_url="http://127.0.0.1:8000"):
        assert lan.students_address() == "https://quiz.school.example/"


@pytest.mark.parametrize(("address", "reached"), [("127.0.0.1", False), ("192.168.7.2", False), ("192.168.7.5", True)])
def test_the_first_other_device_is_noticed(
    app: Flask, nobody: Person, monkeypatch: pytest.MonkeyPatch, address: str, reached: bool
) -> None:
    networks(monkeypatch, "192.168.7.2", wlan0="192.168.7.2")

    nobody.get("/", environ_base={"REMOTE_ADDR": address})

    with app.app_context():
        assert lan.is_reached() is reached


def test_an_address_becomes_a_picture_without_a_size_of_its_own() -> None:
    picture = lan.qr_code("http://192.168.7.2:8000/join/KVMR3T")

    assert picture.startswith("<svg")
    assert "viewBox" in picture
    assert "width=" not in picture.partition(">")[0]
