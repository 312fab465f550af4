// The web app's own word lists, so that a journey names a button by its meaning and not by today's wording.
import { readFileSync } from "node:fs";

const SOURCES = {
  catalogue: "modules/parts/catalogue",
  dashboard: "modules/parts/dashboard",
  dataPart: "modules/parts/dataPart",
  desk: "modules/desk",
  identity: "modules/identity",
  imports: "modules/parts/imports",
  lineForm: "modules/messaging/lines/form",
  lines: "modules/messaging/lines",
  messaging: "modules/messaging",
  parts: "modules/parts",
  find: "modules/parts/products",
  quick: "modules/parts/quick",
  realtime: "modules/realtime",
  routes: "routes",
  sales: "modules/parts/sales",
  shops: "modules/parts/shops",
  simulator: "modules/simulator",
  totp: "modules/identity/totp",
  ui: "ui",
  users: "modules/identity/users",
};

/** Every word list in Indonesian: `id.parts.checkout.confirm`. */
export const id = await read("id");
/** The same in English. */
export const en = await read("en");

/** All texts of a language as patterns of a whole text; `${…}` in a text stands for anything. */
export function patternsOf(language) {
  const patterns = [];
  collect(language, patterns);
  return patterns;
}

/** The whole text that a template makes, with a group for each thing it is told. */
export function shapeOf(template) {
  return holed(template, "(.+)");
}

async function read(name) {
  const lists = Object.entries(SOURCES).map(async ([module, folder]) => {
    const source = readFileSync(new URL(`../web/src/${folder}/words.${name}.ts`, import.meta.url), "utf8");
    const words = await import(`data:text/javascript,${encodeURIComponent(plain(source))}`);
    return [module, words[name]];
  });
  return Object.fromEntries(await Promise.all(lists));
}

/** A word list without the few types it carries: imports, the list's own type, parameters. */
function plain(source) {
  return source
    .replace(/^import type .*$/gm, "")
    .replace(/^export const (\w+): [^=]+ =/m, "export const $1 =")
    .replace(/(\w+): (?:string|number)(?=[,)])/g, "$1");
}

function collect(words, patterns) {
  for (const word of Object.values(words)) {
    if (typeof word === "string") patterns.push(new RegExp(`^${literally(word)}$`));
    else if (typeof word === "function") patterns.push(holed(word, ".+"));
    else collect(word, patterns);
  }
}

function holed(template, hole) {
  const mark = "\u0000";
  const text = template(...Array.from({ length: template.length }, () => mark));
  return new RegExp(`^${text.split(mark).map(literally).join(hole)}$`);
}

/** The text with everything a pattern gives a meaning escaped. */
function literally(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
