// Shows a read of a list: while it is on its way, when there is nothing, and page by page.
import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "@/ui/Card";
import { type PageMeta, Results } from "@/ui/Results";
import { QueryView } from "./QueryView";

interface ListViewProps<Row, Meta extends PageMeta> {
  query: UseQueryResult<{ data: Row[]; meta: Meta }>;
  /** About as high as the list, so that nothing jumps when it comes. */
  height: number;
  /** What is said when there are no rows. */
  none: ReactNode;
  onPage: (page: number) => void;
  children: (rows: Row[], meta: Meta) => ReactNode;
}

export function ListView<Row, Meta extends PageMeta>({ query, height, none, onPage, children }: ListViewProps<Row, Meta>) {
  return (
    <QueryView query={query} skeleton={<Skeleton height={height} radius="lg" />}>
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
