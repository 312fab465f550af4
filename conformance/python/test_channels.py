"""The library's questions: channels, one channel, its users, and wrong credentials."""

import unittest

import pusher
from pusher.errors import PusherBadAuth, PusherBadRequest

from application import SETTINGS, fresh, library
from case import Case
from page import until


class Channels(Case):
    def test_a_private_channel_is_opened_by_authenticate(self):
        name = fresh("private-python")
        page = self.page(name)

        library().trigger(name, "published", {})

        self.assertEqual(page.heard(1), [[name, "published", {}]])

    def test_a_presence_channel_is_opened_by_authenticate_with_its_member(self):
        page = self.page(fresh("presence-python"), user="7")

        self.assertEqual(page.ids, [["7"]])

    def test_channels_info_counts_users(self):
        name = fresh("presence-python")
        self.page(name, user="ann")
        self.page(name, user="ann")
        self.page(name, user="bob")

        expected = {"channels": {name: {"user_count": 2}}}
        until("two users", lambda: library().channels_info(name, ["user_count"]) == expected)

    def test_channels_info_without_a_presence_prefix_is_refused(self):
        with self.assertRaises(PusherBadRequest):
            library().channels_info("private-", ["user_count"])

    def test_channel_info_tells_whether_it_is_occupied_and_how(self):
        name = fresh("presence-python")
        self.assertEqual(library().channel_info(name), {"occupied": False})
        self.page(name, user="ann")

        expected = {"occupied": True, "subscription_count": 1, "user_count": 1}
        asked = ["user_count", "subscription_count"]
        until("it is occupied", lambda: library().channel_info(name, asked) == expected)

    def test_channel_info_tells_what_is_kept(self):
        name = fresh("cache-python")
        library().trigger(name, "kept", "data")

        until("it is kept", lambda: library().channel_info(name, ["cache"])["cache"])

    def test_users_info_names_the_users(self):
        name = fresh("presence-python")
        self.page(name, user="ann")
        self.page(name, user="bob")

        expected = {"users": [{"id": "ann"}, {"id": "bob"}]}
        until("both", lambda: library().users_info(name) == expected)

    def test_users_info_of_a_public_channel_is_refused(self):
        with self.assertRaises(PusherBadRequest):
            library().users_info("public")

    def test_names_with_every_mark_are_signed_alike(self):
        name = fresh("presence-A_-=@,.;")
        self.page(name, user="ann")

        until("it is occupied", lambda: library().channel_info(name)["occupied"])

    def test_a_wrong_secret_is_refused(self):
        known = SETTINGS["apps"]["main"]
        host, port = SETTINGS["nodes"][0].split(":")
        wrong = pusher.Pusher(known["id"], known["key"], "wrong", ssl=False, host=host, port=int(port))

        with self.assertRaises(PusherBadAuth):
            wrong.channels_info()


if __name__ == "__main__":
    unittest.main()
