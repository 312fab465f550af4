// Shops and salesmen to choose from, found by what is typed.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { Choice } from "@/ui/SearchSelect";

/** More than this nobody reads in a list: one types another letter. */
const OFFERED = 20;

export const shopChoices = (text: string) =>
  queryOptions({
    queryKey: keys.choices("shops", text),
    queryFn: async (): Promise<Choice[]> => {
      const { data } = await body(api.GET("/api/admin/shops", { params: { query: { search: text || undefined, per_page: OFFERED } } }));
      return data.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` }));
    },
    placeholderData: keepPreviousData,
  });

export const salesmanChoices = (text: string) =>
  queryOptions({
    queryKey: keys.choices("salesmen", text),
    queryFn: async (): Promise<Choice[]> => {
      const query = { search: text || undefined, position: "sales" as const, per_page: OFFERED };
      const { data } = await body(api.GET("/api/admin/sales-people", { params: { query } }));
      return data.map(({ id, name }) => ({ value: id, label: name }));
    },
    placeholderData: keepPreviousData,
  });

/** The one that an address names, which the list may not hold. */
export const shopChoice = (id: string) =>
  queryOptions({
    queryKey: keys.choices("shops", `id:${id}`),
    queryFn: async (): Promise<Choice> => {
      const { code, name } = await body(api.GET("/api/admin/shops/{id}", { params: { path: { id } } }));
      return { value: id, label: `${name} (${code})` };
    },
  });

export const salesmanChoice = (id: string) =>
  queryOptions({
    queryKey: keys.choices("salesmen", `id:${id}`),
    queryFn: async (): Promise<Choice> => {
      const { name } = await body(api.GET("/api/admin/sales-people/{id}", { params: { path: { id } } }));
      return { value: id, label: name };
    },
  });
