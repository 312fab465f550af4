// A list that is on its way: as many cards on a phone, or rows at a desk, as come first into sight.
import { Skeleton } from "@mantine/core";
import { useDesk } from "./useDesk";

export function ListSkeleton() {
  const desk = useDesk();
  const [count, height, gap] = desk ? [8, 56, 3] : [5, 98, 12];
  return (
    <div style={{ display: "grid", gap }} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={height} radius={desk ? "sm" : "lg"} />
      ))}
    </div>
  );
}
