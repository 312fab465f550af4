"""The library's events: trigger, trigger_batch, send_to_user, and what is refused."""

import unittest

from pusher.errors import PusherBadRequest, PusherBadStatus, PusherForbidden

from application import fresh, library
from case import Case


class Events(Case):
    def test_an_event_reaches_a_page(self):
        name = fresh("python")
        page = self.page(name)

        self.assertEqual(library().trigger(name, "published", {"text": "é ☃", "n": [1, 2.5, None]}), {})

        self.assertEqual(page.heard(1), [[name, "published", {"text": "é ☃", "n": [1, 2.5, None]}]])

    def test_an_event_reaches_several_channels(self):
        names = [fresh("python-a"), fresh("python-b")]
        page = self.page(*names)

        library().trigger(names, "published", "text")

        self.assertCountEqual(page.heard(2), [[name, "published", "text"] for name in names])

    def test_the_socket_that_caused_an_event_does_not_hear_it(self):
        name = fresh("python")
        page, other = self.page(name), self.page(name)
        one = library()

        one.trigger(name, "first", {}, page.socket_id)
        one.trigger(name, "second", {})

        self.assertEqual([event for _, event, _ in other.heard(2)], ["first", "second"])
        self.assertEqual([event for _, event, _ in page.heard(1)], ["second"])

    def test_a_batch_arrives_in_its_order(self):
        name = fresh("python")
        page = self.page(name)

        answer = library().trigger_batch(
            [{"channel": name, "name": "event-%d" % n, "data": {"n": n}} for n in range(10)]
        )

        self.assertEqual(answer, {})
        self.assertEqual(page.heard(10), [[name, "event-%d" % n, {"n": n}] for n in range(10)])

    def test_a_batch_of_eleven_is_refused(self):
        batch = [{"channel": "a", "name": "e", "data": "x"} for _ in range(11)]

        with self.assertRaises(PusherBadRequest):
            library().trigger_batch(batch)

    def test_more_than_10_kB_is_refused(self):
        with self.assertRaises(PusherBadStatus) as refused:
            library().trigger("a", "e", "x" * 10_241)

        self.assertIn("413", str(refused.exception))

    def test_a_disabled_app_is_forbidden(self):
        with self.assertRaises(PusherForbidden):
            library("disabled").trigger("a", "e", {})

    def test_an_event_reaches_a_signed_in_user(self):
        user = fresh("ann")
        page = self.page(user=user, signs_in=True)

        library().send_to_user(user, "note", {"text": "hi"})

        self.assertEqual(page.heard(1), [["user", "note", {"text": "hi"}]])

    def test_what_is_sealed_here_is_read_by_a_page(self):
        name = fresh("private-encrypted-python")
        page = self.page(name)

        library().trigger(name, "sealed", {"pin": 1234})
        library().trigger_batch([{"channel": name, "name": "sealed too", "data": {"pin": 5678}}])

        self.assertCountEqual(
            page.heard(2), [[name, "sealed", {"pin": 1234}], [name, "sealed too", {"pin": 5678}]]
        )

    def test_a_cache_channel_keeps_what_was_sealed(self):
        name = fresh("private-encrypted-cache-python")
        library().trigger(name, "kept", {"pin": 1234})

        page = self.page(name)

        self.assertEqual(page.heard(1), [[name, "kept", {"pin": 1234}]])


if __name__ == "__main__":
    unittest.main()
