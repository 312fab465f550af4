// Reads and calls of one's own two-step sign-in.
import { queryOptions } from "@tanstack/react-query";
import { api, body, done } from "@/api/client";
import { keys } from "@/api/keys";

export const totpQuery = queryOptions({
  queryKey: keys.totp,
  queryFn: () => body(api.GET("/api/account/totp")),
});

/** A new secret; it counts for nothing until it is confirmed. */
export function beginTotp() {
  return body(api.POST("/api/account/totp"));
}

export async function confirmTotp(code: string): Promise<string[]> {
  return (await body(api.POST("/api/account/totp/confirm", { body: { code } }))).recovery_codes;
}

export async function renewCodes(code: string): Promise<string[]> {
  return (await body(api.POST("/api/account/totp/recovery-codes", { body: { code } }))).recovery_codes;
}

export function disableTotp(input: { password: string; code: string }) {
  return done(api.POST("/api/account/totp/disable", { body: input }));
}
