// A sum of money on one line, in tabular figures.
import { formatRupiah } from "@/lib/money";

interface MoneyProps {
  amount: number;
  className?: string;
}

export function Money({ amount, className }: MoneyProps) {
  return <span className={className === undefined ? "money" : `money ${className}`}>{formatRupiah(amount)}</span>;
}
