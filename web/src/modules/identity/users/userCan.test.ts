import { expect, test } from "vitest";
import { userCan } from "./userCan";

const me = { permissions: ["identity.users.manage"], account: { id: "account_me" } };
const admin = { id: "account_admin", role: "admin", is_active: true, totp_enabled: false, email: "a@niaga.test" } as const;
const boss = { id: "account_boss", role: "super_admin", is_active: true, totp_enabled: true, email: "b@niaga.test" } as const;
const myself = { ...boss, id: "account_me" };

test("without the permission nothing is possible", () => {
  const other = { permissions: ["parts.orders.read"], account: { id: "account_other" } };
  const refused = { yes: false, reason: "not_permitted" };

  expect(userCan.manage(other)).toEqual(refused);
  expect(userCan.deactivate(admin, other, 2)).toEqual(refused);
  expect(userCan.removeTotp(boss, null)).toEqual(refused);
});

test("nobody deactivates or demotes themselves, however many super admins there are", () => {
  expect(userCan.deactivate(myself, me, 5)).toEqual({ yes: false, reason: "yourself" });
  expect(userCan.changeRole(myself, me, 5)).toEqual({ yes: false, reason: "yourself" });
});

test("the last super admin stays, one of two may go", () => {
  expect(userCan.deactivate(boss, me, 1)).toEqual({ yes: false, reason: "last_super_admin" });
  expect(userCan.changeRole(boss, me, 1)).toEqual({ yes: false, reason: "last_super_admin" });
  expect(userCan.deactivate(boss, me, 2)).toEqual({ yes: true });
});

test("an admin may always go", () => {
  expect(userCan.deactivate(admin, me, 1)).toEqual({ yes: true });
});

test("a second step is removed where there is one, and not one's own", () => {
  expect(userCan.removeTotp(boss, me)).toEqual({ yes: true });
  expect(userCan.removeTotp(admin, me)).toEqual({ yes: false, reason: "no_totp" });
  expect(userCan.removeTotp(myself, me)).toEqual({ yes: false, reason: "own_totp" });
});

test("who is inactive can be activated, and gets no mail before", () => {
  const gone = { ...admin, is_active: false };

  expect(userCan.mailReset(gone, me)).toEqual({ yes: false, reason: "inactive" });
  expect(userCan.mailReset({ ...admin, email: null }, me)).toEqual({ yes: false, reason: "no_email" });
  expect(userCan.mailReset(admin, me)).toEqual({ yes: true });
  expect(userCan.reactivate(gone, me)).toEqual({ yes: true });
  expect(userCan.reactivate(admin, me)).toEqual({ yes: false, reason: "already_active" });
});
