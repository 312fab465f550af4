// Sends a product's address to somebody: by the phone's own share sheet, or by copying it.
import { ActionIcon } from "@mantine/core";
import { IconShare2 } from "@tabler/icons-react";
import type { Product } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { useFindWords } from "./useFindWords";

export function ShareProduct({ product }: { product: Product }) {
  const t = useFindWords();
  const toast = useToast();
  async function share() {
    const url = window.location.href;
    const title = `${product.name} (${product.code})`;
    if (typeof navigator.share === "function") {
      // Closing the sheet without sending rejects; there is nothing to say about that.
      await navigator.share({ title, url }).catch(() => undefined);
      return;
    }
    await navigator.clipboard.writeText(url).then(() => toast.said(t.shared), toast.failed);
  }
  // A page without https has neither sheet nor clipboard.
  if (typeof navigator.share !== "function" && navigator.clipboard === undefined) return null;
  return (
    <ActionIcon aria-label={t.share} onClick={() => void share()}>
      <IconShare2 size={20} />
    </ActionIcon>
  );
}
