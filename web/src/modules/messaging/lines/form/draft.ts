// The form of a WhatsApp number as texts, named as the server names its fields, and what is sent of it.
import type { DriverKind, Line, LineChange, LineSettings, NewLine } from "@/api/shapes";

export const DRIVERS = ["cloud", "bridge", "web", "simulator"] as const satisfies readonly DriverKind[];
export const USES = ["sends_codes", "sends_notices", "serves_desk"] as const;
/** Secrets by driver, the one that a driver cannot do without first. */
export const SECRETS = {
  cloud: ["access_token", "app_secret", "verify_token"],
  bridge: ["api_key", "webhook_secret", "webhook_token"],
  web: [],
  simulator: [],
} as const;
/** What the server takes for each limit. */
export const LIMITS = {
  hourly: [1, 1_000_000],
  daily: [1, 1_000_000],
  daily_first_contacts: [0, 1_000_000],
  gap_s: [0, 3_600],
  warm_up_days: [0, 60],
  quiet_from: [0, 23],
  quiet_until: [0, 23],
} as const;
export type LimitName = keyof typeof LIMITS;
const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];
const TEXTS = ["phone_number_id", "base_url", "api_version", "session"] as const;

export type LineDraft = Record<string, string>;
type Limits = Line["limits"];

const QUIET = { quiet_from: 21, quiet_until: 8 };
const LINKED: Limits = { hourly: 200, daily: 1_000, daily_first_contacts: 20, gap_s: 6, warm_up_days: 14, ...QUIET };
/** What a new number may do, as the server itself would say: Meta limits its own, a linked phone is banned for haste. */
const SAFE: Record<DriverKind, Limits> = { simulator: {}, cloud: QUIET, bridge: LINKED, web: LINKED };

/** The form of a new number of that driver; the name and the uses that were chosen stay. */
export function freshDraft(driver: DriverKind, kept: LineDraft = {}): LineDraft {
  const isLinked = driver === "bridge" || driver === "web";
  return {
    name: kept["name"] ?? "",
    driver,
    ...usesOf({ sends_codes: !isLinked, sends_notices: true, serves_desk: true }),
    ...settingsTexts(driver === "bridge" ? { driver, base_url: "", session: "default" } : { driver, phone_number_id: "" } as LineSettings),
    ...limitTexts(SAFE[driver]),
    ...secretTexts(driver),
  };
}

export function draftOf(line: Line): LineDraft {
  return { name: line.name, driver: line.driver, ...usesOf(line), ...settingsTexts(line.settings), ...limitTexts(line.limits), ...secretTexts(line.driver) };
}

/** A new number as the form says it. */
export function newLine(draft: LineDraft): NewLine {
  return { name: text(draft, "name"), settings: settingsIn(draft), secrets: secretsIn(draft) ?? {}, limits: limitsIn(draft), ...usesIn(draft) };
}

/** What changed; an empty secret stays as it is. */
export function changesOf(before: LineDraft, draft: LineDraft): LineChange {
  const changes: LineChange = {};
  if (text(draft, "name") !== before["name"]) changes.name = text(draft, "name");
  if (differs(before, draft, "settings.")) changes.settings = settingsIn(draft);
  if (differs(before, draft, "limits.")) changes.limits = limitsIn(draft);
  const secrets = secretsIn(draft);
  if (secrets !== undefined) changes.secrets = secrets;
  for (const use of USES) if (draft[use] !== before[use]) changes[use] = draft[use] === "yes";
  return changes;
}

