// Shows a read in its three states: a skeleton, a trouble page with retry, or the data.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { TroubleState } from "@/ui/TroubleState";
import { asProblem } from "./problem";

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

export function QueryView<T>({ query, skeleton, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError && !query.isFetching) {
    const problem = asProblem(query.error);
    return <TroubleState status={problem.status} detail={problem.detail} onRetry={() => void query.refetch()} />;
  }
  return <>{skeleton}</>;
}
