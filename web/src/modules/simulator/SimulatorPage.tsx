// The development simulator: a phone in the browser, and the mailbox.
import { Tabs } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconBrandWhatsapp, IconLogin2, IconMail } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Logo } from "@/ui/Logo";
import { Mailbox } from "./mailbox/Mailbox";
import { Phones } from "./phones/Phones";
import classes from "./SimulatorPage.module.css";
import { useSimulatorWords } from "./useSimulatorWords";

export function SimulatorPage(): ReactNode {
  const t = useSimulatorWords();
  const { tab } = useSearch({ from: "/simulator" });
  const navigate = useNavigate({ from: "/simulator" });
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Logo size={34} />
        <div className={classes.title}>
          <title>{`${t.title} · Niaga`}</title>
          <h1>{t.title}</h1>
          <p>{t.intro}</p>
        </div>
        <Link to="/login" className={classes.login}>
          <IconLogin2 size={20} /> <span>{t.toLogin}</span>
        </Link>
      </header>
      <Tabs
        className={classes.tabs}
        value={tab ?? "whatsapp"}
        keepMounted={false}
        onChange={(value) => void navigate({ search: { tab: value === "mailbox" ? "mailbox" : undefined }, replace: true })}
      >
        <Tabs.List>
          <Tabs.Tab value="whatsapp" leftSection={<IconBrandWhatsapp size={19} />}>
            {t.whatsapp}
          </Tabs.Tab>
          <Tabs.Tab value="mailbox" leftSection={<IconMail size={19} />}>
            {t.mailbox}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="whatsapp" className={classes.panel}>
          <Phones />
        </Tabs.Panel>
        <Tabs.Panel value="mailbox" className={classes.panel}>
          <Mailbox />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
