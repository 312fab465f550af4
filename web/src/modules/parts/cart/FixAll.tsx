// All lines of the cart that want a look, and one tap that settles them.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconAlertTriangle, IconWand } from "@tabler/icons-react";
import type { Cart } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { formatCount } from "@/lib/money";
import { Notice } from "@/ui/Notice";
import { usePartsWords } from "../usePartsWords";
import { fixLines } from "./cartWriter";
import classes from "./CartLineRow.module.css";
import { fixOf } from "./lineFix";

/** One warning is settled at its line. */
const WORTH_IT = 2;

export function FixAll({ cart }: { cart: Cart }) {
  const { cart: t } = usePartsWords();
  const client = useQueryClient();
  const toast = useToast();
  const warned = cart.lines.flatMap((line) => {
    const fix = fixOf(line);
    return fix === null ? [] : [{ id: line.id, qty: fix.kind === "remove" ? 0 : fix.qty }];
  });
  const fix = useMutation({ mutationFn: () => fixLines(client, warned), onError: toast.failed });
  if (warned.length < WORTH_IT && !fix.isPending) return null;
  return (
    <div className={classes.fixAll}>
      <Notice tone="amber" icon={<IconAlertTriangle />} title={t.fix.title(formatCount(warned.length))}>
        <p>{t.fix.allBody}</p>
        <Button
          size="sm"
          variant="default"
          className={classes.fix}
          loading={fix.isPending}
          leftSection={<IconWand size={18} />}
          onClick={() => fix.mutate()}
        >
          {t.fix.all}
        </Button>
      </Notice>
    </div>
  );
}
