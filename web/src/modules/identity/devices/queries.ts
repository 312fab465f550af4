// Reads and calls of "my devices".
import { queryOptions } from "@tanstack/react-query";
import { api, body, done } from "@/api/client";
import { keys } from "@/api/keys";

export const devicesQuery = queryOptions({
  queryKey: keys.devices,
  queryFn: async () => (await body(api.GET("/api/sessions"))).data,
});

export function revokeDevice(id: string) {
  return done(api.DELETE("/api/sessions/{id}", { params: { path: { id } } }));
}

/** Signs every device out but this one; answers how many. */
export async function revokeOthers(): Promise<number> {
  return (await body(api.POST("/api/sessions/revoke-others"))).revoked;
}