/** Which fields cannot be sent like this, and why. */
export function wrongIn(draft: LineDraft, isNew: boolean): Array<[field: string, why: "name" | "phone_number_id" | "base_url" | "session" | "required" | LimitName]> {
  const wrong: ReturnType<typeof wrongIn> = [];
  const driver = draft["driver"] as DriverKind;
  const url = text(draft, "settings.base_url");
  if (text(draft, "name") === "") wrong.push(["name", "name"]);
  if (driver === "cloud" && !/^\d{1,32}$/.test(text(draft, "settings.phone_number_id"))) wrong.push(["settings.phone_number_id", "phone_number_id"]);
  const hasUrl = /^https?:\/\/[^\s/@]+/.test(url);
  if ((driver === "bridge" && !hasUrl) || (driver === "cloud" && url !== "" && !hasUrl)) wrong.push(["settings.base_url", "base_url"]);
  if (driver === "bridge" && text(draft, "settings.session") === "") wrong.push(["settings.session", "session"]);
  const [first] = SECRETS[driver];
  if (isNew && first !== undefined && text(draft, `secrets.${first}`) === "") wrong.push([`secrets.${first}`, "required"]);
  for (const name of LIMIT_NAMES) {
    const [least, most] = LIMITS[name];
    const written = text(draft, `limits.${name}`);
    const isFine = written === "" || (/^\d+$/.test(written) && Number(written) >= least && Number(written) <= most);
    if (!isFine) wrong.push([`limits.${name}`, name]);
  }
  return wrong;
}

function settingsIn(draft: LineDraft): LineSettings {
  const given = (name: string) => text(draft, `settings.${name}`) || undefined;
  const driver = draft["driver"] as DriverKind;
  if (driver === "simulator") return { driver, begins_unpaired: draft["settings.begins_unpaired"] === "yes" };
  if (driver === "web") return { driver };
  if (driver === "bridge") return { driver, base_url: given("base_url") ?? "", session: given("session") ?? "default" };
  const template = (name: string) => {
    const title = given(name);
    return title === undefined ? undefined : { name: title, language: given(`${name}_language`) ?? "id" };
  };
  return {
    driver,
    phone_number_id: given("phone_number_id") ?? "",
    base_url: given("base_url"),
    api_version: given("api_version"),
    code_template: template("code_template"),
    notice_template: template("notice_template"),
  };
}

function settingsTexts(settings: LineSettings): LineDraft {
  const raw = settings as Record<string, unknown>;
  const plain = TEXTS.map((name) => [`settings.${name}`, typeof raw[name] === "string" ? raw[name] : ""]);
  const templates = ["code_template", "notice_template"].flatMap((name) => {
    const template = raw[name] as { name: string; language: string } | null | undefined;
    return [[`settings.${name}`, template?.name ?? ""], [`settings.${name}_language`, template?.language ?? "id"]];
  });
  return { ...Object.fromEntries([...plain, ...templates]), "settings.begins_unpaired": raw["begins_unpaired"] === true ? "yes" : "" };
}

function limitsIn(draft: LineDraft): Limits {
  const given = LIMIT_NAMES.map((name) => [name, text(draft, `limits.${name}`)] as const).filter(([, written]) => written !== "");
  return Object.fromEntries(given.map(([name, written]) => [name, Number(written)]));
}

function limitTexts(limits: Limits): LineDraft {
  return Object.fromEntries(LIMIT_NAMES.map((name) => [`limits.${name}`, limits[name] == null ? "" : String(limits[name])]));
}

function secretsIn(draft: LineDraft): Record<string, string> | undefined {
  const names: readonly string[] = SECRETS[draft["driver"] as DriverKind];
  const given = names.map((name) => [name, text(draft, `secrets.${name}`)] as const).filter(([, secret]) => secret !== "");
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

function secretTexts(driver: DriverKind): LineDraft {
  return Object.fromEntries(SECRETS[driver].map((name) => [`secrets.${name}`, ""]));
}

function usesIn(draft: LineDraft) {
  return { sends_codes: draft["sends_codes"] === "yes", sends_notices: draft["sends_notices"] === "yes", serves_desk: draft["serves_desk"] === "yes" };
}

function usesOf(line: Record<(typeof USES)[number], boolean>): LineDraft {
  return Object.fromEntries(USES.map((use) => [use, line[use] ? "yes" : ""]));
}

function differs(before: LineDraft, draft: LineDraft, prefix: string): boolean {
  return Object.keys(draft).some((field) => field.startsWith(prefix) && text(draft, field) !== (before[field] ?? ""));
}

function text(draft: LineDraft, field: string): string {
  return (draft[field] ?? "").trim();
}
