// The frame around every sign-in page: the house's face on one side, the form on the other.
import { SegmentedControl } from "@mantine/core";
import { IconBrandWhatsapp, IconChecklist, IconPackages } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { setLanguage, useLanguage } from "@/lib/language";
import { Logo } from "@/ui/Logo";
import { ProductTile } from "@/ui/ProductTile";
import { useIdentityWords } from "../useIdentityWords";
import classes from "./SignInFrame.module.css";

const SHOWN = ["OIL", "BRAKE", "CHAIN", "TIRE", "SPARK_PLUG", "BATTERY", "FILTER", "LAMP", "BEARING"];

interface SignInFrameProps {
  title: string;
  intro: string;
  children: ReactNode;
  footer?: ReactNode;
}

export function SignInFrame({ title, intro, children, footer }: SignInFrameProps) {
  const t = useIdentityWords();
  const language = useLanguage();
  return (
    <div className={classes.page}>
      <aside className={classes.face}>
        <div className={classes.mosaic} aria-hidden="true">
          {SHOWN.map((category) => (
            <ProductTile key={category} category={category} shape="card" />
          ))}
        </div>
        <div className={classes.pitch}>
          <p className={classes.tagline}>{t.tagline}</p>
          <ul>
            <li>
              <IconPackages /> {t.points.stock}
            </li>
            <li>
              <IconChecklist /> {t.points.order}
            </li>
            <li>
              <IconBrandWhatsapp /> {t.points.whatsapp}
            </li>
          </ul>
        </div>
      </aside>
      <main className={classes.side}>
        <div className={classes.top}>
          <Logo size={38} named />
          <SegmentedControl
            aria-label={t.account.language}
            size="sm"
            value={language}
            data={[
              { value: "id", label: "ID" },
              { value: "en", label: "EN" },
            ]}
            onChange={(value) => setLanguage(value === "en" ? "en" : "id")}
          />
        </div>
        <div className={classes.form}>
          <title>{`${title} · Niaga`}</title>
          <h1>{title}</h1>
          <p className={classes.intro}>{intro}</p>
          {children}
        </div>
        {footer !== undefined && <footer className={classes.footer}>{footer}</footer>}
      </main>
    </div>
  );
}
