// The calls of signing in and out.
import { api, body, done } from "@/api/client";
import type { Identifier } from "@/lib/phone";

function who(identifier: Identifier) {
  return identifier.kind === "phone" ? { phone: identifier.phone } : { shop_code: identifier.code };
}

/** Asks for a code; the answer is the same whether or not the shop exists. */
export function requestCode(identifier: Identifier) {
  return body(api.POST("/api/auth/request-otp", { body: who(identifier) }));
}

/** Hands in the code; on success the browser holds the session cookie. */
export function verifyCode(identifier: Identifier, otp: string) {
  return body(api.POST("/api/auth/verify-otp", { body: { ...who(identifier), otp } }));
}

export interface Credentials {
  email: string;
  password: string;
  remember: boolean;
}

/** Signs staff in; `totp` is the app's code or a recovery code, for whoever uses two steps. */
export function signInAdmin(credentials: Credentials & { totp?: string }) {
  return body(api.POST("/api/admin/login", { body: credentials }));
}

export function askForReset(email: string) {
  return done(api.POST("/api/admin/password/forgot", { body: { email } }));
}

export function resetPassword(token: string, password: string) {
  return done(api.POST("/api/admin/password/reset", { body: { token, password } }));
}

export function signOut(kind: "shop" | "admin") {
  return done(kind === "shop" ? api.POST("/api/auth/logout") : api.POST("/api/admin/logout"));
}
