"""What the cases have in common: an application of their own, and pages that are closed afterwards."""

import unittest

from application import Application
from page import Page


class Case(unittest.TestCase):
    """Cases of one app; `app` names another one."""

    app = "main"

    @classmethod
    def setUpClass(cls):
        cls.application = Application(cls.app)
        cls.addClassCleanup(cls.application.stop)

    def page(self, *channels, **more):
        page = Page(self.application, channels, app=self.app, **more)
        self.addCleanup(page.close)
        return page
