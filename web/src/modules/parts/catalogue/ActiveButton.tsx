// Takes a product out of the shops' sight or back into it, after asking.
import { Button, Group, Modal, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import type { CatalogueProduct } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import type { Can } from "@/lib/permission";
import { Notice } from "@/ui/Notice";
import { useUiWords } from "@/ui/useUiWords";
import { changeProduct, deactivateProduct } from "./queries";
import { useCatalogueWords } from "./useCatalogueWords";

interface ActiveButtonProps {
  product: CatalogueProduct;
  can: Can<"not_permitted">;
}

export function ActiveButton({ product, can }: ActiveButtonProps) {
  const t = useCatalogueWords();
  const ui = useUiWords();
  const client = useQueryClient();
  const explain = useProblemText();
  const toast = useToast();
  const [opened, { open, close }] = useDisclosure(false);
  const isActive = product.is_active;
  const flip = useMutation({
    mutationFn: () => (isActive ? deactivateProduct(product.id) : changeProduct(product.id, { is_active: true })),
    onSuccess: (changed) => {
      client.setQueryData(keys.catalogueProduct(product.id), changed);
      void client.invalidateQueries({ queryKey: keys.catalogue });
      toast.said(isActive ? t.deactivated : t.reactivated);
      close();
    },
  });
  const look = isActive ? ({ variant: "light", color: "red" } as const) : ({ variant: "default" } as const);
  const label = isActive ? t.deactivate : t.reactivate;
  if (!can.yes) {
    return (
      <Tooltip label={t.can[can.reason]}>
        <Button {...look} data-disabled aria-disabled onClick={(event) => event.preventDefault()}>
          {label}
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button {...look} onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={isActive ? t.deactivateTitle : t.reactivateTitle}>
        <p>{isActive ? t.deactivateBody(product.name) : t.reactivateBody(product.name)}</p>
        {flip.isError && (
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {explain(flip.error)}
          </Notice>
        )}
        <Group mt="lg" justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {ui.cancel}
          </Button>
          <Button color={isActive ? "red" : undefined} loading={flip.isPending} data-autofocus onClick={() => flip.mutate()}>
            {isActive ? t.deactivateYes : t.reactivateYes}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
