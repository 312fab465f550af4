// The catalogue as a table for the desk: columns sort, arrow keys move, Enter opens.
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import type { CatalogueProduct } from "@/api/shapes";
import { Money } from "@/ui/Money";
import { SortHead } from "@/ui/SortHead";
import table from "@/ui/Table.module.css";
import { useRows } from "@/ui/useRows";
import { useCategoryName } from "../products/useCategoryName";
import classes from "./CataloguePage.module.css";
import { ProductChips } from "./ProductChips";
import type { CatalogueSort } from "./queries";
import { useCatalogueWords } from "./useCatalogueWords";

/** The server sorts these columns one way only. */
const UP = ["up"] as const;
const DOWN = ["down"] as const;

interface CatalogueTableProps {
  products: readonly CatalogueProduct[];
  sort: CatalogueSort | undefined;
  onSort: (sort: string) => void;
  onOpen: (id: string) => void;
}

export function CatalogueTable({ products, sort, onSort, onOpen }: CatalogueTableProps) {
  const t = useCatalogueWords();
  const nameOf = useCategoryName();
  const { agoShort, dateTime } = useFormats();
  const row = useRows(products, ({ id }) => onOpen(id));
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t.table}>
        <thead>
          <tr>
            <SortHead by="code" ways={UP} sort={sort} onSort={onSort}>
              {t.columns.code}
            </SortHead>
            <SortHead by="name" ways={UP} sort={sort} onSort={onSort}>
              {t.columns.name}
            </SortHead>
            <th scope="col">{t.columns.category}</th>
            <SortHead by="price" align="right" sort={sort} onSort={onSort}>
              {t.columns.price}
            </SortHead>
            <SortHead by="stock" ways={UP} align="right" sort={sort} onSort={onSort}>
              {t.columns.stock}
            </SortHead>
            <th scope="col">{t.columns.state}</th>
            <SortHead by="updated_at" ways={DOWN} align="right" sort={sort} onSort={onSort}>
              {t.columns.updated}
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {products.map((product, index) => (
            <tr key={product.id} {...row(index)} aria-label={t.edit(product.name)}>
              <th scope="row">{product.code}</th>
              <td>
                <div className={classes.name}>{product.name}</div>
              </td>
              <td>{nameOf(product.category)}</td>
              <td data-align="right">
                <Money amount={product.price} className={table.strong} />
              </td>
              <td
                data-align="right"
                className="num"
                title={product.stock_as_of == null ? t.stockUnknown : t.stockAt(dateTime(product.stock_as_of))}
              >
                {product.stock == null ? "–" : formatCount(product.stock)}
              </td>
              <td>
                <ProductChips product={product} />
              </td>
              <td data-align="right" className="num" title={dateTime(product.updated_at)}>
                {agoShort(product.updated_at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
