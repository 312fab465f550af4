// One salesman of a team, with the way to their shops.
import { Link } from "@tanstack/react-router";
import { IconBuildingStore } from "@tabler/icons-react";
import type { SalesPerson } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { formatPhone } from "@/lib/phone";
import { PersonActions } from "./PersonActions";
import { PersonChips } from "./PersonChips";
import classes from "./SalesPage.module.css";
import { useSalesWords } from "./useSalesWords";

export function PersonRow({ person }: { person: SalesPerson }) {
  const t = useSalesWords();
  const shops = formatCount(person.shops);
  return (
    <li className={classes.row} data-inactive={!person.is_active || undefined}>
      <div className={classes.who}>
        <strong>{person.name}</strong>
        <p>{person.phone ? <span className="num">{formatPhone(person.phone)}</span> : t.noPhone}</p>
      </div>
      <PersonChips person={person} />
      <Link
        to="/admin/shops"
        search={{ salesman: person.id, state: "all" }}
        className={classes.shops}
        aria-label={t.shopsOf(shops, person.name)}
      >
        <IconBuildingStore aria-hidden="true" /> {t.shops(shops)}
      </Link>
      <PersonActions person={person} />
    </li>
  );
}
