// A test with a house and a browser, which also fails when a page or the server complained.
import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { openBrowser } from "./browser.mjs";
import { openHouse } from "./house.mjs";

/** A journey that takes longer has hung. */
const LIMIT_MS = 150_000;
/** Pictures and logs of journeys that failed. */
const OUT = new URL("out/", import.meta.url).pathname;

/** Runs `body({ house, browser })` in a house of its own on `engine`. */
export function journey(name, engine, body) {
  test(name, { timeout: LIMIT_MS }, async () => {
    const house = await openHouse(engine);
    try {
      await walk(name, house, body);
    } catch (error) {
      // What broke first is told first; a fault of the server most often explains it.
      await house.close().catch((fault) => console.error(fault.message));
      throw error;
    }
    await house.close();
  });
}

/** Runs `body({ house, browser })` in a house that several journeys share; `shared` answers it. */
export function visit(name, shared, body) {
  test(name, { timeout: LIMIT_MS }, () => walk(name, shared(), body));
}

async function walk(name, house, body) {
  const browser = await openBrowser(house.url);
  try {
    await body({ house, browser });
    browser.assertCalm();
  } catch (error) {
    await keepTraces(name, house, browser);
    throw error;
  } finally {
    await browser.close();
  }
}

async function keepTraces(name, house, browser) {
  mkdirSync(OUT, { recursive: true });
  const path = `${OUT}${name.replace(/[^a-z0-9]+/gi, "-").slice(0, 60)}`;
  house.keepLog(`${path}.log`);
  await browser.photograph(path);
}
