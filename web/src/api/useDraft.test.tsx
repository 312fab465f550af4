import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { FormEvent, ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { Problem } from "./problem";
import { type Ground, useDraft } from "./useDraft";

type Shop = { name: string; city: string };
const base: Ground<Shop> = { draft: { name: "Jaya", city: "Bandung" }, version: 3 };
const submitted = () => ({ preventDefault: () => undefined, currentTarget: document.createElement("form") }) as unknown as FormEvent;

function open(save: (draft: Shop, ground: Ground<Shop>) => Promise<string>, reread = vi.fn()) {
  const onSaved = vi.fn();
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const options = {
    ground: base,
    check: ({ name }: Shop) => ({ name: name === "" ? "Isi nama." : undefined }),
    save,
    onSaved,
    fieldOfCode: { "parts.shop.code_taken": "city" as const },
    conflict: { code: "parts.shop.changed_meanwhile", reread },
  };
  return { ...renderHook(() => useDraft<Shop, string>(options), { wrapper }), onSaved };
}

test("what is wrong is told beside its field and not sent", async () => {
  const save = vi.fn();
  const { result } = open(save);

  act(() => result.current.set("name", ""));
  act(() => result.current.submit(submitted()));

  expect(result.current.errors).toEqual({ name: "Isi nama." });
  expect(save).not.toHaveBeenCalled();
  act(() => result.current.set("name", "Jaya Motor"));
  expect(result.current.errors.name).toBeUndefined();
});

test("whoever saves second keeps both changes, sees the clash, and saves on the newest version", async () => {
  const save = vi
    .fn()
    .mockRejectedValueOnce(new Problem({ code: "parts.shop.changed_meanwhile", detail: "Diubah." }, 409))
    .mockResolvedValueOnce("saved");
  const reread = vi.fn().mockResolvedValue({ draft: { name: "Jaya Abadi", city: "Cimahi" }, version: 4 });
  const { result, onSaved } = open(save, reread);

  act(() => result.current.set("name", "Jaya Motor"));
  act(() => result.current.submit(submitted()));
  await waitFor(() => expect(result.current.theirs).not.toBeNull());

  expect(result.current.draft).toEqual({ name: "Jaya Motor", city: "Cimahi" });
  expect(result.current.theirs).toEqual({ name: "Jaya Abadi" });
  expect(onSaved).not.toHaveBeenCalled();
  act(() => result.current.submit(submitted()));
  await waitFor(() => expect(onSaved).toHaveBeenCalledWith("saved", expect.anything(), undefined, expect.anything()));
  expect(save.mock.calls[1]?.[1]).toMatchObject({ version: 4, draft: { name: "Jaya Abadi" } });
});

test("a refusal of one field stands there, any other over the form", async () => {
  const save = vi
    .fn()
    .mockRejectedValueOnce(new Problem({ code: "parts.shop.code_taken", detail: "Sudah dipakai." }, 409))
    .mockRejectedValueOnce(new Problem({ code: "platform.forbidden", detail: "Tidak boleh." }, 403));
  const { result } = open(save);

  act(() => result.current.submit(submitted()));
  await waitFor(() => expect(result.current.errors).toEqual({ city: "Sudah dipakai." }));
  expect(result.current.refusal).toBeUndefined();
  act(() => result.current.submit(submitted()));
  await waitFor(() => expect(result.current.refusal).toBe("Tidak boleh."));
});
