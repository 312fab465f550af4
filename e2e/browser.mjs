// One Chromium with a fresh profile, and the people in front of it: each has a device of their own.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { PATIENCE_MS } from "./patience.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Letters keep their own shapes and spaces on any machine.
  "--font-render-hinting=none",
];
const ANDROID =
  "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";

/** A phone in the hand, and a desk. */
const DEVICES = {
  360: { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, userAgent: ANDROID },
  1440: { viewport: { width: 1440, height: 900 } },
};
/** Everybody who opens the app is asked who they are; a stranger's 401 is the answer, not a fault. */
const ALWAYS_EXPECTED = [/status of 401 .*\/api\/session$/];

/** Starts the browser; `base` is the address that relative paths belong to. */
export async function openBrowser(base) {
  const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath: path, args: FLAGS });
  return new Browser(browser, base);
}

class Browser {
  #browser;
  #base;
  #devices = [];

  constructor(browser, base) {
    this.#browser = browser;
    this.#base = base;
  }

  /** A new device of that width, with nothing stored, showing an empty page. */
  async device(width, options = {}) {
    const context = await this.#browser.newContext({
      ...DEVICES[width],
      baseURL: this.#base,
      locale: "id-ID",
      timezoneId: "Asia/Jakarta",
      colorScheme: "light",
      reducedMotion: "reduce",
      // A request that the service worker answers cannot be held or lost by a journey.
      serviceWorkers: "block",
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const device = new Device(context, await context.newPage());
    this.#devices.push(device);
    return device;
  }

  /** Refuses when any page complained of something that was not expected. */
  assertCalm() {
    const complaints = this.#devices.flatMap((device) => device.complaints());
    assert.deepEqual(complaints, [], "a page complained");
  }

  /** Keeps what everybody saw, in files whose names begin with `path`. */
  async photograph(path) {
    const pages = this.#devices.flatMap((device) => device.context.pages());
    for (const [index, page] of pages.entries()) {
      const picture = page.screenshot({ path: `${path}-${index + 1}.png` });
      await picture.catch((error) => console.error(`no picture of ${page.url()}: ${error.message}`));
    }
  }

  async close() {
    await this.#browser.close();
  }
}

/** One person's device: its pages share cookies and storage, as in any browser. */
class Device {
  #complaints = [];
  #expected = [...ALWAYS_EXPECTED];

  constructor(context, page) {
    this.context = context;
    this.page = page;
    context.on("console", (message) => {
      if (message.type() === "error") this.#complain(`${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (error) => this.#complain(`uncaught: ${error.error().stack ?? error.error()}`));
  }

  /** Says that complaints like this one belong to the journey. */
  expects(...patterns) {
    this.#expected.push(...patterns);
  }

  complaints() {
    return this.#complaints.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }

  /** Calls the API as this device's own page would: with its cookies, its CSRF token and an answer in Indonesian. */
  async call(method, path, data) {
    const cookies = await this.context.cookies();
    const token = cookies.find((cookie) => cookie.name === "niaga_csrf")?.value;
    const headers = { "Accept-Language": "id", ...(token === undefined ? {} : { "X-CSRF-Token": decodeURIComponent(token) }) };
    const answer = await this.context.request.fetch(path, { method, headers, data });
    assert.ok(answer.ok(), `${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
    return answer.headers()["content-type"]?.includes("json") ? answer.json() : null;
  }

  #complain(text) {
    this.#complaints.push(text);
  }
}
