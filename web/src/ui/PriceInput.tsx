// A field for whole rupiah that understands how people write sums, and shows how it was understood.
import { TextInput, type TextInputProps } from "@mantine/core";
import { formatCount, readRupiah } from "@/lib/money";

interface PriceInputProps extends Omit<TextInputProps, "value" | "onChange"> {
  /** What was typed. */
  value: string;
  onChange: (text: string) => void;
}

export function PriceInput({ value, onChange, onBlur, ...rest }: PriceInputProps) {
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      leftSection="Rp"
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        const amount = readRupiah(value);
        if (amount !== null) onChange(formatCount(amount));
        onBlur?.(event);
      }}
    />
  );
}
