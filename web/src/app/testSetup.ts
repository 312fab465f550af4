// What every test needs: matchers, clean-up, and the browser parts that jsdom lacks.
import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

afterEach(cleanup);

Object.defineProperty(window, "matchMedia", {
  writable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    dispatchEvent: vi.fn(),
  }),
});

class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver ??= StillObserver as unknown as typeof ResizeObserver;

/** A field that grows with its text measures it again once the typeface is there. */
if (document.fonts === undefined) Object.defineProperty(document, "fonts", { value: new EventTarget() });
