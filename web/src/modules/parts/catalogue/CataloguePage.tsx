// The office's catalogue: every product, also those no longer sold; found, sorted, edited.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconFileImport, IconPackage, IconPlus, IconSearchOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ListView } from "@/api/ListView";
import { useSession } from "@/api/session";
import { formatCount } from "@/lib/money";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { useDesk } from "@/ui/useDesk";
import { CatalogueCards } from "./CatalogueCards";
import { catalogueCan } from "./catalogueCan";
import { CatalogueFilters } from "./CatalogueFilters";
import { CatalogueTable } from "./CatalogueTable";
import { ProductDrawer } from "./ProductDrawer";
import { CATALOGUE_SORTS, type CatalogueFilter, catalogueQuery } from "./queries";
import { useCatalogueWords } from "./useCatalogueWords";

export function CataloguePage(): ReactNode {
  const t = useCatalogueWords();
  const filter = useSearch({ from: "/admin/products" });
  const navigate = useNavigate({ from: "/admin/products" });
  const query = useQuery(catalogueQuery(filter));
  const desk = useDesk();
  const may = catalogueCan.write(useSession()).yes;
  const narrowed = filter.q !== undefined || filter.category !== undefined || filter.show !== undefined;

  function change(next: CatalogueFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: true });
  }
  /** The drawer is a step of its own: the way back closes it. */
  const edit = (id: string | undefined) => void navigate({ search: (now) => ({ ...now, edit: id }), resetScroll: false });

  return (
    <>
      <PageHeader
        title={t.title}
        note={query.data && t.count(formatCount(query.data.meta.total))}
        aside={
          may && (
            <>
              <Button
                variant="default"
                size="sm"
                leftSection={<IconFileImport size={19} />}
                renderRoot={(props) => <Link to="/admin/imports" {...props} />}
              >
                {t.import}
              </Button>
              <Button size="sm" leftSection={<IconPlus size={19} />} onClick={() => edit("new")}>
                {t.add}
              </Button>
            </>
          )
        }
      />
      <CatalogueFilters filter={filter} facets={query.data?.meta.facets.category} desk={desk} onChange={change} />
      <ListView
        query={query}
        none={
          <EmptyState
            icon={narrowed ? <IconSearchOff /> : <IconPackage />}
            title={narrowed ? t.emptyTitle : t.newTitle}
            body={narrowed ? t.emptyBody : t.newBody}
            action={
              narrowed && (
                <Button variant="light" onClick={() => void navigate({ search: {}, replace: true })}>
                  {t.reset}
                </Button>
              )
            }
          />
        }
        onPage={(page) => change({ page })}
      >
        {(products) =>
          desk ? (
            <CatalogueTable
              products={products}
              sort={filter.sort}
              onSort={(sort) => change({ sort: CATALOGUE_SORTS.find((known) => known === sort) })}
              onOpen={edit}
            />
          ) : (
            <CatalogueCards products={products} onOpen={edit} />
          )
        }
      </ListView>
      <ProductDrawer of={filter.edit} categories={Object.keys(query.data?.meta.facets.category ?? {})} onClose={() => edit(undefined)} />
    </>
  );
}
