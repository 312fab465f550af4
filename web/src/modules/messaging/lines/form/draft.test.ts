import { expect, test } from "vitest";
import { changesOf, freshDraft, newLine, wrongIn } from "./draft";

const waha = { ...freshDraft("bridge"), name: "CS Pusat", "settings.base_url": "http://127.0.0.1:3000", "secrets.api_key": "kunci" };

test("a new linked number begins with limits that it survives, and sends no codes", () => {
  const line = newLine(waha);

  expect(line.settings).toEqual({ driver: "bridge", base_url: "http://127.0.0.1:3000", session: "default" });
  expect(line.limits).toMatchObject({ hourly: 200, daily: 1_000, daily_first_contacts: 20, gap_s: 6, warm_up_days: 14 });
  expect(line.sends_codes).toBe(false);
  expect(line.secrets).toEqual({ api_key: "kunci" });
});

test("only what changed is sent, and an empty secret stays as it is", () => {
  const before = { ...waha, "secrets.api_key": "" };

  expect(changesOf(before, before)).toEqual({});
  expect(changesOf(before, { ...before, name: "CS Cabang " })).toEqual({ name: "CS Cabang" });
  expect(changesOf(before, { ...before, sends_codes: "yes", "secrets.webhook_secret": "baru" })).toEqual({ sends_codes: true, secrets: { webhook_secret: "baru" } });
});

test("an emptied limit is no limit", () => {
  const changes = changesOf(waha, { ...waha, "limits.daily": "", "secrets.api_key": "" });

  expect(changes.limits).not.toHaveProperty("daily");
  expect(changes.limits).toHaveProperty("hourly", 200);
});

test("what cannot be is told by the field that the server would name", () => {
  const fields = (draft: Record<string, string>, isNew = true) => wrongIn(draft, isNew).map(([field]) => field);

  expect(fields(waha)).toEqual([]);
  expect(fields({ ...freshDraft("cloud"), "limits.gap_s": "9000" })).toEqual(["name", "settings.phone_number_id", "secrets.access_token", "limits.gap_s"]);
  expect(fields({ ...waha, "settings.base_url": "waha.example", "secrets.api_key": "" }, false)).toEqual(["settings.base_url"]);
});

test("a template is sent with its language, and not at all without a name", () => {
  const cloud = { ...freshDraft("cloud"), "settings.phone_number_id": "106540352242922", "settings.code_template": "kode_masuk" };

  expect(newLine(cloud).settings).toMatchObject({ code_template: { name: "kode_masuk", language: "id" }, notice_template: undefined });
});
