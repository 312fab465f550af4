// Pairs of a label and a value, such as an order's facts.
import { Fragment, type ReactNode } from "react";
import classes from "./DataList.module.css";

interface DataListProps {
  rows: ReadonlyArray<readonly [label: string, value: ReactNode]>;
}

export function DataList({ rows }: DataListProps) {
  return (
    <dl className={classes.list}>
      {rows.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
