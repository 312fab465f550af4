"""The library accepts our webhooks, and nobody else's."""

import unittest

from application import Application, Receiver, fresh, library
from page import Page, until


class Webhooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.application = Application("hooked")
        cls.receiver = Receiver()

    @classmethod
    def tearDownClass(cls):
        cls.application.stop()
        cls.receiver.stop()

    def told(self, channel):
        """The events of a channel that the library accepted."""
        valid = [self.validate(headers, body) for headers, body in self.receiver.posts]
        events = [event for post in valid if post for event in post["events"]]
        return [event for event in events if event["channel"] == channel]

    def validate(self, headers, body):
        headers = {name.lower(): value for name, value in headers.items()}
        key, signature = headers["x-pusher-key"], headers["x-pusher-signature"]
        return library("hooked").validate_webhook(key, signature, body)

    def test_a_webhook_is_valid(self):
        name = fresh("presence-python")
        page = Page(self.application, [name], app="hooked", user="ann")
        self.addCleanup(page.close)

        until("both", lambda: len(self.told(name)) == 2)

        self.assertEqual(
            self.told(name),
            [
                {"name": "channel_occupied", "channel": name},
                {"name": "member_added", "channel": name, "user_id": "ann"},
            ],
        )

    def test_a_changed_webhook_is_not_valid(self):
        name = fresh("python")
        page = Page(self.application, [name], app="hooked")
        self.addCleanup(page.close)
        until("it is told", lambda: self.told(name))
        headers, body = self.receiver.posts[-1]

        self.assertIsNone(self.validate(headers, body + b" "))
        self.assertIsNone(self.validate(dict(headers, **{"X-Pusher-Key": "nobody"}), body))


if __name__ == "__main__":
    unittest.main()
