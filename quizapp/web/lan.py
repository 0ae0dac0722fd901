"""Where students find this machine: the address they open, and whether any other device has come so far."""

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, ip_address
from urllib.parse import urlsplit

import ifaddr
from flask import Flask, current_app, request

from quizapp.late import late

segno = late("segno")

_REACHED = "quizapp_reached"
_OWN_NAMES = {"", "localhost", "127.0.0.1", "::1"}
_MADE_BY_PROGRAMS = (
    *("docker", "veth", "br-", "virbr", "vmnet", "vboxnet", "virtualbox", "hyper-v", "vethernet", "wsl"),
    *("tun", "utun", "wg", "tailscale"),
)
"""How networks begin that programs make inside this machine, or that lead to an office: no phone is in them."""


def init_app(app: Flask) -> None:
    """Notices when another device opens a page; which one it was is not kept."""
    app.extensions[_REACHED] = False

    @app.before_request
    def notice_other_devices() -> None:
        if not app.extensions[_REACHED] and _is_elsewhere(request.remote_addr or ""):
            app.extensions[_REACHED] = True


def is_reached() -> bool:
    """Whether another device has opened a page since the start."""
    return bool(current_app.extensions[_REACHED])


def students_address() -> str:
    """Where students find the start page: as set, else as it was asked for, else this machine in its network."""
    if current_app.config["QUIZAPP_ADDRESS"]:
        return f"{current_app.config['QUIZAPP_ADDRESS'].rstrip('/')}/"
    asked, in_network = urlsplit(request.host_url), lan_addresses()
    if asked.hostname in _OWN_NAMES and in_network:
        port = f":{asked.port}" if asked.port else ""
        return f"{asked.scheme}://{in_network[0]}{port}/"
    return request.host_url


def qr_code(text: str) -> str:
    """The text as a picture to point a phone at: an SVG element that takes the colours and size of its place."""
    return str(segno.make(text, error="m").svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None))


def _is_elsewhere(address: str) -> bool:
    return address not in _OWN_NAMES and address not in lan_addresses()


def lan_addresses() -> list[str]:
    """This machine's addresses in its networks, the one that most likely reaches phones first."""
    outward = set(_outward())
    found = {(_is_made_by_a_program(name), address not in outward, address) for name, address in _all()}
    return [str(address) for *_, address in sorted(found)]


def _all() -> Iterable[tuple[str, IPv4Address]]:
    for adapter in ifaddr.get_adapters():
        for each in adapter.ips:
            address = ip_address(each.ip) if isinstance(each.ip, str) else None
            if isinstance(address, IPv4Address) and not address.is_loopback and not address.is_link_local:
                yield adapter.nice_name, address


def _is_made_by_a_program(name: str) -> bool:
    return name.casefold().startswith(_MADE_BY_PROGRAMS)


def _outward() -> Iterable[IPv4Address]:
    """The address that the way outward begins with; asking sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation: only the route is looked up
        except OSError:
            return ()
        return (IPv4Address(probe.getsockname()[0]),)
