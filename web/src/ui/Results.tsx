// One page of a list, with the steps to the others.
import type { ReactNode } from "react";
import { Pager } from "./Pager";
import classes from "./Results.module.css";

export interface PageMeta {
  page: number;
  per_page: number;
  total: number;
}

interface ResultsProps {
  meta: PageMeta;
  /** True while another page or filter is being read. */
  stale: boolean;
  onPage: (page: number) => void;
  children: ReactNode;
}

export function Results({ meta, stale, onPage, children }: ResultsProps) {
  return (
    <div className={classes.results} data-stale={stale || undefined}>
      {children}
      <Pager page={meta.page} perPage={meta.per_page} total={meta.total} onPage={onPage} />
    </div>
  );
}
