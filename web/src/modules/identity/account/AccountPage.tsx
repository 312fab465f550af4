// One's own account: who one is, how the app looks, where one is signed in, and the way out.
import type { ReactNode } from "react";
import { holds, useSession } from "@/api/session";
import { PageHeader } from "@/ui/PageHeader";
import { DevicesCard } from "../devices/DevicesCard";
import { PasswordCard } from "../passwords/PasswordCard";
import { TotpCard } from "../totp/TotpCard";
import { useIdentityWords } from "../useIdentityWords";
import classes from "./AccountPage.module.css";
import { PreferencesCard } from "./PreferencesCard";
import { ProfileCard } from "./ProfileCard";
import { SignOutButton } from "./SignOutButton";

export function AccountPage(): ReactNode {
  const t = useIdentityWords();
  const session = useSession();
  if (session === null) return null;
  // Shops sign in by WhatsApp: they have no password and no second step.
  const isStaff = session.shop === null;
  return (
    <>
      <PageHeader title={t.account.title} />
      <div className={classes.grid}>
        <div className={classes.column}>
          <ProfileCard session={session} />
          {isStaff && <TotpCard />}
          <PreferencesCard />
        </div>
        <div className={classes.column}>
          {isStaff && <PasswordCard />}
          {holds(session, "identity.sessions.own") && <DevicesCard />}
          <SignOutButton kind={session.shop ? "shop" : "admin"} />
        </div>
      </div>
    </>
  );
}
