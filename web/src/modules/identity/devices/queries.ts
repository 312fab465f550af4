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
