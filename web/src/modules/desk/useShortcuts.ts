// One key for what agents do all day. Controls carry `data-key`; the list's rows and the writing field are found by theirs.
import { useEffect } from "react";

/** Keys that press the control of the same `data-key`. */
const PRESSED = new Set(["r", "n", "a", "e", "/"]);

export function useShortcuts(onHelp: () => void): void {
  // Keys arrive at the document, outside React.
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === "?") onHelp();
      else if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (!PRESSED.has(event.key) || !press(event.key)) return;
      event.preventDefault();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new function does the same
  }, []);
}

/** Somebody is writing, or a dialog or menu has the keys. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return true;
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-desk-row]")];
  const at = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.focus();
  next?.click();
}

function press(key: string): boolean {
  const selector = key === "/" ? "[data-desk-search] input" : `[data-key="${key}"]:not(:disabled)`;
  const control = document.querySelector<HTMLElement>(selector);
  if (control === null) return false;
  if (control instanceof HTMLInputElement) control.focus();
  else control.click();
  return true;
}
