// Hands a text made in the browser to the person as a file.

/** Saves `text` under `name` where downloads go. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
