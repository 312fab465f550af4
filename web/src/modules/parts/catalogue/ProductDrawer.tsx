// One product beside the table: what is saved, in fields that can be changed.
import { Drawer, Skeleton } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { QueryView } from "@/api/QueryView";
import { useUiWords } from "@/ui/useUiWords";
import { ProductForm } from "./ProductForm";
import { catalogueProductQuery } from "./queries";
import { useCatalogueWords } from "./useCatalogueWords";

interface ProductDrawerProps {
  /** A product's id, `new`, or nothing: then it is closed. */
  of: string | undefined;
  categories: readonly string[];
  onClose: () => void;
}

export function ProductDrawer({ of, categories, onClose }: ProductDrawerProps) {
  const { form: t } = useCatalogueWords();
  const ui = useUiWords();
  const dirty = useRef(false);

  function leave() {
    dirty.current = false;
    onClose();
  }

  function ask() {
    if (!dirty.current) return leave();
    modals.openConfirmModal({
      title: t.leaveTitle,
      children: t.leaveBody,
      labels: { confirm: t.leaveYes, cancel: t.leaveNo },
      confirmProps: { color: "red" },
      onConfirm: leave,
    });
  }

  return (
    <Drawer
      opened={of !== undefined}
      onClose={ask}
      position="right"
      size="min(100vw, 480px)"
      title={of === "new" ? t.newTitle : t.editTitle}
      closeButtonProps={{ "aria-label": ui.close }}
    >
      {of === "new" && (
        <ProductForm saved={null} categories={categories} onDirty={(is) => (dirty.current = is)} onDone={leave} />
      )}
      {of !== undefined && of !== "new" && (
        <SavedProduct key={of} id={of} categories={categories} onDirty={(is) => (dirty.current = is)} onDone={leave} />
      )}
    </Drawer>
  );
}

interface SavedProductProps {
  id: string;
  categories: readonly string[];
  onDirty: (is: boolean) => void;
  onDone: () => void;
}

function SavedProduct({ id, ...rest }: SavedProductProps) {
  const query = useQuery({ ...catalogueProductQuery(id), refetchOnMount: "always" });
  return (
    <QueryView query={query} skeleton={<Skeleton height={420} />}>
      {(saved) => <ProductForm saved={saved} {...rest} />}
    </QueryView>
  );
}
