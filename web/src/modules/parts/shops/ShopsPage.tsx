// The dealer's shops: searchable, a table at a desk and cards on a phone.
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconBuildingStore, IconPlus, IconSearchOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ListView } from "@/api/ListView";
import { useSession } from "@/api/session";
import { formatCount } from "@/lib/money";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { ReasonButton } from "@/ui/ReasonButton";
import { useDesk } from "@/ui/useDesk";
import { isNarrowed, type ShopFilter, shopsQuery } from "./queries";
import { ShopCards } from "./ShopCards";
import { shopCan } from "./shopCan";
import { ShopFilters } from "./ShopFilters";
import { ShopForm } from "./ShopForm";
import { ShopsTable } from "./ShopsTable";
import { useShopsWords } from "./useShopsWords";

const NOTHING: ShopFilter = { q: undefined, state: undefined, salesman: undefined, unlinked: undefined };

export function ShopsPage(): ReactNode {
  const t = useShopsWords();
  const filter = useSearch({ from: "/admin/shops/" });
  const navigate = useNavigate({ from: "/admin/shops/" });
  const query = useQuery(shopsQuery(filter));
  const desk = useDesk();
  const [adding, { open, close }] = useDisclosure(false);
  const can = shopCan.write(useSession());

  function change(next: ShopFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: next.page === undefined });
  }

  const add = (
    <ReasonButton size="sm" leftSection={<IconPlus size={19} />} reason={can.yes ? undefined : t.can[can.reason]} onClick={open}>
      {t.add}
    </ReasonButton>
  );
  const reset = (
    <Button variant="light" onClick={() => change(NOTHING)}>
      {t.reset}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} note={query.data && t.count(formatCount(query.data.meta.total))} aside={add} />
      <ShopFilters filter={filter} onChange={change} />
      <ListView
        query={query}
        none={
          isNarrowed(filter) || filter.state !== undefined ? (
            <EmptyState icon={<IconSearchOff />} title={t.noneTitle} body={t.noneBody} action={reset} />
          ) : (
            <EmptyState icon={<IconBuildingStore />} title={t.emptyTitle} body={t.emptyBody} action={add} />
          )
        }
        onPage={(page) => change({ page })}
      >
        {(shops) => (desk ? <ShopsTable shops={shops} /> : <ShopCards shops={shops} />)}
      </ListView>
      {adding && (
        <ShopForm onClose={close} onSaved={(shop) => void navigate({ to: "/admin/shops/$id", params: { id: shop.id } })} />
      )}
    </>
  );
}
