// What the old system does not know yet, each with the way to the list where it is mended.
import { Link } from "@tanstack/react-router";
import { IconChevronRight, IconCircleCheck } from "@tabler/icons-react";
import type { DataPart } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import classes from "./DataPartPage.module.css";
import { useDataPartWords } from "./useDataPartWords";

export function MissingCard({ missing }: { missing: DataPart["missing_references"] }) {
  const { missing: t } = useDataPartWords();
  const isWhole = missing.products + missing.shops + missing.sales_people === 0;
  return (
    <Card title={t.title}>
      {isWhole ? (
        <p className={classes.calm}>
          <IconCircleCheck />
          {t.none}
        </p>
      ) : (
        <>
          <p className={classes.soft}>{t.body}</p>
          <ul className={classes.list}>
            {missing.products > 0 && (
              <li>
                <Link to="/admin/products" search={{ show: "unlinked" }}>
                  {t.products(formatCount(missing.products))}
                  <IconChevronRight />
                </Link>
              </li>
            )}
            {missing.shops > 0 && (
              <li>
                <Link to="/admin/shops" search={{ unlinked: true }}>
                  {t.shops(formatCount(missing.shops))}
                  <IconChevronRight />
                </Link>
              </li>
            )}
            {missing.sales_people > 0 && (
              <li>
                <Link to="/admin/sales">
                  {t.sales_people(formatCount(missing.sales_people))}
                  <IconChevronRight />
                </Link>
              </li>
            )}
          </ul>
        </>
      )}
    </Card>
  );
}
