// One warning on a line of the cart, with the tap that settles it.
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { CartLine } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Notice } from "@/ui/Notice";
import { usePartsWords } from "../usePartsWords";
import classes from "./CartLineRow.module.css";
import { fixOf, type LineFix } from "./lineFix";

interface LineWarningsProps {
  line: CartLine;
  onFix: (fix: LineFix) => void;
}

export function LineWarnings({ line, onFix }: LineWarningsProps) {
  const { cart: t } = usePartsWords();
  const known: Record<string, string> = t.warnings;
  const fix = fixOf(line);
  if (fix === null) return null;
  const isGone = line.warnings.some(({ code }) => code === "inactive");
  return (
    <div className={classes.wide}>
      <Notice tone={isGone ? "red" : "amber"} icon={<IconAlertTriangle />}>
        {line.warnings.map(({ code, message }) => (
          <p key={code}>{message || known[code]}</p>
        ))}
        <Button size="sm" variant="default" className={classes.fix} onClick={() => onFix(fix)}>
          {fix.kind === "toStock" ? t.fix.toStock(formatCount(fix.qty)) : t.fix[fix.kind]}
        </Button>
      </Notice>
    </div>
  );
}
