// Deactivates a shop, telling first what follows, or activates it again.
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconBan, IconDeviceMobileOff, IconLockOff, IconPlayerPlay, IconReceipt, IconRotate } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { AdminShop } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { AskModal } from "@/ui/AskModal";
import { ReasonButton } from "@/ui/ReasonButton";
import { changeShop, deactivateShop } from "./queries";
import { shopCan } from "./shopCan";
import classes from "./ShopPage.module.css";
import { useShopsWords } from "./useShopsWords";

const EFFECTS = [
  ["out", IconDeviceMobileOff],
  ["codes", IconLockOff],
  ["orders", IconReceipt],
  ["back", IconRotate],
] as const;

export function ShopActivity({ shop }: { shop: AdminShop }) {
  const { deactivate: t, can: reasons } = useShopsWords();
  const explain = useProblemText();
  const toast = useToast();
  const client = useQueryClient();
  const me = useSession();
  const [asking, { open, close }] = useDisclosure(false);
  const turn = useMutation({
    mutationFn: () => (shop.is_active ? deactivateShop(shop.id) : changeShop(shop.id, { is_active: true })),
    onSuccess: (changed) => {
      client.setQueryData(keys.adminShop(shop.id), changed);
      void client.invalidateQueries({ queryKey: keys.adminShops });
      toast.said(changed.is_active ? t.reactivated(shop.name) : t.done(shop.name));
      close();
    },
    onError: (error) => (shop.is_active ? undefined : toast.failed(error)),
  });
  const can = shop.is_active ? shopCan.deactivate(shop, me) : shopCan.reactivate(shop, me);
  const reason = can.yes ? undefined : reasons[can.reason];

  if (!shop.is_active) {
    return (
      <ReasonButton variant="light" leftSection={<IconPlayerPlay size={20} />} loading={turn.isPending} reason={reason} onClick={() => turn.mutate()}>
        {t.reactivate}
      </ReasonButton>
    );
  }
  return (
    <>
      <ReasonButton variant="light" color="red" leftSection={<IconBan size={20} />} reason={reason} onClick={open}>
        {t.act}
      </ReasonButton>
      {asking && (
        <AskModal
          title={t.title(shop.name)}
          yes={t.yes}
          busy={turn.isPending}
          refusal={turn.isError ? explain(turn.error) : undefined}
          onYes={() => turn.mutate()}
          onClose={close}
        >
          <ul className={classes.effects}>
            {EFFECTS.map(([name, Icon]) => (
              <li key={name}>
                <Icon aria-hidden="true" /> {t.effects[name]}
              </li>
            ))}
          </ul>
        </AskModal>
      )}
    </>
  );
}
