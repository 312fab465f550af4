import { expect, test } from "vitest";
import { messageCan } from "./messageCan";
import { MESSAGE_STATES } from "./queries";

const staff = { permissions: ["messaging.log.read", "messaging.log.retry"] };
const failed = { state: "failed", class: "transactional", text: "Order ORD-2026-000001 telah disetujui." } as const;

test("only what did not arrive, or perhaps did not, is sent again", () => {
  const retryable = MESSAGE_STATES.filter((state) => messageCan.retry({ ...failed, state }, staff).yes);

  expect(retryable).toEqual(["unknown", "failed", "expired"]);
});

test("codes and links with a secret are never sent again", () => {
  expect(messageCan.retry({ ...failed, class: "otp" }, staff)).toEqual({ yes: false, reason: "one_time" });
  const link = { ...failed, text: "https://niaga.example/admin/reset?token=••••••" };
  expect(messageCan.retry(link, staff)).toEqual({ yes: false, reason: "one_time" });
});

test("reading the log is not enough to send again", () => {
  const reader = { permissions: ["messaging.log.read"] };

  expect(messageCan.retry(failed, reader)).toEqual({ yes: false, reason: "not_permitted" });
  expect(messageCan.retry(failed, null)).toEqual({ yes: false, reason: "not_permitted" });
});
