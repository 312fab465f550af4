import { MantineProvider } from "@mantine/core";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SearchBox } from "./SearchBox";

const onSearch = vi.fn();

/** A page whose address keeps what is searched for. */
function List() {
  const [search, setSearch] = useState("");
  return (
    <>
      <SearchBox label="Cari toko" initial={search} onSearch={(text) => [onSearch(text), setSearch(text)]} />
      <button type="button" onClick={() => setSearch("")}>
        Semua
      </button>
    </>
  );
}

const field = () => screen.getByRole<HTMLInputElement>("searchbox");
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const rest = () => act(() => vi.advanceTimersByTime(1_000));

beforeEach(() => {
  vi.useFakeTimers();
  onSearch.mockClear();
  window.history.replaceState(null, "", "/admin/shops");
  render(<List />, { wrapper: MantineProvider });
});
afterEach(() => vi.useRealTimers());

test("what was typed is reported once, after a rest, and the field keeps the finger", () => {
  field().focus();
  type("to");
  type("toko ");
  rest();

  expect(onSearch).toHaveBeenCalledExactlyOnceWith("toko");
  expect(document.activeElement).toBe(field());
  expect(field().value).toBe("toko ");
});

test("a search is not reported to a page that was left meanwhile", () => {
  type("toko");
  // The address changes at once; the page itself goes when the next one is there.
  window.history.pushState(null, "", "/admin/shops/7");
  rest();
  fireEvent.blur(field());

  expect(onSearch).not.toHaveBeenCalled();
});

test("leaving the field or emptying it reports at once", () => {
  type("toko");
  fireEvent.blur(field());
  expect(onSearch).toHaveBeenLastCalledWith("toko");

  fireEvent.click(screen.getByRole("button", { name: "Hapus pencarian" }));
  expect(onSearch).toHaveBeenLastCalledWith("");
  rest();
  expect(onSearch).toHaveBeenCalledTimes(2);
});

test("the field follows when somebody else empties the search", () => {
  type("toko");
  rest();
  fireEvent.click(screen.getByRole("button", { name: "Semua" }));

  expect(field().value).toBe("");
});
