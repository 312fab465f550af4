// The office's catalogue: every product, also those no longer sold; found, sorted, edited.
import { Button, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconFileImport, IconPackage, IconPlus, IconSearchOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { Pager } from "@/ui/Pager";
import { CatalogueCards } from "./CatalogueCards";
import { catalogueCan } from "./catalogueCan";
import { CatalogueFilters } from "./CatalogueFilters";
import classes from "./CataloguePage.module.css";
import { CatalogueTable } from "./CatalogueTable";
import { ProductDrawer } from "./ProductDrawer";
import { CATALOGUE_SORTS, type CatalogueFilter, catalogueQuery } from "./queries";
import { useCatalogueWords } from "./useCatalogueWords";

export function CataloguePage(): ReactNode {
  const t = useCatalogueWords();
  const filter = useSearch({ from: "/admin/products" });
  const navigate = useNavigate({ from: "/admin/products" });
  const query = useQuery(catalogueQuery(filter));
  const desk = useMediaQuery("(min-width: 62em)", window.innerWidth >= 992);
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
      <CatalogueFilters filter={filter} facets={query.data?.meta.facets.category} desk={desk ?? false} onChange={change} />
      <QueryView query={query} skeleton={<Skeleton height={520} radius="lg" />}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <Card>
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
            </Card>
          ) : (
            <div className={classes.results} data-stale={query.isPlaceholderData || undefined}>
              {desk ? (
                <CatalogueTable products={data} sort={filter.sort} onSort={(sort) => change({ sort: CATALOGUE_SORTS.find((known) => known === sort) })} onOpen={edit} />
              ) : (
                <CatalogueCards products={data} onOpen={edit} />
              )}
              <Pager page={meta.page} perPage={meta.per_page} total={meta.total} onPage={(page) => change({ page })} />
            </div>
          )
        }
      </QueryView>
      <ProductDrawer of={filter.edit} categories={Object.keys(query.data?.meta.facets.category ?? {})} onClose={() => edit(undefined)} />
    </>
  );
}
