// A search field that reports what was typed after a short rest.
import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useUiWords } from "./useUiWords";

const REST_MS = 300;

interface SearchBoxProps {
  initial: string;
  label: string;
  onSearch: (text: string) => void;
  className?: string | undefined;
}

export function SearchBox({ initial, label, onSearch, className }: SearchBoxProps) {
  const t = useUiWords();
  const [text, setText] = useState(initial);
  const report = useDebouncedCallback(onSearch, REST_MS);

  function change(next: string) {
    setText(next);
    report(next.trim());
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
      rightSection={text === "" ? null : <CloseButton aria-label={t.clearSearch} onClick={() => change("")} />}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => event.key === "Escape" && text !== "" && change("")}
    />
  );
}
