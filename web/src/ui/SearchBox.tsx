// A search field that reports what was typed after a short rest.
import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useUiWords } from "./useUiWords";

const REST_MS = 300;

interface SearchBoxProps {
  /** What is searched for now; when somebody else changes it, the field follows. */
  initial: string;
  label: string;
  onSearch: (text: string) => void;
  onFocus?: () => void;
  /** Called with what is in the field when the person has finished with it: by Enter, or by leaving it. */
  onDone?: (text: string) => void;
  className?: string | undefined;
}

export function SearchBox({ initial, label, onSearch, onFocus, onDone, className }: SearchBoxProps) {
  const t = useUiWords();
  const [text, setText] = useState(initial);
  const [seen, setSeen] = useState(initial);
  const [reported, setReported] = useState(initial);
  const report = useDebouncedCallback((next: string, at: string) => {
    // Reported late it would lead back from where the person has gone meanwhile.
    if (window.location.pathname !== at) return;
    setReported(next);
    onSearch(next);
  }, REST_MS);
  // A change from outside, such as a reset or the way back; our own report that comes round is not one.
  if (initial !== seen) {
    setSeen(initial);
    if (initial !== reported) {
      setText(initial);
      setReported(initial);
    }
  }

  function change(next: string) {
    setText(next);
    report(next.trim(), window.location.pathname);
  }

  function clear() {
    change("");
    report.flush();
  }

  return (
    <TextInput
      type="search"
      className={className}
      aria-label={label}
      placeholder={label}
      value={text}
      radius="md"
      enterKeyHint="search"
      autoComplete="off"
      leftSection={<IconSearch size={19} />}
      rightSection={text === "" ? null : <CloseButton size={40} iconSize={20} aria-label={t.clearSearch} onClick={clear} />}
      onChange={(event) => change(event.currentTarget.value)}
      onFocus={onFocus}
      onBlur={() => {
        report.flush();
        onDone?.(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && text !== "") clear();
        // On a phone Enter puts the keyboard away, so that the results are seen.
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}
