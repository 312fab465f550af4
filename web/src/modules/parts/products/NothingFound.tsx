// A search that found nothing: what would find something, each one tap away with how much it finds.
import { Button, Skeleton } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { IconSearchOff } from "@tabler/icons-react";
import { formatCount } from "@/lib/money";
import { EmptyState } from "@/ui/EmptyState";
import { usePartsWords } from "../usePartsWords";
import classes from "./NothingFound.module.css";
import { countQuery, type ProductFilter } from "./queries";
import { useFindWords } from "./useFindWords";
import { type Way, waysOut } from "./waysOut";

interface NothingFoundProps {
  filter: ProductFilter;
  onChange: (filter: ProductFilter) => void;
  onReset: () => void;
}

export function NothingFound({ filter, onChange, onReset }: NothingFoundProps) {
  const { products: words } = usePartsWords();
  const t = useFindWords();
  const ways = waysOut(filter);
  const counts = useQueries({ queries: ways.map((way) => countQuery({ ...filter, ...way.change })) });
  const isLoading = counts.some((count) => count.isPending);
  const open = ways.flatMap((way, index) => {
    const total = counts[index]?.data ?? 0;
    return total > 0 ? [{ way, total }] : [];
  });

  function tell({ kind, word }: Way, total: number): string {
    const n = formatCount(total);
    return kind === "word" ? t.wordAlone(word, n) : kind === "category" ? t.everywhere(n) : t.alsoEmpty(n);
  }

  return (
    <EmptyState
      icon={<IconSearchOff />}
      title={words.emptyTitle}
      body={open.length > 0 ? t.hints : words.emptyBody}
      action={
        <div className={classes.ways}>
          {isLoading && <Skeleton height={44} width={180} radius="md" />}
          {open.length > 0 && <p>{t.tryInstead}</p>}
          {open.map(({ way, total }) => (
            <Button key={way.kind + way.word} variant="light" size="sm" onClick={() => onChange(way.change)}>
              {tell(way, total)}
            </Button>
          ))}
          <Button variant="subtle" size="sm" onClick={onReset}>
            {filter.category === undefined && filter.stock === undefined ? t.seeAll : words.reset}
          </Button>
        </div>
      }
    />
  );
}
