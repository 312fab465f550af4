"""Pages with pusher-js, run by the process that started us; asked over our standard output."""

import json
import sys
import time

PATIENCE_S = 10


def ask(**question):
    """Asks for one thing and waits for the answer."""
    print(json.dumps(question), flush=True)
    answer = json.loads(sys.stdin.readline())
    if "fault" in answer:
        raise RuntimeError(answer["fault"])
    return answer


class Page:
    """A connected page that listens to some channels, perhaps as a user."""

    def __init__(self, application, channels=(), app="main", user=None, signs_in=False):
        opened = ask(
            verb="open",
            app=app,
            channels=list(channels),
            user=user,
            signsIn=signs_in,
            application=application.url,
        )
        self.number = opened["number"]
        self.socket_id = opened["socket"]
        self.ids = opened["ids"]

    def heard(self, count):
        """Waits until so much was heard; all of it, as channel (or "user"), event and data."""
        until("%d events" % count, lambda: len(self._told()["heard"]) >= count)
        return self._told()["heard"]

    def state(self):
        """The connection's state, in pusher-js's words."""
        return self._told()["state"]

    def close(self):
        ask(verb="close", number=self.number)

    def _told(self):
        return ask(verb="heard", number=self.number)


def until(what, look):
    """Looks again and again until something is there, and returns it."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        seen = look()
        if seen:
            return seen
        time.sleep(0.02)
    raise AssertionError("waited %d s in vain: %s" % (PATIENCE_S, what))
