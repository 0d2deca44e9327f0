"""A newsroom with a public address, in a network namespace of our own: functions may fetch public addresses alone."""

import ctypes
import os
import shutil
import subprocess
import sys
import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "newsroom.example"

# Any public address serves: the namespace has no way to the network in which somebody else has it.
ADDRESS = "9.9.9.9"

NEW_USER = 0x10000000
NEW_NETWORK = 0x40000000

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour Wire</title><link>http://{host}/</link><description>News</description>
<item><title>{title}</title><link>http://{host}/news/1</link><guid>http://{host}/news/1</guid><pubDate>{now}</pubDate></item>
</channel></rss>
"""

TITLE = "Stubb and Store speak by phone"

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Finnish President Alexander Stubb spoke by telephone with Norwegian Prime Minister Jonas Gahr Store, both offices
said. They spoke for half an hour about the sea lanes of the north and about repairs of a cable.</p>
<p>The two men agreed that their ministers would look at the cost of the repairs before the summer. Neither side said
who had asked for the call, and no paper was signed.</p></article></body></html>
"""


def enter():
    """Moves this process, and those that it starts, into a namespace with a public address. Says why it cannot."""
    if not sys.platform.startswith("linux"):
        return "only Linux has network namespaces"
    if not shutil.which("ip"):
        return "there is no command ip, which gives the namespace an address (Debian: apt-get install iproute2)"
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if libc.unshare(NEW_NETWORK if user == 0 else NEW_USER | NEW_NETWORK) != 0:
        return f"network namespaces cannot be made here: {os.strerror(ctypes.get_errno())}"
    if user != 0:
        for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
    for command in (["ip", "link", "set", "lo", "up"], ["ip", "address", "add", f"{ADDRESS}/32", "dev", "lo"]):
        subprocess.run(command, check=True)
    return None


class Newsroom:
    """Serves a feed of one article, and remembers what was asked for."""

    def __init__(self):
        self.asked = []
        asked = self.asked

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append((self.path, self.headers["User-Agent"]))
                now = formatdate(usegmt=True)
                known = {
                    "/feed.xml": ("application/rss+xml", FEED),
                    "/news/1": ("text/html; charset=utf-8", PAGE),
                }
                if self.path not in known:
                    self.send_error(404)
                    return
                kind, text = known[self.path]
                body = text.format(host=HOST, title=TITLE, now=now).encode()
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer((ADDRESS, 80), Answers)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
