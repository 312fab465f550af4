"""The library accepts our webhooks, and nobody else's."""

import unittest

from application import Receiver, fresh, library
from case import Case
from page import until


class Webhooks(Case):
    app = "hooked"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.receiver = Receiver()
        cls.addClassCleanup(cls.receiver.stop)

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
        self.page(name, user="ann")

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
        self.page(name)
        until("it is told", lambda: self.told(name))
        headers, body = self.receiver.posts[-1]

        self.assertIsNone(self.validate(headers, body + b" "))
        self.assertIsNone(self.validate(dict(headers, **{"X-Pusher-Key": "nobody"}), body))


if __name__ == "__main__":
    unittest.main()
