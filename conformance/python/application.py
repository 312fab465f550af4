"""An application in Python: the server library, an endpoint that signs, and a receiver of webhooks."""

import json
import os
import random
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pusher

SETTINGS = json.loads(os.environ["CONFORMANCE"])


def library(app="main", **options):
    """The library for an app, on any of the nodes."""
    host, port = random.choice(SETTINGS["nodes"]).split(":")
    known = SETTINGS["apps"][app]
    return pusher.Pusher(
        app_id=known["id"],
        key=known["key"],
        secret=known["secret"],
        host=host,
        port=int(port),
        ssl=False,
        encryption_master_key_base64=SETTINGS["masterKey"],
        **options,
    )


def fresh(name):
    """A name that no other case uses."""
    return "%s-%08x" % (name, random.getrandbits(32))


class Server:
    """An HTTP server in the background; `stop` ends it."""

    def __init__(self, port, handler):
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.owner = self
        self.url = "http://127.0.0.1:%d" % self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


class Quiet(BaseHTTPRequestHandler):
    """Says nothing on standard error, which belongs to unittest."""

    def log_message(self, *_):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answer(self, value):
        text = json.dumps(value, default=lambda raw: raw.decode()).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


class _Signs(Quiet):
    def do_POST(self):
        form = {key: values[0] for key, values in parse_qs(self.body().decode()).items()}
        user = form.get("user")
        signer = library(self.server.owner.app)
        if self.path == "/user":
            self.answer(signer.authenticate_user(form["socket_id"], {"id": user, "name": "é"}))
            return
        channel = form["channel_name"]
        member = {"user_id": user, "user_info": {"name": "é"}} if channel.startswith("presence-") else None
        self.answer(signer.authenticate(channel, form["socket_id"], member))


class Application(Server):
    """Signs whatever a page asks for."""

    def __init__(self, app="main"):
        self.app = app
        super().__init__(0, _Signs)


class _Receives(Quiet):
    def do_POST(self):
        self.server.owner.posts.append((dict(self.headers), self.body()))
        self.answer({})


class Receiver(Server):
    """Keeps every webhook."""

    def __init__(self):
        self.posts = []
        super().__init__(SETTINGS["hookPort"], _Receives)
