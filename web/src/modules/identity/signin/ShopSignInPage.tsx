// Sign-in of a shop: who, then the code from WhatsApp.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconDeviceMobileMessage, IconShieldLock } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { simulatorPhonesQuery } from "@/api/simulator";
import { formatPhone, type Identifier } from "@/lib/phone";
import { useIdentityWords } from "../useIdentityWords";
import { CodeStep } from "./CodeStep";
import { IdentifyStep } from "./IdentifyStep";
import { SignInFrame } from "./SignInFrame";

export function ShopSignInPage(): ReactNode {
  const t = useIdentityWords();
  const [typed, setTyped] = useState("");
  const [sentTo, setSentTo] = useState<Identifier | null>(null);
  const simulator = useQuery(simulatorPhonesQuery());
  const footer = (
    <>
      <Link to="/admin/login">
        <IconShieldLock /> {t.shop.toAdmin}
      </Link>
      {simulator.isSuccess && (
        <Link to="/simulator" target="_blank">
          <IconDeviceMobileMessage /> {t.shop.simulator}
        </Link>
      )}
    </>
  );

  if (sentTo === null) {
    return (
      <SignInFrame title={t.shop.title} intro={t.shop.intro} footer={footer}>
        <IdentifyStep typed={typed} onTyped={setTyped} onSent={setSentTo} />
      </SignInFrame>
    );
  }
  const intro = sentTo.kind === "phone" ? t.shop.codeSent(formatPhone(sentTo.phone)) : t.shop.codeSentShop(sentTo.code);
  return (
    <SignInFrame title={t.shop.codeTitle} intro={intro} footer={footer}>
      <CodeStep identifier={sentTo} onChange={() => setSentTo(null)} />
    </SignInFrame>
  );
}
