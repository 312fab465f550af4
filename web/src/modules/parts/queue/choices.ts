// Shops and salesmen to choose from, found by what is typed.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { Choice } from "@/ui/SearchSelect";

/** More than this nobody reads in a list: one types another letter. */
const OFFERED = 20;

export type Choices = ReturnType<typeof choicesOf>;

export const shopChoices = choicesOf(
  "shops",
  async (search) => {
    const { data } = await body(api.GET("/api/admin/shops", { params: { query: { search, per_page: OFFERED } } }));
    return data.map(shopChoice);
  },
  async (id) => shopChoice(await body(api.GET("/api/admin/shops/{id}", { params: { path: { id } } }))),
);

export const salesmanChoices = choicesOf(
  "salesmen",
  async (search) => {
    const query = { search, position: "sales" as const, per_page: OFFERED };
    const { data } = await body(api.GET("/api/admin/sales-people", { params: { query } }));
    return data.map(salesmanChoice);
  },
  async (id) => salesmanChoice(await body(api.GET("/api/admin/sales-people/{id}", { params: { path: { id } } }))),
);

/** Those that fit a text; and the one that an address names, which the list may not hold. */
function choicesOf(
  kind: "shops" | "salesmen",
  find: (text: string | undefined) => Promise<Choice[]>,
  read: (id: string) => Promise<Choice>,
) {
  return {
    list: (text: string) =>
      queryOptions({ queryKey: keys.choices(kind, text), queryFn: () => find(text || undefined), placeholderData: keepPreviousData }),
    one: (id: string) => queryOptions({ queryKey: keys.choices(kind, `id:${id}`), queryFn: () => read(id) }),
  };
}

function shopChoice({ id, code, name }: { id: string; code: string; name: string }): Choice {
  return { value: id, label: `${name} (${code})` };
}

function salesmanChoice({ id, name }: { id: string; name: string }): Choice {
  return { value: id, label: name };
}
