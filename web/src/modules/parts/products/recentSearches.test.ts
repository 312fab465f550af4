import { beforeEach, expect, test } from "vitest";
import { forgetOwn, writeStored } from "@/lib/storage";
import { recentSearches, rememberSearch } from "./recentSearches";

beforeEach(() => window.localStorage.clear());

test("the newest search stands first, once, and swallows what it continues", () => {
  for (const text of ["busi", "kam", "kampas", "oli", "BUSI", "x"]) rememberSearch(text);

  expect(recentSearches()).toEqual(["BUSI", "oli", "kampas"]);
});

test("only the last six are kept", () => {
  for (const text of ["aa", "bb", "cc", "dd", "ee", "ff", "gg"]) rememberSearch(text);

  expect(recentSearches()).toEqual(["gg", "ff", "ee", "dd", "cc", "bb"]);
});

test("they leave with the person; what belongs to the device stays", () => {
  writeStored("niaga.language", "en");
  rememberSearch("busi");

  forgetOwn();

  expect(recentSearches()).toEqual([]);
  expect(window.localStorage.getItem("niaga.language")).toBe("en");
});

test("what cannot be read is nothing", () => {
  window.localStorage.setItem("niaga.own.searches", "{");

  expect(recentSearches()).toEqual([]);
});
