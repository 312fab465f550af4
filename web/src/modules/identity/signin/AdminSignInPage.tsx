// Sign-in of the dealer's staff: email and password, then the code of those who use two steps.
import { Link } from "@tanstack/react-router";
import { IconArrowLeft, IconBuildingStore } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTotpWords } from "../totp/useTotpWords";
import { useIdentityWords } from "../useIdentityWords";
import type { Credentials } from "./calls";
import { PasswordStep } from "./PasswordStep";
import { SignInFrame } from "./SignInFrame";
import frame from "./Steps.module.css";
import { type SecondKind, TotpStep } from "./TotpStep";

export function AdminSignInPage(): ReactNode {
  const t = useIdentityWords();
  const { signIn: second } = useTotpWords();
  /** Right so far; the password waits in memory for the code, and nowhere else. */
  const [known, setKnown] = useState<Credentials | null>(null);
  const [kind, setKind] = useState<SecondKind>("app");
  const [refusal, setRefusal] = useState<string>();

  if (known === null) {
    const footer = (
      <Link to="/login">
        <IconBuildingStore /> {t.admin.toShop}
      </Link>
    );
    return (
      <SignInFrame title={t.admin.title} intro={t.admin.intro} footer={footer}>
        <PasswordStep
          refusal={refusal}
          onKnown={(credentials) => {
            setRefusal(undefined);
            setKind("app");
            setKnown(credentials);
          }}
        />
      </SignInFrame>
    );
  }
  const back = (
    <button type="button" className={frame.back} onClick={() => setKnown(null)}>
      <IconArrowLeft /> {second.back}
    </button>
  );
  return (
    <SignInFrame
      title={kind === "app" ? second.title : second.recoveryTitle}
      intro={kind === "app" ? second.intro : second.recoveryIntro}
      footer={back}
    >
      <TotpStep
        key={kind}
        credentials={known}
        kind={kind}
        onKind={setKind}
        onForgotten={(told) => {
          setRefusal(told);
          setKnown(null);
        }}
      />
    </SignInFrame>
  );
}
