// Shows a read of a list: while it is on its way, when there is nothing, and page by page.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "@/ui/Card";
import { ListSkeleton } from "@/ui/ListSkeleton";
import { type PageMeta, Results } from "@/ui/Results";
import { QueryView } from "./QueryView";

interface ListViewProps<Row, Meta extends PageMeta> {
  query: UseQueryResult<{ data: Row[]; meta: Meta }>;
  /** What is said when there are no rows. */
  none: ReactNode;
  onPage: (page: number) => void;
  children: (rows: Row[], meta: Meta) => ReactNode;
}

export function ListView<Row, Meta extends PageMeta>({ query, none, onPage, children }: ListViewProps<Row, Meta>) {
  return (
    <QueryView query={query} skeleton={<ListSkeleton />}>
      {({ data, meta }) =>
        data.length === 0 ? (
          <Card>{none}</Card>
        ) : (
          <Results meta={meta} stale={query.isPlaceholderData} onPage={onPage}>
            {children(data, meta)}
          </Results>
        )
      }
    </QueryView>
  );
}
