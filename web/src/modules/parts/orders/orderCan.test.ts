import { expect, test } from "vitest";
import { orderCan } from "./orderCan";
import { ORDER_STATES } from "./orderState";

const admin = { permissions: ["parts.orders.read", "parts.orders.approve"] };
const reader = { permissions: ["parts.orders.read"] };
const shop = { permissions: ["parts.shop.order"] };
const pending = { status: "pending", waiting_for_submission: false };

test("an admin decides on a pending order, a shop cancels it", () => {
  expect(orderCan.approve(pending, admin)).toEqual({ yes: true });
  expect(orderCan.reject(pending, admin)).toEqual({ yes: true });
  expect(orderCan.cancel(pending, shop)).toEqual({ yes: true });
});

test.each(ORDER_STATES.filter((state) => state !== "pending"))("nobody changes an order that is %s", (status) => {
  const order = { status, waiting_for_submission: false };
  const refusal = { yes: false, reason: "not_pending" };
  expect(orderCan.approve(order, admin)).toEqual(refusal);
  expect(orderCan.reject(order, admin)).toEqual(refusal);
  expect(orderCan.cancel(order, shop)).toEqual(refusal);
});

test("an approved order that waits for the old system is not decided twice", () => {
  const order = { status: "pending", waiting_for_submission: true };
  expect(orderCan.approve(order, admin)).toEqual({ yes: false, reason: "waiting_for_submission" });
  expect(orderCan.cancel(order, shop)).toEqual({ yes: false, reason: "waiting_for_submission" });
});

test("who lacks the permission is told so, whatever the state", () => {
  const refusal = { yes: false, reason: "not_permitted" };
  expect(orderCan.approve(pending, reader)).toEqual(refusal);
  expect(orderCan.approve(pending, shop)).toEqual(refusal);
  expect(orderCan.cancel(pending, admin)).toEqual(refusal);
  expect(orderCan.cancel(pending, null)).toEqual(refusal);
});
