// After a line was taken out: what it was, and one tap that brings it back.
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import type { CartLine } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { usePartsWords } from "../usePartsWords";
import { addToCart } from "./cartWriter";
import classes from "./CartLineRow.module.css";

/** Long enough to read it and to change one's mind. */
const SHOWN_MS = 8_000;

/** Answers a function that tells of a removed line and offers to undo it. */
export function useRemovedNotice(): (line: Pick<CartLine, "id" | "product" | "qty">) => void {
  const { cart: t } = usePartsWords();
  const client = useQueryClient();
  const toast = useToast();
  return ({ id, product, qty }) => {
    function undo() {
      notifications.hide(id);
      addToCart(client, product.id, qty).then(() => toast.said(t.restored), toast.failed);
    }
    notifications.show({
      id,
      color: "laut",
      withBorder: true,
      autoClose: SHOWN_MS,
      message: (
        <span className={classes.undo}>
          <span>{t.removed(product.name)}</span>
          <Button size="sm" variant="light" onClick={undo}>
            {t.undo}
          </Button>
        </span>
      ),
    });
  };
}
