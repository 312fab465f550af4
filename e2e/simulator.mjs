// What arrived on the simulated phones, through the simulator's API and on its page.
import assert from "node:assert/strict";
import { until } from "./patience.mjs";
import { id, shapeOf } from "./words.mjs";

const CODE = /^Kode OTP Anda: (\d{6})\. Berlaku 5 menit\.$/;

/** The texts that Niaga sent to a phone, oldest first. */
export async function textsTo(device, phone) {
  const { data } = await device.call("GET", `/api/simulator/phones/${phone}/messages`);
  return data.filter((message) => message.direction === "out").map((message) => message.text);
}

/** The code that arrives on the phone after `ask` ran. */
export async function codeAfter(device, phone, ask) {
  const before = (await codesOn(device, phone)).length;
  await ask();
  const codes = await until(`a code arrives on ${phone}`, async () => {
    const now = await codesOn(device, phone);
    return now.length > before && now;
  });
  return codes.at(-1);
}

/** Waits until exactly this text is on the phone, once. */
export async function awaitText(device, phone, text) {
  const found = await until(`"${text}" arrives on ${phone}`, async () => {
    const same = (await textsTo(device, phone)).filter((sent) => sent === text);
    return same.length > 0 && same;
  });
  assert.equal(found.length, 1, `the message came ${found.length} times: ${text}`);
}

/** Opens the simulator's page and there the chat of the phone that carries the name. */
export async function openChat(page, name, phone) {
  await page.goto("/simulator");
  await page.getByRole("button", { name: `${name} ${phone}` }).click();
  const chat = page.getByRole("log", { name });
  await chat.waitFor();
  return chat;
}

/** The newest code in an open chat, read as a person reads it. */
export async function readCode(chat) {
  const shape = shapeOf(id.simulator.copyCode);
  const code = chat.getByRole("button", { name: shape }).last();
  return (await code.getAttribute("aria-label")).match(shape)[1];
}

async function codesOn(device, phone) {
  const texts = await textsTo(device, phone);
  return texts.map((text) => text.match(CODE)?.[1]).filter((code) => code !== undefined);
}
