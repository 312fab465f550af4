// Empties the cart, after asking: it is every device's cart.
import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useQueryClient } from "@tanstack/react-query";
import { IconTrash } from "@tabler/icons-react";
import { useToast } from "@/api/useToast";
import { useUiWords } from "@/ui/useUiWords";
import { usePartsWords } from "../usePartsWords";
import { clearCart } from "./cartWriter";

export function ClearCart() {
  const { cart: t } = usePartsWords();
  const ui = useUiWords();
  const toast = useToast();
  const client = useQueryClient();
  function ask() {
    modals.openConfirmModal({
      title: t.clearTitle,
      children: t.clearBody,
      labels: { confirm: t.clearYes, cancel: ui.cancel },
      confirmProps: { color: "red" },
      onConfirm: () => void clearCart(client).catch(toast.failed),
    });
  }
  return (
    <Button variant="subtle" color="gray" size="sm" px="xs" leftSection={<IconTrash size={18} />} onClick={ask}>
      {t.clear}
    </Button>
  );
}
